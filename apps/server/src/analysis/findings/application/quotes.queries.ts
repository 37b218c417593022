import { Injectable } from '@nestjs/common';
import type { AttributeEntry, SegmentView } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Screeners } from '../../../fieldwork/screener/screener.facade.js';
import { Coding } from '../../coding/coding.facade.js';
import type { Sight } from '../domain/sight.js';
import { QuotesRepository, type QuoteRow } from '../persistence/quotes.repository.js';

/** A segment with whose words it holds and to which question. */
export type Quote = SegmentView & QuoteRow;

@Injectable()
export class Quotes {
  constructor(
    private readonly rows: QuotesRepository,
    private readonly coding: Coding,
    private readonly screeners: Screeners,
  ) {}

  /** The quotes among these segments that may be seen, in the order asked for. */
  async visible(studyId: string, segmentIds: readonly string[], sight: Sight): Promise<Quote[]> {
    if (segmentIds.length === 0) return [];
    const places = await this.rows.amongSegments(studyId, segmentIds, sight);
    const ids = places.map((place) => place.id);
    const segments = new Map((await this.coding.segments(studyId, { ids })).map((segment) => [segment.id, segment]));
    const quotes = new Map(
      places.flatMap((place): [string, Quote][] => {
        const segment = segments.get(place.id);
        return segment ? [[place.id, { ...segment, ...place }]] : [];
      }),
    );
    return segmentIds.flatMap((id) => quotes.get(id) ?? []);
  }

  /** Refuses a segment that is not of this study, or whose words nobody may quote any more; keeps the others from going meanwhile. */
  async mustBeCitable(studyId: string, segmentIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(segmentIds)];
    if ((await this.rows.holdCitable(studyId, wanted)) !== wanted.length) throw missing('segment');
  }

  /** The study's own attributes with their labels, by which a quote is attributed. */
  attributes(studyId: string): Promise<AttributeEntry[]> {
    return this.screeners.attributes(studyId);
  }
}
