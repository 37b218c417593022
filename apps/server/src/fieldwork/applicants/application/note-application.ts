import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';

/** What colleagues tell each other about an application; everybody takes back their own words alone. */
@Injectable()
export class NoteApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
  ) {}

  async add(actor: StaffActor, studyId: string, applicationId: string, text: string): Promise<string> {
    const id = randomUUID();
    await this.work.run(async () => {
      const made = await this.work.query(
        `insert into research.application_note (id, study_id, application_id, staff_id, text, at)
         select $1, a.study_id, a.id, $4, $5, platform.clock_now(a.study_id) from research.application a where a.study_id = $2 and a.id = $3
         returning id`,
        [id, studyId, applicationId, actor.staffId, text],
      );
      if (made.length === 0) throw missing('application');
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
    return id;
  }

  async remove(actor: StaffActor, studyId: string, applicationId: string, noteId: string): Promise<void> {
    await this.work.run(async () => {
      const gone = await this.work.query(
        'delete from research.application_note where study_id = $1 and application_id = $2 and id = $3 and staff_id = $4 returning id',
        [studyId, applicationId, noteId, actor.staffId],
      );
      if (gone.length === 0) throw missing('note');
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
