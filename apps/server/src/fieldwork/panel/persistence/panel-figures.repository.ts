import { Injectable } from '@nestjs/common';
import { TAKING_PART, type StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { HOLDS_A_SEAT } from '../domain/seat-change.js';

/** An invitation that ends within this time is told on Overview. */
const SOON = '24 hours';

/** What Overview says of the panel. */
export interface PanelFigures {
  phase: StudyPhase;
  seats: number;
  unanswered: number;
  expiring: number;
  taking: number;
  empty: number;
}

@Injectable()
export class PanelFiguresRepository {
  constructor(private readonly work: UnitOfWork) {}

  async count(studyId: string): Promise<PanelFigures | undefined> {
    const [row] = await this.work.query<PanelFigures>(
      `select t.phase, count(s.id)::int as seats,
              count(*) filter (where s.state = 'invited')::int as unanswered,
              count(*) filter (where s.state = 'invited'
                                 and s.answer_by < platform.clock_now(t.id) + $4::interval)::int as expiring,
              count(*) filter (where s.state = any($2))::int as taking,
              (select p.seats from research.panel_plan p where p.study_id = t.id)
                - count(*) filter (where s.state = any($3) and (s.kind = 'panel' or s.state <> 'drawn'))::int as empty
         from research.study_facts t left join research.seat s on s.study_id = t.id
        where t.id = $1 group by t.id, t.phase`,
      [studyId, TAKING_PART, HOLDS_A_SEAT, SOON],
    );
    return row;
  }
}
