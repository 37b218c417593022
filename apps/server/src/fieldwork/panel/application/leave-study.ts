import { Injectable } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import {
  PersonalDataKeepers,
  PeopleRegister,
  type HoldsPersonalData,
} from '../../../foundation/privacy/privacy.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
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
    private readonly rules: PeopleRules,
    private readonly changeSeat: ChangeSeat,
    private readonly applicants: Applicants,
  ) {}

  /** The alias was this person's own word, and reasons that somebody typed may speak of them. The form they applied with goes too. */
  async erase(studyId: string, seatId: string): Promise<void> {
    const [seat] = await this.work.query<{ applicationId: string }>(
      `update research.seat set alias = null, alias_key = null where study_id = $1 and id = $2
        returning application_id as "applicationId"`,
      [studyId, seatId],
    );
    await this.work.query(
      `update research.seat_change set reason = '' where study_id = $1 and seat_id = $2 and code is null`,
      [studyId, seatId],
    );
    if (!seat) return;
    await this.rules.forget(studyId, seat.applicationId);
    await this.applicants.forget(studyId, seat.applicationId);
  }

  async stop(actor: ParticipantActor): Promise<void> {
    await this.work.run(async () => {
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'dropped', 'left');
      await this.doors.revokeAll(actor.seatId);
    });
  }

  async stopAndErase(actor: ParticipantActor): Promise<void> {
    await this.work.run(async () => {
      const seat = await this.seats.one(actor.studyId, actor.seatId);
      if (!seat) throw missing('seat');
      await this.keepers.eraseWords(actor.studyId, actor.seatId);
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'withdrawn', 'erased');
      await this.doors.revokeAll(actor.seatId);
      // Another database role and so another transaction: last, when nothing else can fail any more but the commit.
      // Should that fail, the person is still signed in and can press the button again.
      await this.people.erase(actor, actor.studyId, [seat.personId]);
    });
  }

  async known(ids: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      'select person_id as id from research.seat where person_id = any($1)',
      [ids],
    );
    return rows.map((row) => row.id);
  }
}
