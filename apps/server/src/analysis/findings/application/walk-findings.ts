import { Injectable } from '@nestjs/common';
import type { Stance } from '@lytt/shared';
import { QuotesRepository, type WalkedTo } from '../persistence/quotes.repository.js';
import { Quotes, type Quote } from './quotes.queries.js';

const BATCH = 200;
/** Reads all quotes of a theme or a stance a few at a time, so that an export of any size takes the same memory. */
@Injectable()
export class WalkFindings {
  constructor(
    private readonly rows: QuotesRepository,
    private readonly quotes: Quotes,
  ) {}

  quotesOfTheme(studyId: string, themeId: string): AsyncGenerator<Quote[]> {
    return this.walk(studyId, (after) => this.rows.walkTheme(studyId, themeId, after, BATCH));
  }

  quotesOfStance(studyId: string, hypothesisId: string, stance: Stance): AsyncGenerator<Quote[]> {
    return this.walk(studyId, (after) => this.rows.walkStance(studyId, { hypothesisId, stance }, after, BATCH));
  }

  private async *walk(
    studyId: string,
    next: (after: WalkedTo | undefined) => Promise<WalkedTo[]>,
  ): AsyncGenerator<Quote[]> {
    let last: WalkedTo | undefined;
    do {
      const found = await next(last);
      if (found.length > 0)
        yield await this.quotes.visible(
          studyId,
          found.map(({ id }) => id),
          'everything',
        );
      last = found.length === BATCH ? found.at(-1) : undefined;
    } while (last);
  }
}
