import { Injectable } from '@nestjs/common';
import type { StaffLanguage } from '@lytt/shared';
import { localized } from '../../../platform/pages/pages.js';
import { Findings } from '../../findings/findings.facade.js';
import type { Field } from '../../../platform/tables/csv-text.js';

const STANCES = ['for', 'against', 'mixed'] as const;

/** The hypotheses as a table: people before segments, per stance. `people` is not the sum: one may speak both for and against. */
@Injectable()
export class TellHypotheses {
  readonly columns = [
    'key',
    'text',
    'people',
    'people_for',
    'people_against',
    'people_mixed',
    'segments',
    'segments_for',
    'segments_against',
    'segments_mixed',
  ];

  constructor(private readonly findings: Findings) {}

  async *rows(studyId: string, language: StaffLanguage): AsyncGenerator<Field[][]> {
    const hypotheses = await this.findings.weighedHypotheses(studyId);
    yield hypotheses.map(({ key, text, weights }) => [
      key,
      localized(text, language),
      weights.all.people,
      ...STANCES.map((stance) => weights[stance].people),
      weights.all.segments,
      ...STANCES.map((stance) => weights[stance].segments),
    ]);
  }
}
