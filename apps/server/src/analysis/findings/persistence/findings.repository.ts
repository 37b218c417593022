import { Injectable } from '@nestjs/common';
import type { UsesOfSegment, Weight } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Sight } from '../domain/sight.js';
import { citable } from './citable.js';
import { HypothesisEntity, ObservedCaseEntity } from './findings.entities.js';

export interface FindingsTotals {
  themes: number;
  hypotheses: number;
  inThemes: Weight;
  asEvidence: Weight;
  together: Weight;
}

/** What spans themes and hypotheses, and the parts of the study file. */
@Injectable()
export class FindingsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** In which themes and hypotheses these segments stand; a segment that may not be seen answers nothing. */
  usesOf(studyId: string, segmentIds: readonly string[], sight: Sight): Promise<UsesOfSegment[]> {
    return this.work.query<UsesOfSegment>(
      `select s.id as "segmentId",
              coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position, t.name)
                          from research.theme_quote q join research.theme t on t.id = q.theme_id
                         where q.study_id = $1 and q.segment_id = s.id), '[]') as themes,
              coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'key', h.key, 'stance', e.stance)
                                         order by h.position, h.key)
                          from research.evidence e join research.hypothesis h on h.id = e.hypothesis_id
                         where e.study_id = $1 and e.segment_id = s.id), '[]') as hypotheses
         from ${citable('$3')} where s.study_id = $1 and s.id = any($2)`,
      [studyId, segmentIds, sight === 'everything'],
    );
  }

  /** How much there is in all: people, quotes and rows, in themes, as evidence, and together. */
  async totals(studyId: string): Promise<FindingsTotals | undefined> {
    const [row] = await this.work.query<FindingsTotals>(
      `with place as (
         select s.id, p.seat_id, 'theme' as of from ${citable('true')}
           join research.theme_quote q on q.segment_id = s.id and q.study_id = $1 where s.study_id = $1
         union all
         select s.id, p.seat_id, 'evidence' from ${citable('true')}
           join research.evidence e on e.segment_id = s.id and e.study_id = $1 where s.study_id = $1
       ), total as (
         select of, count(distinct seat_id)::int as people, count(distinct id)::int as segments
           from place group by grouping sets ((of), ())
       ), said as (
         select coalesce(of, 'all') as of, jsonb_build_object('people', people, 'segments', segments) as weight
           from total
       ), none as (select '{"people": 0, "segments": 0}'::jsonb as weight)
       select (select count(*)::int from research.theme where study_id = $1) as themes,
              (select count(*)::int from research.hypothesis where study_id = $1) as hypotheses,
              coalesce((select weight from said where of = 'theme'), weight) as "inThemes",
              coalesce((select weight from said where of = 'evidence'), weight) as "asEvidence",
              coalesce((select weight from said where of = 'all'), weight) as together
         from none`,
      [studyId],
    );
    return row;
  }

  /** Hypotheses without evidence and themes without quotes. */
  async countBare(studyId: string): Promise<{ hypotheses: number; themes: number }> {
    const [row] = await this.work.query<{ hypotheses: number; themes: number }>(
      `select (select count(*)::int from research.hypothesis h where h.study_id = $1 and not exists (
                 select 1 from ${citable('true')} join research.evidence e on e.segment_id = s.id
                  where s.study_id = $1 and e.hypothesis_id = h.id)) as hypotheses,
              (select count(*)::int from research.theme t where t.study_id = $1 and not exists (
                 select 1 from ${citable('true')} join research.theme_quote q on q.segment_id = s.id
                  where s.study_id = $1 and q.theme_id = t.id)) as themes`,
      [studyId],
    );
    return row ?? { hypotheses: 0, themes: 0 };
  }

  async addHypotheses(rows: HypothesisEntity[]): Promise<void> {
    if (rows.length > 0) await this.work.repository(HypothesisEntity).insert(rows);
  }

  async addCases(rows: ObservedCaseEntity[]): Promise<void> {
    if (rows.length > 0) await this.work.repository(ObservedCaseEntity).insert(rows);
  }

  cases(studyId: string): Promise<ObservedCaseEntity[]> {
    return this.work
      .repository(ObservedCaseEntity)
      .find({ where: { studyId }, order: { position: 'ASC', key: 'ASC' } });
  }
}
