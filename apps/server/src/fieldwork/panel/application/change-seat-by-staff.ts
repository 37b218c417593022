import { Injectable } from '@nestjs/common';
import type { panelRoutes, ParsedBodyOf, SeatEntry, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import { ChangeSeat } from './change-seat.js';
import { PanelPlans } from './panel-plan.js';
import { SeatQueries } from './seat.queries.js';

/** What a researcher knows of a person: who cannot come after all, who has left, who is taken back. */
@Injectable()
export class ChangeSeatByStaff {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly seats: SeatQueries,
    private readonly changeSeat: ChangeSeat,
    private readonly doors: ParticipantDoors,
  ) {}

  async change(
    actor: StaffActor,
    studyId: string,
    seatId: string,
    { to, reason }: ParsedBodyOf<typeof panelRoutes.changeSeat>,
  ): Promise<SeatEntry> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const seat = await this.seats.find(studyId, seatId);
      if (!seat) throw missing('seat');
      if (to === 'active' && (seat.state !== 'dropped' || seat.agreedAt === null))
        throw conflict('panel.not-taken-back', 'Only somebody who had agreed to take part and left can be taken back.');
      await this.changeSeat.change(actor, studyId, seatId, to, { words: reason });
      // Whoever is out is out at once; who is taken back is sent a new link.
      if (to !== 'active') await this.doors.revokeAll(seatId);
      const [entry] = await this.seats.entries(studyId, seatId);
      if (!entry) throw missing('seat');
      return entry;
    });
  }
}
