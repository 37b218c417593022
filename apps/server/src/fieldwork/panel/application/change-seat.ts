import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor, SeatReason, SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { mayFollow } from '../domain/seat-change.js';
import { SeatChanged } from '../panel.events.js';
import { because } from '../../../platform/errors/because.js';

/** A code for what the service knows, with what belongs to it, or the words of a person. */
export type WhyChanged = SeatReason | { code?: SeatReason; words: string };

/** The one way in which a seat comes from one state into another: checked, written down with its reason, announced. */
@Injectable()
export class ChangeSeat {
  constructor(
    private readonly work: UnitOfWork,
    private readonly facts: Facts,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async change(actor: Actor, studyId: string, seatId: string, to: SeatState, why: WhyChanged): Promise<void> {
    await this.work.run(async () => {
      const [seat] = await this.work.query<{ state: SeatState }>(
        'select state from research.seat where id = $1 and study_id = $2 for update',
        [seatId, studyId],
      );
      if (!seat) throw missing('seat');
      if (!mayFollow(seat.state, to))
        throw conflict('panel.seat-order', because('panel.refusal.seat-order', { state: seat.state, to }));
      await this.work.query('update research.seat set state = $3 where id = $1 and study_id = $2', [
        seatId,
        studyId,
        to,
      ]);
      await this.record(studyId, seatId, seat.state, to, why);
      await this.audit.record(actor, 'panel.seat-changed', studyId, { seatId, from: seat.state, to });
      await this.live.tell({ studyId, topic: 'seat', id: seatId });
    });
  }

  /** A seat that was just made. */
  async made(studyId: string, seatId: string, why: WhyChanged): Promise<void> {
    await this.record(studyId, seatId, null, 'drawn', why);
  }

  private async record(
    studyId: string,
    seatId: string,
    from: SeatState | null,
    to: SeatState,
    why: WhyChanged,
  ): Promise<void> {
    const { code = null, words } = typeof why === 'string' ? { code: why, words: '' } : why;
    await this.work.query(
      `insert into research.seat_change (id, study_id, seat_id, from_state, to_state, code, reason, at)
       values ($1, $2, $3, $4, $5, $6, $7, platform.clock_now($2))`,
      [randomUUID(), studyId, seatId, from, to, code, words],
    );
    await this.facts.announce(new SeatChanged(studyId, seatId, from, to));
  }
}
