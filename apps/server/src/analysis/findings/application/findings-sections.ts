import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OverviewItem, SegmentUse, StudyFile } from '@lytt/shared';
import type { OverviewSource, StudyFileSection } from '../../../fieldwork/study/study.facade.js';
import type { UsesSegments } from '../../coding/coding.facade.js';
import { FindingsRepository } from '../persistence/findings.repository.js';
import { FindingsQueries } from './findings.queries.js';

/** The findings' sections of the study file, what Overview shows of them, and what they build on coding's segments. */
@Injectable()
export class FindingsSections implements OverviewSource, UsesSegments {
  constructor(
    private readonly findings: FindingsRepository,
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
      await this.findings.addHypotheses(rows);
    },
    write: async (studyId): Promise<Partial<StudyFile>> => {
      const rows = await this.queries.hypothesisRows(studyId);
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
      await this.findings.addCases(rows);
    },
    write: async (studyId): Promise<Partial<StudyFile>> => {
      const rows = await this.findings.cases(studyId);
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
    const { hypotheses, themes } = await this.findings.countBare(studyId);
    const items: OverviewItem[] = [
      { key: 'findings.hypotheses-without-evidence', place: 'findings', count: hypotheses, tone: 'fact' },
      { key: 'findings.themes-without-quotes', place: 'findings', count: themes, tone: 'fact' },
    ];
    return items.filter((item) => item.count > 0);
  }
}
