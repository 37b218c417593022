import { Injectable } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import {
  PeopleRegister,
  PersonalDataKeepers,
  type HoldsPersonalData,
} from '../../../foundation/privacy/privacy.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { ChangeSeat } from './change-seat.js';
import { PeopleRules } from './people-rules.js';
import { SeatQueries } from './seat.queries.js';

/** Leaving, in either way, takes effect at once: links and sessions end with it. */
@Injectable()
export class LeaveStudy implements HoldsPersonalData {
  readonly name = 'panel';

  constructor(
    private readonly work: UnitOfWork,
    private readonly doors: ParticipantDoors,
    private readonly keepers: PersonalDataKeepers,
    private readonly people: PeopleRegister,
    private readonly seats: SeatQueries,
    private readonly seatRows: SeatsRepository,
    private readonly seatChanges: SeatChangesRepository,
    private readonly rules: PeopleRules,
    private readonly changeSeat: ChangeSeat,
    private readonly applicants: Applicants,
  ) {}

  known(ids: readonly string[]): Promise<readonly string[]> {
    return this.seatRows.knownPeople(ids);
  }

  /** The alias was this person's own word, and reasons that somebody typed may speak of them. The form they applied with goes too. */
  async erase(studyId: string, seatId: string): Promise<void> {
    const applicationId = await this.seatChanges.forget(studyId, seatId);
    if (!applicationId) return;
    await this.rules.forget(studyId, applicationId);
    await this.applicants.forget(studyId, applicationId);
  }

  async stop(actor: ParticipantActor): Promise<void> {
    await this.work.run(async () => {
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'dropped', 'left');
      await this.doors.revokeAll(actor.seatId);
    });
  }

  async stopAndErase(actor: ParticipantActor): Promise<void> {
    await this.work.run(async () => {
      const seat = await this.seats.find(actor.studyId, actor.seatId);
      if (!seat) throw missing('seat');
      await this.keepers.eraseWords(actor.studyId, actor.seatId);
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'withdrawn', 'erased');
      await this.doors.revokeAll(actor.seatId);
      // Another database role and so another transaction: last, when nothing else can fail any more but the commit.
      // Should that fail, the person is still signed in and can press the button again.
      await this.people.erase(actor, actor.studyId, [seat.personId]);
    });
  }
}
