import { Injectable } from '@nestjs/common';
import type { EvidenceWeights, Stance, UsesOfSegment, Weight } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { weigh, weighEvidence } from '../domain/weigh-evidence.js';
import type { Sight } from '../domain/sight.js';
import { FindingsRepository, type FindingsTotals } from '../persistence/findings.repository.js';
import { HypothesesRepository, type HypothesisRow } from '../persistence/hypotheses.repository.js';
import { ThemesRepository, type ThemeRow } from '../persistence/themes.repository.js';
import { Quotes, type Quote } from './quotes.queries.js';

const LEAD = 2;

function grouped<Place>(places: readonly Place[], keyOf: (place: Place) => string): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const group = groups.get(keyOf(place));
    if (group) group.push(place);
    else groups.set(keyOf(place), [place]);
  }
  return groups;
}

@Injectable()
export class FindingsQueries {
  constructor(
    private readonly themes: ThemesRepository,
    private readonly hypotheses: HypothesesRepository,
    private readonly findings: FindingsRepository,
    private readonly quotes: Quotes,
  ) {}

  themeRows(studyId: string): Promise<ThemeRow[]> {
    return this.themes.inOrder(studyId);
  }

  hypothesisRows(studyId: string): Promise<HypothesisRow[]> {
    return this.hypotheses.inOrder(studyId);
  }

  /** The board: each theme with its weight and its first quotes. */
  async board(studyId: string, sight: Sight): Promise<(ThemeRow & { weight: Weight; lead: Quote[] })[]> {
    const [themes, places] = [await this.themeRows(studyId), await this.themes.quotesOf(studyId, sight)];
    const ofTheme = grouped(places, (place) => place.themeId);
    const leading = [...ofTheme.values()].flatMap((each) => each.slice(0, LEAD).map((place) => place.segmentId));
    const quotes = new Map(
      (await this.quotes.visible(studyId, [...new Set(leading)], sight)).map((quote) => [quote.id, quote]),
    );
    return themes.map((theme) => {
      const mine = ofTheme.get(theme.id) ?? [];
      return {
        ...theme,
        weight: weigh(mine),
        lead: mine.slice(0, LEAD).flatMap((place) => quotes.get(place.segmentId) ?? []),
      };
    });
  }

  async theme(studyId: string, themeId: string, sight: Sight): Promise<ThemeRow & { weight: Weight; quotes: Quote[] }> {
    const theme = await this.themes.find(studyId, themeId);
    if (!theme) throw missing('theme');
    const places = await this.themes.quotesOf(studyId, sight, themeId);
    return {
      ...theme,
      weight: weigh(places),
      quotes: await this.quotes.visible(
        studyId,
        places.map((place) => place.segmentId),
        sight,
      ),
    };
  }

  async weighedHypotheses(studyId: string, sight: Sight): Promise<(HypothesisRow & { weights: EvidenceWeights })[]> {
    const [rows, places] = [await this.hypothesisRows(studyId), await this.hypotheses.evidenceOf(studyId, sight)];
    const ofHypothesis = grouped(places, (place) => place.hypothesisId);
    return rows.map((row) => ({ ...row, weights: weighEvidence(ofHypothesis.get(row.id) ?? []) }));
  }

  async hypothesis(
    studyId: string,
    hypothesisId: string,
    sight: Sight,
  ): Promise<
    HypothesisRow & { weights: EvidenceWeights; evidence: { stance: Stance; quote: Quote }[]; beginning: Quote | null }
  > {
    const row = await this.hypotheses.find(studyId, hypothesisId);
    if (!row) throw missing('hypothesis');
    const places = await this.hypotheses.evidenceOf(studyId, sight, hypothesisId);
    const wanted = [
      ...new Set([...places.map((place) => place.segmentId), ...(row.startedFrom ? [row.startedFrom] : [])]),
    ];
    const quotes = new Map((await this.quotes.visible(studyId, wanted, sight)).map((quote) => [quote.id, quote]));
    const evidence = places.flatMap((place) => {
      const quote = quotes.get(place.segmentId);
      return quote ? [{ stance: place.stance, quote }] : [];
    });
    return { ...row, weights: weighEvidence(places), evidence, beginning: quotes.get(row.startedFrom ?? '') ?? null };
  }

  /** In which themes and hypotheses these segments stand; a segment that may not be seen answers nothing. */
  async usesOf(studyId: string, segmentIds: readonly string[], sight: Sight): Promise<UsesOfSegment[]> {
    return segmentIds.length === 0 ? [] : this.findings.usesOf(studyId, segmentIds, sight);
  }

  /** How much there is in all: people, quotes and rows, in themes, as evidence, and together. */
  async totals(studyId: string): Promise<FindingsTotals> {
    const row = await this.findings.totals(studyId);
    if (!row) throw missing('study');
    return row;
  }
}
