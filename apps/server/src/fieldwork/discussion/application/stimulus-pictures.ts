import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { FileStore } from '../../../platform/files/file-store.js';
import type { PhotoBytes } from './photos.js';
import { isShownTo } from '../../guide/guide.facade.js';
import { NAMES, readerOf } from '../persistence/masking.fragments.js';

/** What participants look at before they answer: from the moment its question opens for them, not before. */
@Injectable()
export class StimulusPictures {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: FileStore,
  ) {}

  async find(studyId: string, seatId: string, fileId: string): Promise<PhotoBytes | undefined> {
    const [row] = await this.work.query<{ type: string }>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select f.type from me join research.stimulus_picture f on f.study_id = $1 and f.id = $3
        where exists (select 1 from research.planned_question q join research.question_wording v on v.question_id = q.id
                       where q.study_id = $1 and ${isShownTo(NAMES)} and v.stimuli @> jsonb_build_array(jsonb_build_object('fileId', $3::text)))`,
      [studyId, seatId, fileId],
    );
    const bytes = row && (await this.files.get(fileId));
    return bytes && { bytes, type: row.type };
  }
}
