import type { Language, ScreenerSection } from '@lytt/shared';
import type { FailedCheck } from './failed-check.js';
import type { Answers, OpenPage, OpenQuestion, Refusal } from './open-page.js';
import { fillIn } from './piped-text.js';
import { PLACES_AS_OF, suggestPlace } from './place-choices.js';
import { ScreenerCache } from './screener-cache.js';
import { commentName, isAnswered, sayAnswer, type ScreenerPage, type ScreenerQuestion } from './screener-form.js';
import type { SettledAnswers } from './settle-answers.js';
import { SurveyForm } from './survey-form.js';

export type { Answers, OpenPage, OpenQuestion, Refusal };

/** One version of a screener, and everything that follows from answers to it. */
export class ScreenerLogic {
  private readonly form: SurveyForm;
  private readonly cache: ScreenerCache;
  private readonly byName: ReadonlyMap<string, ScreenerQuestion>;

  constructor(
    readonly definition: ScreenerSection,
    readonly version = 1,
  ) {
    this.form = new SurveyForm(definition);
    this.cache = new ScreenerCache(this.form);
    this.byName = new Map(this.pages.flatMap((page) => page.questions.map((question) => [question.name, question])));
  }

  get pages(): ScreenerPage[] {
    return this.form.pages;
  }

  get contactNames(): ReadonlySet<string> {
    return this.form.contactNames;
  }

  question(name: string): ScreenerQuestion | undefined {
    return this.byName.get(name);
  }

  get hasPictures(): boolean {
    return this.pages.some((page) => page.questions.some(({ type }) => type === 'file'));
  }

  /** The day whose municipalities these answers name; null without such an answer. */
  placesAsOf(answers: Answers): string | null {
    const answered = this.pages.some((page) =>
      page.questions.some(({ name, places }) => places === 'municipality' && isAnswered(answers[name])),
    );
    return answered ? PLACES_AS_OF : null;
  }

  /** The municipality that a postal code speaks for, if it is on offer. */
  suggestion(question: ScreenerQuestion, answers: Answers): string | undefined {
    const code = question.suggestFrom === undefined ? undefined : suggestPlace(answers[question.suggestFrom]);
    return question.choices.some(({ value }) => value === code) ? code : undefined;
  }

  isContact(page: ScreenerPage): boolean {
    return page.questions.some((question) => this.contactNames.has(question.name));
  }

  /** The answers to what is asked now, and the pages that are open for them. */
  settle(answers: Answers): SettledAnswers {
    return this.cache.settle(answers);
  }

  failedChecks(answers: Answers, questions: readonly OpenQuestion[]): Map<string, FailedCheck> {
    return this.form.failedChecks(answers, questions);
  }

  /** The refusal that ends a form with these answers, at the end or before it. */
  refusal(answers: Answers, atTheEnd = false): Refusal | undefined {
    return this.cache.refusal(answers, atTheEnd);
  }

  /** A text with answers and calculated values where it says `{name}`. */
  fill(text: string, answers: Answers, language: Language): string {
    return fillIn(text, (name) => {
      const question = this.byName.get(name);
      return question
        ? sayAnswer(question, answers[name], language, answers[commentName(name)])
        : this.form.calculatedValue(name, answers);
    });
  }

  /** Why these answers cannot all be meant; for a person to look at. */
  contradictions(answers: Answers): string[] {
    return this.definition.contradictions
      .filter(({ when }) => this.form.isAsked(when, answers) && this.form.holds(when, answers))
      .map(({ reason }) => reason);
  }
}
