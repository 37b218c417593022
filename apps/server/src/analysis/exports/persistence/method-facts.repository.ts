import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** What a method section states. */
export interface MethodFacts {
  seats: number;
  invited: number;
  accepted: number;
  completed: number;
  dropped: number;
  withdrawn: number;
  questions: number;
  answers: number;
  answered: number;
}

@Injectable()
export class MethodFactsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * A seat has one state now but was in others before: whoever is active was invited and accepted. From `declined` and
   * `withdrawn` it cannot be told how far they had come, so the changes are asked.
   */
  async count(studyId: string): Promise<MethodFacts> {
    const [row] = await this.work.query<MethodFacts>(
      `with seat as (
         select s.state, array(select c.to_state from research.seat_history c
                                where c.study_id = $1 and c.seat_id = s.id) as been
           from research.participant s where s.study_id = $1
       ), answer as (
         select p.seat_id from research.written_post p
          where p.study_id = $1 and p.kind = 'answer' and p.skip_reason is null
       )
       select count(*)::int as seats,
              count(*) filter (where 'invited' = any(been) or state in
                ('invited', 'accepted', 'agreed', 'active', 'completed', 'dropped', 'expired'))::int as invited,
              count(*) filter (where 'accepted' = any(been) or state in
                ('accepted', 'agreed', 'active', 'completed', 'dropped'))::int as accepted,
              count(*) filter (where state = 'completed')::int as completed,
              count(*) filter (where state = 'dropped')::int as dropped,
              count(*) filter (where state = 'withdrawn')::int as withdrawn,
              (select count(*)::int from research.planned_question q
                where q.study_id = $1 and q.withdrawn_at is null) as questions,
              (select count(*)::int from answer) as answers,
              (select count(distinct seat_id)::int from answer) as answered
         from seat`,
      [studyId],
    );
    if (!row) throw new Error('a count without a row');
    return row;
  }
}
