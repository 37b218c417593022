import { Injectable } from '@nestjs/common';
import type { Stance } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { citable, Quotes, type Quote } from './quotes.queries.js';

const BATCH = 200;
interface Place {
  id: string;
  /** As text: a JavaScript date would lose the microseconds that keep the order. */
  at: string;
}

/** Reads all quotes of a theme or a stance a few at a time, so that an export of any size takes the same memory. */
@Injectable()
export class WalkFindings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quotes: Quotes,
  ) {}

  quotesOfTheme(studyId: string, themeId: string): AsyncGenerator<Quote[]> {
    return this.walk(studyId, `research.theme_quote x on x.segment_id = s.id and x.study_id = $1 and x.theme_id = $2`, [
      themeId,
    ]);
  }

  quotesOfStance(studyId: string, hypothesisId: string, stance: Stance): AsyncGenerator<Quote[]> {
    return this.walk(
      studyId,
      `research.evidence x on x.segment_id = s.id and x.study_id = $1 and x.hypothesis_id = $2 and x.stance = $5`,
      [hypothesisId, stance],
    );
  }

  private async *walk(studyId: string, places: string, [of, ...more]: string[]): AsyncGenerator<Quote[]> {
    let last: Place | undefined;
    do {
      const found: Place[] = await this.work.query<Place>(
        `select s.id, x.at::text as at from ${citable('true')} join ${places}
          where s.study_id = $1 and ($3::timestamptz is null or (x.at, s.id) > ($3::timestamptz, $4::uuid)) order by x.at, s.id limit ${BATCH}`,
        [studyId, of, last?.at ?? null, last?.id ?? null, ...more],
      );
      if (found.length > 0)
        yield await this.quotes.of(
          studyId,
          found.map((place) => place.id),
          'everything',
        );
      last = found.length === BATCH ? found.at(-1) : undefined;
    } while (last);
  }
}
