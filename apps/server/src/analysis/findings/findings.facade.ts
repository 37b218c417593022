import { Injectable } from '@nestjs/common';
import type {
  AttributeEntry,
  EvidenceWeights,
  findingsRoutes,
  Localized,
  ParsedBodyOf,
  StaffActor,
  Stance,
  UsesOfSegment,
  Weight,
} from '@lytt/shared';
import { FindingsQueries } from './application/findings.queries.js';
import { Quotes, type Quote } from './application/quotes.queries.js';
import { SortQuotes } from './application/sort-quotes.js';
import { WalkFindings } from './application/walk-findings.js';
import { WeighEvidence } from './application/weigh-evidence.js';
import { WriteHypothesis } from './application/write-hypothesis.js';
import { WriteTheme } from './application/write-theme.js';
import { FindingsRepository, type FindingsTotals } from './persistence/findings.repository.js';
import type { HypothesisRow } from './persistence/hypotheses.repository.js';
import type { ThemeRow } from './persistence/themes.repository.js';

export { bandsOf, byAgeFirst } from './domain/bands.js';
export { type Quote } from './application/quotes.queries.js';
export type { HypothesisRow } from './persistence/hypotheses.repository.js';
export type { ThemeRow } from './persistence/themes.repository.js';

/** A quote is a SegmentView of coding with a little more: kind, question title, private. */
export interface ThemeView extends ThemeRow {
  weight: Weight;
  quotes: Quote[];
}
export interface HypothesisView extends HypothesisRow {
  /** People and segments per stance, and in all. */
  counts: EvidenceWeights;
  evidence: { stance: Stance; segment: Quote }[];
}
export interface CaseView {
  id: string;
  key: string;
  name: string;
}

/** What the study has found. Everything here is for the team: observers are served by the module's own routes. */
@Injectable()
export class Findings {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly queries: FindingsQueries,
    private readonly quotes: Quotes,
    private readonly walk: WalkFindings,
    private readonly writeTheme: WriteTheme,
    private readonly sortQuotes: SortQuotes,
    private readonly writeHypothesis: WriteHypothesis,
    private readonly weighEvidence: WeighEvidence,
  ) {}

  async themes(studyId: string): Promise<ThemeView[]> {
    const themes: ThemeView[] = [];
    for (const { id } of await this.queries.themeRows(studyId))
      themes.push(await this.queries.theme(studyId, id, 'everything'));
    return themes;
  }

  async hypotheses(studyId: string): Promise<HypothesisView[]> {
    const found: HypothesisView[] = [];
    for (const { id } of await this.queries.hypothesisRows(studyId)) {
      const { weights, evidence, beginning: _, ...row } = await this.queries.hypothesis(studyId, id, 'everything');
      found.push({
        ...row,
        counts: weights,
        evidence: evidence.map(({ stance, quote }) => ({ stance, segment: quote })),
      });
    }
    return found;
  }

  cases(studyId: string): Promise<CaseView[]> {
    return this.findings.cases(studyId);
  }

  usesOf(studyId: string, segmentIds: readonly string[]): Promise<UsesOfSegment[]> {
    return this.queries.usesOf(studyId, segmentIds, 'everything');
  }

  /** For walks over any number of quotes: the themes or hypotheses first, then each one's quotes a few at a time. */
  themeRows(studyId: string): Promise<ThemeRow[]> {
    return this.queries.themeRows(studyId);
  }
  weighedHypotheses(studyId: string): Promise<(HypothesisRow & { weights: EvidenceWeights })[]> {
    return this.queries.weighedHypotheses(studyId, 'everything');
  }
  quotesOfTheme(studyId: string, themeId: string): AsyncGenerator<Quote[]> {
    return this.walk.quotesOfTheme(studyId, themeId);
  }
  quotesOfStance(studyId: string, hypothesisId: string, stance: Stance): AsyncGenerator<Quote[]> {
    return this.walk.quotesOfStance(studyId, hypothesisId, stance);
  }
  totals(studyId: string): Promise<FindingsTotals> {
    return this.queries.totals(studyId);
  }
  attributes(studyId: string): Promise<AttributeEntry[]> {
    return this.quotes.attributes(studyId);
  }

  makeTheme(
    actor: StaffActor,
    studyId: string,
    of: { name: string; summary?: string; quotes?: string[] },
  ): Promise<string> {
    return this.writeTheme.make(actor, studyId, { summary: '', quotes: [], ...of });
  }
  putIntoTheme(actor: StaffActor, studyId: string, themeId: string, segmentId: string): Promise<boolean> {
    return this.sortQuotes.put(actor, studyId, themeId, segmentId);
  }
  makeHypothesis(
    actor: StaffActor,
    studyId: string,
    of: ParsedBodyOf<typeof findingsRoutes.makeHypothesis> & { text: Localized },
  ): Promise<{ id: string; key: string }> {
    return this.writeHypothesis.make(actor, studyId, of);
  }
  attach(
    actor: StaffActor,
    studyId: string,
    hypothesisId: string,
    segmentId: string,
    stance: Stance,
  ): Promise<Stance | null> {
    return this.weighEvidence.attach(actor, studyId, hypothesisId, segmentId, stance);
  }
}
