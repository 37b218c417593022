import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface PictureRow {
  id: string;
  question: string;
  name: string;
  type: string;
  width: number;
  height: number;
  bytes: number;
}

/** The rows of applicants' pictures; their bytes lie in the file store under the same ids. */
@Injectable()
export class PicturesRepository {
  constructor(private readonly work: UnitOfWork) {}

  async add(studyId: string, applicationId: string, picture: PictureRow): Promise<void> {
    const { id, question, name, type, width, height, bytes } = picture;
    await this.work.query(
      `insert into research.application_picture
         (id, study_id, application_id, question, name, type, width, height, bytes, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, platform.clock_now($2))`,
      [id, studyId, applicationId, question, name, type, width, height, bytes],
    );
  }

  /** Those of these that have a row. */
  async known(ids: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      'select id from research.application_picture where id = any($1::uuid[])',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async typeOf(studyId: string, applicationId: string, pictureId: string): Promise<string | undefined> {
    const [row] = await this.work.query<{ type: string }>(
      'select type from research.application_picture where study_id = $1 and application_id = $2 and id = $3',
      [studyId, applicationId, pictureId],
    );
    return row?.type;
  }

  /** Deletes the rest and tells their ids. */
  async keepOnly(studyId: string, applicationId: string, kept: readonly string[]): Promise<string[]> {
    const gone = await this.work.query<{ id: string }>(
      `delete from research.application_picture
        where study_id = $1 and application_id = $2 and id <> all($3::uuid[]) returning id`,
      [studyId, applicationId, kept],
    );
    return gone.map(({ id }) => id);
  }
}
