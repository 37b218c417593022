import { ConditionRunner, Model, type Question } from 'survey-core';
import type { ScreenerSection } from '@lytt/shared';
import { isAnswered, pagesOf, type ScreenerPage, type ScreenerQuestion } from '../domain/screener-form.js';

export type Answers = Record<string, unknown>;

/** A page as it stands for these answers: the questions to be shown, and which of them must be answered. */
export interface OpenPage {
  page: ScreenerPage;
  questions: { question: ScreenerQuestion; required: boolean }[];
}

export interface Refusal {
  reason: string;
  keepNothing: boolean;
}

/**
 * One version of a screener with its SurveyJS model, which alone decides what is visible and required. The model costs
 * 15 ms to build and 2 ms to ask, so it is kept; that is safe because each question below is answered in one piece of
 * synchronous work that begins by replacing all of its data.
 */
export class ScreenerLogic {
  readonly pages: ScreenerPage[];
  private readonly model: Model;
  private readonly byName: Map<string, ScreenerQuestion>;
  readonly contactNames: Set<string>;

  constructor(
    readonly definition: ScreenerSection,
    readonly version = 1,
  ) {
    this.pages = pagesOf(definition.form);
    this.byName = new Map(this.pages.flatMap((page) => page.questions.map((question) => [question.name, question])));
    this.contactNames = new Set(Object.values(definition.contact));
    this.model = new Model(definition.form);
    // What an applicant has not chosen is not an answer: defaults of the form are shown by nobody here.
    this.model.clearInvisibleValues = 'none';
  }

  question(name: string): ScreenerQuestion | undefined {
    return this.byName.get(name);
  }

  isContact(page: ScreenerPage): boolean {
    return page.questions.some((question) => this.contactNames.has(question.name));
  }

  /** Drops the values of hidden questions, again until nothing changes: a dropped value may hide a further question. */
  settle(answers: Answers): { answers: Answers; open: OpenPage[] } {
    let kept = answers;
    for (;;) {
      const open = this.openPages(kept);
      const shown = new Set(open.flatMap((page) => page.questions.map(({ question }) => question.name)));
      const names = Object.keys(kept);
      const next = names.filter((name) => shown.has(name) && !this.contactNames.has(name));
      if (next.length === names.length) return { answers: kept, open };
      kept = Object.fromEntries(next.map((name) => [name, kept[name]]));
    }
  }

  private openPages(answers: Answers): OpenPage[] {
    this.model.data = { ...answers };
    const visible = new Map(
      this.model.getAllQuestions(true).map((question: Question) => [question.name, question.isRequired]),
    );
    return this.pages.flatMap((page) => {
      const questions = page.questions.flatMap((question) => {
        const required = visible.get(question.name);
        return required === undefined ? [] : [{ question, required: required && question.type !== 'html' }];
      });
      return questions.length > 0 ? [{ page, questions }] : [];
    });
  }

  /**
   * The first refusal that is true. Before the end only those count whose questions are all answered: a condition on
   * something not asked yet must not end anybody's form.
   */
  refusal(answers: Answers, atTheEnd = false): Refusal | undefined {
    return this.definition.refusals.find(({ when }) => {
      const condition = new ConditionRunner(when);
      const asked = condition.getVariables().every((name) => isAnswered(answers[name]));
      return (asked || atTheEnd) && condition.runValues({ ...answers }) === true;
    });
  }
}
