import { Injectable } from '@nestjs/common';

import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

@Injectable()
export class ErasureRepository {
  constructor(private readonly work: UnitOfWork) {}

  erasePosts(studyId: string, seatId: string): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>(
      `update research.post set erased_at = platform.clock_now($1), skip_reason = null, submission_key = null
          where study_id = $1 and (seat_id = $2 or about_seat_id = $2) and erased_at is null returning id`,
      [studyId, seatId],
    );
  }

  async eraseWords(studyId: string, seatId: string): Promise<void> {
    await this.work.query(
      `update research.post_version v set body = '', chosen = null from research.post p
          where p.id = v.post_id and p.study_id = $1 and (p.seat_id = $2 or p.about_seat_id = $2)`,
      [studyId, seatId],
    );
  }

  async eraseDrafts(studyId: string, seatId: string): Promise<void> {
    await this.work.query('delete from research.draft where study_id = $1 and seat_id = $2', [studyId, seatId]);
  }

  async erasePeerTurns(studyId: string, seatId: string): Promise<void> {
    await this.work.query(
      `delete from research.peer_turn t where t.study_id = $1
         and (t.seat_id = $2 or t.post_id in (select id from research.post where study_id = $1 and seat_id = $2))`,
      [studyId, seatId],
    );
  }

  async eraseLooks(studyId: string, seatId: string): Promise<void> {
    await this.work.query('delete from research.question_seen where study_id = $1 and seat_id = $2', [studyId, seatId]);
  }

  async eraseExposure(studyId: string, seatId: string): Promise<void> {
    await this.work.query('delete from research.exposure where study_id = $1 and seat_id = $2', [studyId, seatId]);
  }
}
