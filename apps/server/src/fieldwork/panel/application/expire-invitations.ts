import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Log } from '../../../platform/logging/log.js';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { ChangeSeat } from './change-seat.js';

const EXPIRE = 'panel.expire';
const TICK_MS = 5_000;

/** Ends invitations that nobody answered in time. Who answers late is told so, kindly, at the door. */
@Injectable()
export class ExpireInvitations implements OnModuleInit {
  private asking = false;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationsRepository,
    private readonly jobs: Jobs,
    private readonly changeSeat: ChangeSeat,
    private readonly doors: ParticipantDoors,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(EXPIRE, ({ studyId }) => this.execute(String(studyId)));
  }

  @Interval('panel.due', TICK_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web' || this.asking) return;
    this.asking = true;
    try {
      for (const id of await this.invitations.studiesWithOverdue())
        await this.jobs.enqueue(EXPIRE, { studyId: id }, { key: `${EXPIRE}:${id}` });
    } catch (fault) {
      // The database is away or this program is stopping; the next tick asks again.
      this.log.warn('panel.tick', { fault: (fault as Error).message });
    } finally {
      this.asking = false;
    }
  }

  async execute(studyId: string): Promise<void> {
    await this.work.run(async () => {
      for (const id of await this.invitations.lockOverdue(studyId)) {
        await this.changeSeat.change({ kind: 'system' }, studyId, id, 'expired', 'notAnswered');
        await this.doors.revokeAll(id);
      }
    });
  }
}
