import { Injectable } from '@nestjs/common';
import { readerOf, NAMES, hasAnswered, isInTheOpen } from './masking.fragments.js';
import { isOpenFor } from '../../guide/guide.facade.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

const UNANSWERED = `p.kind = 'probe' and p.erased_at is null
  and not exists (select 1 from research.post a where a.parent_id = p.id and a.kind = 'probe_answer')`;

@Injectable()
export class ProbesRepository {
  constructor(private readonly work: UnitOfWork) {}

  close(studyId: string, answerId: string): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>(
      `update research.post p set closed_at = platform.clock_now($1)
          where p.study_id = $1 and p.parent_id = $2 and p.closed_at is null and ${UNANSWERED} returning p.id`,
      [studyId, answerId],
    );
  }

  reopenLast(studyId: string, answerId: string): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>(
      `update research.post set closed_at = null
          where study_id = $1 and id = (select p.id from research.post p
            where p.study_id = $1 and p.parent_id = $2 and ${UNANSWERED}
                                         order by p.created_at desc limit 1) returning id`,
      [studyId, answerId],
    );
  }

  async placeOfReply(
    studyId: string,
    seatId: string,
    questionId: string,
    parentId: string,
  ): Promise<{ open: boolean } | undefined> {
    const [row] = await this.work.query<{ open: boolean }>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })}),
       q as (select q.id, q.masking, ${isOpenFor(NAMES)} as open,
         ${hasAnswered({ study: '$1', question: 'q', seat: '$2' })} as answered
               from me join research.planned_question q on q.study_id = $1 and q.id = $3
                 where me.state in ('agreed','active','completed'))
       select q.open from q join research.post p on p.study_id = $1 and p.question_id = q.id and p.id = $4
        where p.erased_at is null and p.kind in ('answer','reply','moderator_reply')
          and ${isInTheOpen({ post: 'p', question: 'q' })}`,
      [studyId, seatId, questionId, parentId],
    );
    return row;
  }

  async toAnswer(
    studyId: string,
    seatId: string,
    probeId: string,
  ): Promise<{ questionId: string; open: boolean } | undefined> {
    const [row] = await this.work.query<{ questionId: string; open: boolean }>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select p.question_id as "questionId", me.phase = 'field' and me.state in ('agreed','active','completed') as open
         from me join research.post p on p.study_id = $1 and p.id = $3
        where p.kind = 'probe' and p.about_seat_id = $2 and p.erased_at is null`,
      [studyId, seatId, probeId],
    );
    return row;
  }

  async question(studyId: string, seatId: string, probeId: string): Promise<{ questionId: string } | undefined> {
    const [row] = await this.work.query<{ questionId: string }>(
      `select question_id as "questionId" from research.post
         where study_id = $1 and id = $3 and about_seat_id = $2 and kind = 'probe'`,
      [studyId, seatId, probeId],
    );
    return row;
  }
}
