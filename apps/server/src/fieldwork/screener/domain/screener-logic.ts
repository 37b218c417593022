import { ConditionRunner, type ItemValue, type Model, type PanelModel, type Question } from 'survey-core';
import type { Language, ScreenerSection } from '@lytt/shared';
import { fillIn } from './piped-text.js';
import { keepOffered } from './keep-offered.js';
import { PLACES_AS_OF, suggestPlace } from './place-choices.js';
import type { Choice } from './choice.js';
import {
  commentName,
  isAnswered,
  pagesOf,
  sayAnswer,
  type ScreenerPage,
  type ScreenerQuestion,
} from './screener-form.js';
import { failedCheck, type FailedCheck } from './failed-check.js';
import type { Answers, OpenPage, OpenQuestion, Refusal } from './open-page.js';
import { SettleMany } from './settle-many.js';
import { conditionalChoices, modelOf } from './survey-model.js';

export type { Answers, OpenPage, OpenQuestion, Refusal };

/**
 * One version of a screener with its SurveyJS model, which alone decides what is visible and required. The model costs
 * 15 ms to build and 2 ms to ask, so it is kept, and what it said of answers alike is kept as well. Keeping it is safe because
 * each question below is answered in one piece of synchronous work that begins by replacing all of its data.
 */
export class ScreenerLogic {
  readonly pages: ScreenerPage[];
  private readonly model: Model;
  /** Questions whose choices come and go with the answers. */
  readonly conditional: ReadonlySet<string>;
  private readonly byName: Map<string, ScreenerQuestion>;
  private readonly calculated: Map<string, string>;
  private readonly conditions = new Map<string, ConditionRunner>();
  private readonly many: SettleMany;
  private asked: Answers | undefined;
  readonly contactNames: Set<string>;

  constructor(
    readonly definition: ScreenerSection,
    readonly version = 1,
  ) {
    this.pages = pagesOf(definition.form);
    this.byName = new Map(this.pages.flatMap((page) => page.questions.map((question) => [question.name, question])));
    this.contactNames = new Set(Object.values(definition.contact));
    this.model = modelOf(definition.form);
    this.conditional = conditionalChoices(this.model);
    this.calculated = new Map(this.model.calculatedValues.map(({ name, expression }) => [name, expression]));
    this.many = new SettleMany(this);
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

  /** Drops the values of hidden questions and choices, again until nothing changes: a dropped value may hide a further one. */
  settle(answers: Answers): { answers: Answers; open: OpenPage[] } {
    return this.many.settle(answers);
  }

  settleAlone(answers: Answers): { answers: Answers; open: OpenPage[] } {
    let kept = answers;
    for (;;) {
      const open = this.openPages(kept);
      const shown = open.flatMap((page) => page.questions).filter((one) => !this.contactNames.has(one.question.name));
      const next = keepOffered(kept, shown);
      if (next === kept) return { answers: kept, open };
      kept = next;
    }
  }

  private ask(answers: Answers): void {
    if (this.asked === answers) return;
    this.model.data = { ...answers };
    this.asked = answers;
  }

  private openPages(answers: Answers): OpenPage[] {
    this.ask(answers);
    const visible = new Map(this.model.getAllQuestions(true).map((question: Question) => [question.name, question]));
    const panels = new Set(
      this.model
        .getAllPanels(true)
        .map((panel) => panel as PanelModel)
        .filter((panel) => panel.isRequired)
        .map((panel) => panel.name),
    );
    return this.pages.flatMap((page) => {
      const questions = page.questions.flatMap((question): OpenQuestion[] => {
        const found = visible.get(question.name);
        if (!found) return [];
        // SurveyJS wants the least number of choices of everybody who is asked.
        const required = question.type !== 'html' && (found.isRequired || question.minChosen !== undefined);
        return [{ question, required, choices: this.choicesNow(question, found) }];
      });
      if (questions.length === 0) return [];
      const asked = new Set(questions.flatMap(({ question }) => question.panels));
      return [{ page, questions, requiredPanels: [...asked].filter((panel) => panels.has(panel.name)) }];
    });
  }

  private choicesNow(question: ScreenerQuestion, found: Question): Choice[] {
    if (!this.conditional.has(question.name)) return question.choices;
    const offered = new Set((found['visibleChoices'] as ItemValue[]).map((item) => item.value as unknown));
    return question.choices.filter((choice) => offered.has(choice.value));
  }

  /** The first of the form's own checks that each of these questions fails. */
  failedChecks(answers: Answers, questions: readonly OpenQuestion[]): Map<string, FailedCheck> {
    // Only these look beyond the answer itself, and answers cost 2 ms to put before the model.
    if (questions.some(({ question }) => checksExpressions(question))) this.ask(answers);
    return new Map(
      questions.flatMap(({ question }) => {
        const found = this.model.getQuestionByName(question.name) as Question | null;
        const failed = found && failedCheck(question, found, answers[question.name]);
        return failed ? [[question.name, failed]] : [];
      }),
    );
  }

  /** A text with answers and calculated values where it says `{name}`. */
  fill(text: string, answers: Answers, language: Language): string {
    return fillIn(text, (name) => {
      const question = this.byName.get(name);
      if (question) return sayAnswer(question, answers[name], language, answers[commentName(name)]);
      if (!this.calculated.has(name)) return undefined;
      const value = this.values(answers)[name];
      return isAnswered(value) ? String(value) : '';
    });
  }

  /**
   * The first refusal that is true. Before the end only those count that decide at once and whose questions are all
   * answered: a condition on something not asked yet must not end anybody's form.
   */
  refusal(answers: Answers, atTheEnd = false): Refusal | undefined {
    return this.many.refusal(answers, atTheEnd);
  }

  refusalOf(answers: Answers, atTheEnd: boolean): Refusal | undefined {
    return this.definition.refusals.find(
      ({ when, decides }) =>
        (atTheEnd || (decides === 'at-once' && this.isAsked(when, answers))) && this.holds(when, answers),
    );
  }

  /** Why these answers cannot all be meant; for a person to look at. */
  contradictions(answers: Answers): string[] {
    return this.definition.contradictions
      .filter(({ when }) => this.isAsked(when, answers) && this.holds(when, answers))
      .map(({ reason }) => reason);
  }

  private holds(when: string, answers: Answers): boolean {
    return this.condition(when).runValues(this.values(answers)) === true;
  }

  private isAsked(expression: string, answers: Answers): boolean {
    return this.condition(expression)
      .getVariables()
      .map((name) => name.split(/[.[]/)[0] ?? name)
      .every((name) => {
        const calculated = this.calculated.get(name);
        return calculated === undefined ? isAnswered(answers[name]) : this.isAsked(calculated, answers);
      });
  }

  private values(answers: Answers): Answers {
    this.ask(answers);
    return this.model.getFilteredValues() as Answers;
  }

  private condition(expression: string): ConditionRunner {
    const known = this.conditions.get(expression) ?? new ConditionRunner(expression);
    this.conditions.set(expression, known);
    return known;
  }
}

const checksExpressions = ({ checks, lines }: ScreenerQuestion): boolean =>
  [checks, ...lines.map((line) => line.checks)].flat().some(({ type }) => type === 'expression');
