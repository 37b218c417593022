import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import {
  PeopleRegister,
  PersonalDataKeepers,
  type HoldsPersonalData,
} from '../../../foundation/privacy/privacy.facade.js';
import { ChangeSeat } from './change-seat.js';

/** Leaving, in either way, takes effect at once: links and sessions end with it. */
@Injectable()
export class LeaveStudy implements OnModuleInit, HoldsPersonalData {
  readonly name = 'panel';

  constructor(
    private readonly work: UnitOfWork,
    private readonly doors: ParticipantDoors,
    private readonly keepers: PersonalDataKeepers,
    private readonly people: PeopleRegister,
    private readonly changeSeat: ChangeSeat,
  ) {}

  onModuleInit(): void {
    this.keepers.register(this);
  }

  /** The alias was this person's own word; without it the name is free again. */
  async erase(studyId: string, seatId: string): Promise<void> {
    await this.work.query('update research.seat set alias = null, alias_key = null where study_id = $1 and id = $2', [
      studyId,
      seatId,
    ]);
  }

  async stop(actor: ParticipantActor): Promise<void> {
    await this.work.run(async () => {
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'dropped', 'left');
      await this.doors.revokeAll(actor.seatId);
    });
  }

  async stopAndErase(actor: ParticipantActor): Promise<void> {
    await this.work.run(async () => {
      const [seat] = await this.work.query<{ personId: string; applicationId: string }>(
        'select person_id as "personId", application_id as "applicationId" from research.seat where study_id = $1 and id = $2',
        [actor.studyId, actor.seatId],
      );
      if (!seat) throw missing('seat');
      await this.keepers.eraseWords(actor.studyId, actor.seatId, seat.applicationId);
      await this.changeSeat.change(actor, actor.studyId, actor.seatId, 'withdrawn', 'left and erased');
      await this.doors.revokeAll(actor.seatId);
      // Another database role and so another transaction: last, when nothing else can fail any more but the commit.
      // Should that fail, the person is still signed in and can press the button again.
      await this.people.erase(actor, actor.studyId, [seat.personId]);
    });
  }
}
