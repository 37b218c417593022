import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OverviewItem, SegmentUse, StudyFile } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { OverviewSource, StudyFileSection } from '../../../fieldwork/study/study.facade.js';
import type { UsesSegments } from '../../coding/coding.facade.js';
import { HypothesisEntity, ObservedCaseEntity } from '../persistence/findings.entities.js';
import { FindingsQueries } from './findings.queries.js';
import { citable } from './quotes.queries.js';

/** The findings' sections of the study file, what Overview shows of them, and what they build on coding's segments. */
@Injectable()
export class FindingsSections implements OverviewSource, UsesSegments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: FindingsQueries,
  ) {}

  readonly hypotheses: StudyFileSection = {
    section: 'hypotheses',
    read: async (studyId, file) => {
      const rows = file.hypotheses.map((entry, at) => ({
        id: randomUUID(),
        studyId,
        key: entry.key,
        text: entry.text,
        position: at + 1,
        startedFrom: null,
      }));
      if (rows.length > 0) await this.work.repository(HypothesisEntity).insert(rows);
    },
    write: async (studyId): Promise<Partial<StudyFile>> => {
      const rows = await this.work
        .repository(HypothesisEntity)
        .find({ where: { studyId }, order: { position: 'ASC', key: 'ASC' } });
      return { hypotheses: rows.map(({ key, text }) => ({ key, text })) };
    },
  };

  readonly cases: StudyFileSection = {
    section: 'cases',
    read: async (studyId, file) => {
      const rows = file.cases.map((entry, at) => ({
        id: randomUUID(),
        studyId,
        key: entry.key,
        name: entry.name,
        position: at + 1,
      }));
      if (rows.length > 0) await this.work.repository(ObservedCaseEntity).insert(rows);
    },
    write: async (studyId): Promise<Partial<StudyFile>> => {
      const rows = await this.work
        .repository(ObservedCaseEntity)
        .find({ where: { studyId }, order: { position: 'ASC', key: 'ASC' } });
      return { cases: rows.map(({ key, name }) => ({ key, name })) };
    },
  };

  /** Words that a theme or a hypothesis stands on are not let go with their last code. */
  async usesOf(studyId: string, segmentIds: readonly string[]): Promise<Map<string, SegmentUse[]>> {
    const uses = await this.queries.usesOf(studyId, segmentIds, 'everything');
    return new Map(
      uses.map(({ segmentId, themes, hypotheses }) => [
        segmentId,
        [
          ...themes.map(({ name }): SegmentUse => ({ kind: 'theme', name })),
          ...hypotheses.map(({ key }): SegmentUse => ({ kind: 'hypothesis', name: key })),
        ],
      ]),
    );
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const [row] = await this.work.query<{ hypotheses: number; themes: number }>(
      `select (select count(*)::int from research.hypothesis h where h.study_id = $1
                and not exists (select 1 from ${citable('true')} join research.evidence e on e.segment_id = s.id where s.study_id = $1 and e.hypothesis_id = h.id)) as hypotheses,
              (select count(*)::int from research.theme t where t.study_id = $1
                and not exists (select 1 from ${citable('true')} join research.theme_quote q on q.segment_id = s.id where s.study_id = $1 and q.theme_id = t.id)) as themes`,
      [studyId],
    );
    const items: OverviewItem[] = [
      { key: 'findings.hypotheses-without-evidence', place: 'findings', count: row?.hypotheses ?? 0, tone: 'fact' },
      { key: 'findings.themes-without-quotes', place: 'findings', count: row?.themes ?? 0, tone: 'fact' },
    ];
    return items.filter((item) => item.count > 0);
  }
}
