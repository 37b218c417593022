import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { OpinionsRepository } from '../persistence/opinions.repository.js';

/** What colleagues tell each other about an application; everybody takes back their own words alone. */
@Injectable()
export class NoteApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: OpinionsRepository,
    private readonly live: Live,
  ) {}

  async add(actor: StaffActor, studyId: string, applicationId: string, text: string): Promise<string> {
    const id = randomUUID();
    await this.work.run(async () => {
      const made = await this.rows.addNote({ id, studyId, applicationId, staffId: actor.staffId, text });
      if (!made) throw missing('application');
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
    return id;
  }

  async remove(actor: StaffActor, studyId: string, applicationId: string, noteId: string): Promise<void> {
    await this.work.run(async () => {
      const gone = await this.rows.removeNote(studyId, applicationId, noteId, actor.staffId);
      if (!gone) throw missing('note');
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
