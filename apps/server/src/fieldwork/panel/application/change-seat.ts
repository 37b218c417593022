import { Injectable } from '@nestjs/common';
import type { Actor, SeatReason, SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { mayFollow } from '../domain/seat-change.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { SeatChanged } from '../panel.events.js';

/** A code for what the service knows, with what belongs to it, or the words of a person. */
export type WhyChanged = SeatReason | { code?: SeatReason; words: string };

/** The one way in which a seat comes from one state into another: checked, written down with its reason, announced. */
@Injectable()
export class ChangeSeat {
  constructor(
    private readonly work: UnitOfWork,
    private readonly seats: SeatChangesRepository,
    private readonly facts: Facts,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async change(actor: Actor, studyId: string, seatId: string, to: SeatState, why: WhyChanged): Promise<void> {
    await this.work.run(async () => {
      const state = await this.seats.lockState(studyId, seatId);
      if (!state) throw missing('seat');
      if (!mayFollow(state, to)) throw conflict('panel.seat-order', `A seat cannot go from ${state} to ${to}.`);
      await this.seats.setState(studyId, seatId, to);
      await this.record(studyId, seatId, state, to, why);
      await this.audit.record(actor, 'panel.seat-changed', studyId, { seatId, from: state, to });
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
    await this.seats.addChange(studyId, seatId, { from, to, code, words });
    await this.facts.announce(new SeatChanged(studyId, seatId, from, to));
  }
}
