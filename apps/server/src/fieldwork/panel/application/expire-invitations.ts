import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Log } from '../../../platform/logging/log.js';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import { ChangeSeat } from './change-seat.js';

const EXPIRE = 'panel.expire';
const TICK_MS = 5_000;

/** Invitations whose day is over, in studies where somebody can still be invited. */
const DUE = `from research.study t join research.seat s on s.study_id = t.id and s.state = 'invited'
  where t.phase in ('recruiting', 'field') and s.answer_by < platform.clock_now(t.id)`;

/** Gives the place of somebody who did not answer free. A late answer is told so, kindly, at the door. */
@Injectable()
export class ExpireInvitations implements OnModuleInit {
  private asking = false;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
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
      const due = await this.work.query<{ id: string }>(`select distinct t.id ${DUE}`);
      for (const { id } of due) await this.jobs.enqueue(EXPIRE, { studyId: id }, { key: `${EXPIRE}:${id}` });
    } catch (fault) {
      // The database is away or this program is stopping; the next tick asks again.
      this.log.warn('panel.tick', { fault: (fault as Error).message });
    } finally {
      this.asking = false;
    }
  }

  async execute(studyId: string): Promise<void> {
    await this.work.run(async () => {
      // Locked in one order, so that two instances wait for each other; what one of them changed the other leaves out.
      const seats = await this.work.query<{ id: string }>(
        `select s.id ${DUE} and t.id = $1 order by s.id for update of s`,
        [studyId],
      );
      for (const { id } of seats) {
        await this.changeSeat.change({ kind: 'system' }, studyId, id, 'expired', 'notAnswered');
        await this.doors.revokeAll(id);
      }
    });
  }
}
