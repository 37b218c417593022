import { Injectable } from '@nestjs/common';
import type { EvidenceWeights, Localized, Stance, UsesOfSegment, Weight } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { weigh, weighEvidence } from '../domain/weigh-evidence.js';
import { citable, Quotes, type Quote, type Sight } from './quotes.queries.js';

export interface ThemeRow {
  id: string;
  name: string;
  summary: string;
  position: number;
}
export interface HypothesisRow {
  id: string;
  key: string;
  text: Localized;
  position: number;
  startedFrom: string | null;
}
interface QuotePlace {
  themeId: string;
  segmentId: string;
  seatId: string;
}
interface EvidencePlace {
  hypothesisId: string;
  segmentId: string;
  seatId: string;
  stance: Stance;
}

export interface FindingsTotals {
  themes: number;
  hypotheses: number;
  inThemes: Weight;
  asEvidence: Weight;
  together: Weight;
}

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
    private readonly work: UnitOfWork,
    private readonly quotes: Quotes,
  ) {}

  themeRows(studyId: string): Promise<ThemeRow[]> {
    return this.work.query<ThemeRow>(
      'select id, name, summary, position from research.theme where study_id = $1 order by position, created_at, id',
      [studyId],
    );
  }

  hypothesisRows(studyId: string): Promise<HypothesisRow[]> {
    return this.work.query<HypothesisRow>(
      'select id, key, text, position, started_from as "startedFrom" from research.hypothesis where study_id = $1 order by position, key',
      [studyId],
    );
  }

  /** The board: each theme with its weight and its first quotes. */
  async board(studyId: string, sight: Sight): Promise<(ThemeRow & { weight: Weight; lead: Quote[] })[]> {
    const [themes, places] = [await this.themeRows(studyId), await this.quotePlaces(studyId, sight)];
    const ofTheme = grouped(places, (place) => place.themeId);
    const leading = [...ofTheme.values()].flatMap((each) => each.slice(0, LEAD).map((place) => place.segmentId));
    const quotes = new Map(
      (await this.quotes.of(studyId, [...new Set(leading)], sight)).map((quote) => [quote.id, quote]),
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
    const [theme] = await this.work.query<ThemeRow>(
      'select id, name, summary, position from research.theme where study_id = $1 and id = $2',
      [studyId, themeId],
    );
    if (!theme) throw missing('theme');
    const places = await this.quotePlaces(studyId, sight, themeId);
    return {
      ...theme,
      weight: weigh(places),
      quotes: await this.quotes.of(
        studyId,
        places.map((place) => place.segmentId),
        sight,
      ),
    };
  }

  async weighedHypotheses(studyId: string, sight: Sight): Promise<(HypothesisRow & { weights: EvidenceWeights })[]> {
    const [rows, places] = [await this.hypothesisRows(studyId), await this.evidencePlaces(studyId, sight)];
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
    const [row] = await this.work.query<HypothesisRow>(
      'select id, key, text, position, started_from as "startedFrom" from research.hypothesis where study_id = $1 and id = $2',
      [studyId, hypothesisId],
    );
    if (!row) throw missing('hypothesis');
    const places = await this.evidencePlaces(studyId, sight, hypothesisId);
    const wanted = [
      ...new Set([...places.map((place) => place.segmentId), ...(row.startedFrom ? [row.startedFrom] : [])]),
    ];
    const quotes = new Map((await this.quotes.of(studyId, wanted, sight)).map((quote) => [quote.id, quote]));
    const evidence = places.flatMap((place) => {
      const quote = quotes.get(place.segmentId);
      return quote ? [{ stance: place.stance, quote }] : [];
    });
    return { ...row, weights: weighEvidence(places), evidence, beginning: quotes.get(row.startedFrom ?? '') ?? null };
  }

  /** In which themes and hypotheses these segments stand; a segment that may not be seen answers nothing. */
  async usesOf(studyId: string, segmentIds: readonly string[], sight: Sight): Promise<UsesOfSegment[]> {
    if (segmentIds.length === 0) return [];
    return this.work.query<UsesOfSegment>(
      `select s.id as "segmentId",
              coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position, t.name)
                          from research.theme_quote q join research.theme t on t.id = q.theme_id where q.study_id = $1 and q.segment_id = s.id), '[]') as themes,
              coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'key', h.key, 'stance', e.stance) order by h.position, h.key)
                          from research.evidence e join research.hypothesis h on h.id = e.hypothesis_id where e.study_id = $1 and e.segment_id = s.id), '[]') as hypotheses
         from ${citable('$3')} where s.study_id = $1 and s.id = any($2)`,
      [studyId, segmentIds, sight === 'everything'],
    );
  }

  /** How much there is in all: people, quotes and rows, in themes, as evidence, and together. */
  async totals(studyId: string): Promise<FindingsTotals> {
    const [row] = await this.work.query<FindingsTotals>(
      `with place as (
         select s.id, p.seat_id, 'theme' as of from ${citable('true')} join research.theme_quote q on q.segment_id = s.id and q.study_id = $1 where s.study_id = $1
         union all
         select s.id, p.seat_id, 'evidence' from ${citable('true')} join research.evidence e on e.segment_id = s.id and e.study_id = $1 where s.study_id = $1
       ), total as (
         select of, count(distinct seat_id)::int as people, count(distinct id)::int as segments from place group by grouping sets ((of), ())
       ), said as (select coalesce(of, 'all') as of, jsonb_build_object('people', people, 'segments', segments) as weight from total),
       none as (select '{"people": 0, "segments": 0}'::jsonb as weight)
       select (select count(*)::int from research.theme where study_id = $1) as themes,
              (select count(*)::int from research.hypothesis where study_id = $1) as hypotheses,
              coalesce((select weight from said where of = 'theme'), weight) as "inThemes",
              coalesce((select weight from said where of = 'evidence'), weight) as "asEvidence",
              coalesce((select weight from said where of = 'all'), weight) as together
         from none`,
      [studyId],
    );
    if (!row) throw missing('study');
    return row;
  }

  quotePlaces(studyId: string, sight: Sight, themeId?: string): Promise<QuotePlace[]> {
    return this.work.query<QuotePlace>(
      `select q.theme_id as "themeId", s.id as "segmentId", p.seat_id as "seatId"
         from ${citable('$2')} join research.theme_quote q on q.segment_id = s.id and q.study_id = $1
        where s.study_id = $1 and ($3::uuid is null or q.theme_id = $3) order by q.at, s.id`,
      [studyId, sight === 'everything', themeId ?? null],
    );
  }

  evidencePlaces(studyId: string, sight: Sight, hypothesisId?: string): Promise<EvidencePlace[]> {
    return this.work.query<EvidencePlace>(
      `select e.hypothesis_id as "hypothesisId", s.id as "segmentId", p.seat_id as "seatId", e.stance
         from ${citable('$2')} join research.evidence e on e.segment_id = s.id and e.study_id = $1
        where s.study_id = $1 and ($3::uuid is null or e.hypothesis_id = $3) order by e.at, s.id`,
      [studyId, sight === 'everything', hypothesisId ?? null],
    );
  }
}
