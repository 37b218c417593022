import { Injectable } from '@nestjs/common';
import type { Language, ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ParticipantDoors, type OpenedLink } from '../../../foundation/access/access.facade.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import { LETS_IN, nextStepOf } from '../domain/seat-change.js';
import type { SeatView } from '../persistence/seats.repository.js';
import { ChangeSeat } from './change-seat.js';
import { SeatQueries } from './seat.queries.js';

/** A link that may be shown: what it opens, whose it is, and whether this browser is inside already. */
export interface Doorway {
  link: OpenedLink;
  seat: SeatView;
  study: StudyFacts;
  inside: boolean;
}

/** Coming in by a mailed link. Looking changes nothing; only pressing the button does. */
@Injectable()
export class EnterByLink {
  constructor(
    private readonly work: UnitOfWork,
    private readonly doors: ParticipantDoors,
    private readonly seats: SeatQueries,
    private readonly studies: Studies,
    private readonly changeSeat: ChangeSeat,
  ) {}

  /** Undefined for a link that is unknown, too old or taken back, or whose seat lets nobody in any more. */
  async look(token: string, session: string | undefined): Promise<Doorway | undefined> {
    const link = await this.doors.look(token);
    if (!link) return undefined;
    const seat = await this.seats.find(link.studyId, link.seatId);
    if (!seat || !LETS_IN.includes(seat.state)) return undefined;
    const actor = session ? await this.doors.find(session) : undefined;
    const study = await this.studies.facts(link.studyId);
    return { link, seat, study, inside: actor?.seatId === link.seatId };
  }

  /** Undefined when the link was spent in the meantime. */
  async enter(
    token: string,
    { link, seat }: Doorway,
    language: Language,
  ): Promise<{ session: string; to: string } | undefined> {
    return this.work.run(async () => {
      const entered = await this.doors.enter(token, language);
      if (!entered) return undefined;
      const actor: ParticipantActor = { kind: 'participant', studyId: seat.studyId, seatId: seat.seatId, language };
      if (seat.state === 'invited')
        await this.changeSeat.change(actor, seat.studyId, seat.seatId, 'accepted', 'cameIn');
      return { session: entered.session, to: whereTo(link, seat) };
    });
  }

  async decline({ link, seat }: Doorway): Promise<boolean> {
    if (link.purpose !== 'invitation' || seat.state !== 'invited') return false;
    await this.work.run(async () => {
      const actor: ParticipantActor = {
        kind: 'participant',
        studyId: seat.studyId,
        seatId: seat.seatId,
        language: seat.language,
      };
      await this.changeSeat.change(actor, seat.studyId, seat.seatId, 'declined', 'declined');
      await this.doors.revokeAll(seat.seatId);
    });
    return true;
  }
}

export const whereTo = (link: OpenedLink, seat: SeatView): string => nextStepOf(seat) ?? link.next;
