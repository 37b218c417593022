import { Injectable } from '@nestjs/common';
import type { AttributeEntry, StaffLanguage } from '@lytt/shared';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { Studies } from '../../../fieldwork/study/study.facade.js';
import { bandsOf, byAgeFirst, Findings, type Quote } from '../../findings/findings.facade.js';
import { inGuillemets } from '../domain/in-guillemets.js';
import { sayDate, sayPeriod } from '../domain/say-dates.js';
import { MethodFactsRepository } from '../persistence/method-facts.repository.js';
import { LateJoiners } from './late-joiners.js';

const STANCES = ['for', 'against', 'mixed'] as const;

/** The printable report, written piece by piece: the method, the themes with their quotes, the hypotheses with theirs. */
@Injectable()
export class WriteReport {
  constructor(
    private readonly pages: Pages,
    private readonly studies: Studies,
    private readonly findings: Findings,
    private readonly method: MethodFactsRepository,
    private readonly lateJoiners: LateJoiners,
  ) {}

  async *html(studyId: string, language: StaffLanguage): AsyncGenerator<string> {
    const piece = (name: string, view: object): string =>
      this.pages.render(`report/${name}`, { ...view, layout: 'none' }, language);
    const study = await this.studies.facts(studyId);
    const attributes = await this.findings.attributes(studyId);
    const themes = await this.findings.themeRows(studyId);
    const teller = { attributes, late: await this.lateJoiners.marker(studyId) };
    const hypotheses = await this.findings.weighedHypotheses(studyId);
    yield piece('opening', {
      title: localized(study.title, language),
      organisation: study.contact.organisation,
      printed: sayDate(study.now, study.timeZone, language),
      period: sayPeriod(study.startsOn, study.days, language),
      days: study.days,
      facts: await this.method.count(studyId),
      bands: byAgeFirst(attributes)
        .map((attribute) => localized(attribute.label, language))
        .join(', '),
      themes,
      hypotheses: hypotheses.map(({ key, text }) => ({ key, text: localized(text, language) })),
    });
    yield piece('themes', { any: themes.length > 0 });
    for (const [at, theme] of themes.entries()) {
      yield piece('theme', { ...theme, number: at + 1 });
      yield* this.quotes(piece, this.findings.quotesOfTheme(studyId, theme.id), teller, language);
    }
    yield piece('hypotheses', {
      hypotheses: hypotheses.map(({ id, key, text, weights }) => ({
        id,
        key,
        text: localized(text, language),
        ...weights,
      })),
    });
    for (const { id, key, text, weights } of hypotheses) {
      yield piece('hypothesis', { id, key, text: localized(text, language), ...weights });
      for (const stance of STANCES) {
        if (weights[stance].segments === 0) continue;
        yield piece('stance', { stance, ...weights[stance] });
        yield* this.quotes(piece, this.findings.quotesOfStance(studyId, id, stance), teller, language);
      }
    }
    yield piece('closing', {});
  }

  private async *quotes(
    piece: (name: string, view: object) => string,
    batches: AsyncGenerator<Quote[]>,
    { attributes, late }: { attributes: readonly AttributeEntry[]; late: (quote: Quote) => boolean },
    language: StaffLanguage,
  ): AsyncGenerator<string> {
    let none = true;
    for await (const batch of batches) {
      none = false;
      const quotes = batch.map((quote) => ({
        words: inGuillemets(quote.quote),
        alias: quote.alias,
        bands: bandsOf(quote.attributes, attributes)
          .map((band) => localized(band.value, language))
          .join(', '),
        question: localized(quote.questionTitle ?? undefined, language) || quote.questionKey,
        day: quote.questionDay,
        private: quote.private,
        late: late(quote),
      }));
      yield piece('quotes', { quotes });
    }
    if (none) yield piece('no-quotes', {});
  }
}
