import { Injectable } from '@nestjs/common';
import type { AttributeEntry, StaffLanguage } from '@lytt/shared';
import { localized } from '../../../platform/pages/pages.js';
import { bandsOf, byAgeFirst, Findings, type Quote } from '../../findings/findings.facade.js';
import { Sentiment } from '../../sentiment/sentiment.facade.js';
import { LateJoiners } from './late-joiners.js';
import type { Field } from '../../../platform/tables/csv-text.js';

export interface QuoteTable {
  columns: string[];
  batches: AsyncGenerator<Field[][]>;
}

/** The themed quotes as a table: one row for each quote in each theme, with all that traces it to its words. */
@Injectable()
export class TellQuotes {
  constructor(
    private readonly findings: Findings,
    private readonly sentiment: Sentiment,
    private readonly lateJoiners: LateJoiners,
  ) {}

  async table(studyId: string, language: StaffLanguage): Promise<QuoteTable> {
    const attributes = byAgeFirst(await this.findings.attributes(studyId));
    const bands = attributes.map((attribute) => attribute.key);
    return {
      columns: [
        'theme',
        'quote',
        'alias',
        'late',
        ...bands,
        'question',
        'question_title',
        'day',
        'codes',
        'sentiment',
        'starred',
        'private',
        'segment',
        'post',
        'version',
        'from',
        'to',
      ],
      batches: this.rows(studyId, attributes, language),
    };
  }

  private async *rows(
    studyId: string,
    attributes: readonly AttributeEntry[],
    language: StaffLanguage,
  ): AsyncGenerator<Field[][]> {
    const late = await this.lateJoiners.marker(studyId);
    for (const theme of await this.findings.themeRows(studyId))
      for await (const quotes of this.findings.quotesOfTheme(studyId, theme.id)) {
        const feelings = await this.feelings(studyId, quotes);
        yield quotes.map((quote) => [
          theme.name,
          quote.quote,
          quote.alias,
          late(quote),
          ...this.bandFields(quote, attributes, language),
          quote.questionKey,
          localized(quote.questionTitle ?? undefined, language),
          quote.questionDay,
          quote.codes.map((code) => code.name).join(' | '),
          feelings(quote),
          quote.starred,
          quote.private,
          quote.id,
          quote.postId,
          quote.version,
          quote.from,
          quote.to,
        ]);
      }
  }

  private bandFields(quote: Quote, attributes: readonly AttributeEntry[], language: StaffLanguage): string[] {
    const known = new Map(
      bandsOf(quote.attributes, attributes).map((band) => [band.key, localized(band.value, language)]),
    );
    return attributes.map((attribute) => known.get(attribute.key) ?? '');
  }

  /** The sentiment of the version that was quoted; a person's correction has won already in sentiment's own door. */
  private async feelings(studyId: string, quotes: readonly Quote[]): Promise<(quote: Quote) => string> {
    const views = await this.sentiment.ofVersions(studyId, [...new Set(quotes.map((quote) => quote.postId))]);
    const labels = new Map(views.map((view) => [`${view.postId} ${view.version}`, view.label]));
    return (quote) => labels.get(`${quote.postId} ${quote.version}`) ?? '';
  }
}
