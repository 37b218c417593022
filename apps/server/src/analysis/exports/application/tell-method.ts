import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

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

/**
 * What a method section states. A seat has one state now but was in others before: whoever is active was invited and
 * accepted. From `declined` and `withdrawn` it cannot be told how far they had come, so the changes are asked.
 */
@Injectable()
export class TellMethod {
  constructor(private readonly work: UnitOfWork) {}

  async facts(studyId: string): Promise<MethodFacts> {
    const [row] = await this.work.query<MethodFacts>(
      `with seat as (
         select s.state, array(select c.to_state from research.seat_change c where c.study_id = $1 and c.seat_id = s.id) as been from research.seat s where s.study_id = $1
       )
       select count(*)::int as seats,
              count(*) filter (where state in ('invited','accepted','agreed','active','completed','dropped','expired') or 'invited' = any(been))::int as invited,
              count(*) filter (where state in ('accepted','agreed','active','completed','dropped') or 'accepted' = any(been))::int as accepted,
              count(*) filter (where state = 'completed')::int as completed,
              count(*) filter (where state = 'dropped')::int as dropped,
              count(*) filter (where state = 'withdrawn')::int as withdrawn,
              (select count(*)::int from research.question q where q.study_id = $1 and q.withdrawn_at is null) as questions,
              (select count(*)::int from research.written_post p where p.study_id = $1 and p.kind = 'answer' and p.skip_reason is null) as answers,
              (select count(distinct p.seat_id)::int from research.written_post p where p.study_id = $1 and p.kind = 'answer' and p.skip_reason is null) as answered
         from seat`,
      [studyId],
    );
    if (!row) throw new Error('a count without a row');
    return row;
  }
}
