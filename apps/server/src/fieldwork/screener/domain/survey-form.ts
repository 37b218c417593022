import { ConditionRunner, type ItemValue, type Model, type PanelModel, type Question } from 'survey-core';
import type { ScreenerSection } from '@lytt/shared';
import type { Choice } from './choice.js';
import { failedCheck, type FailedCheck } from './failed-check.js';
import type { Answers, OpenPage, OpenQuestion } from './open-page.js';
import { isAnswered, pagesOf, type ScreenerPage, type ScreenerQuestion } from './screener-form.js';
import { conditionalChoices, modelOf } from './survey-model.js';

/**
 * A form with its SurveyJS model, which alone decides what is visible and required. The model costs 15 ms to build and 2 ms
 * to ask, so it is kept. Keeping it is safe because each question below is answered in one piece of synchronous work that
 * begins by replacing all of its data.
 */
export class SurveyForm {
  readonly pages: ScreenerPage[];
  readonly contactNames: ReadonlySet<string>;
  /** Questions whose choices come and go with the answers. */
  readonly conditional: ReadonlySet<string>;
  private readonly model: Model;
  private readonly calculated: ReadonlyMap<string, string>;
  private readonly conditions = new Map<string, ConditionRunner>();
  private asked: Answers | undefined;

  constructor(readonly definition: ScreenerSection) {
    this.pages = pagesOf(definition.form);
    this.contactNames = new Set(Object.values(definition.contact));
    this.model = modelOf(definition.form);
    this.conditional = conditionalChoices(this.model);
    this.calculated = new Map(this.model.calculatedValues.map(({ name, expression }) => [name, expression]));
  }

  /** The pages as they stand for these answers. */
  openPages(answers: Answers): OpenPage[] {
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

  /** A calculated value as text; undefined where the form has none of this name. */
  calculatedValue(name: string, answers: Answers): string | undefined {
    if (!this.calculated.has(name)) return undefined;
    const value = this.values(answers)[name];
    return isAnswered(value) ? String(value) : '';
  }

  holds(when: string, answers: Answers): boolean {
    return this.condition(when).runValues(this.values(answers)) === true;
  }

  /** Whether everything that an expression names has been answered. */
  isAsked(expression: string, answers: Answers): boolean {
    return this.condition(expression)
      .getVariables()
      .map((name) => name.split(/[.[]/)[0] ?? name)
      .every((name) => {
        const calculated = this.calculated.get(name);
        return calculated === undefined ? isAnswered(answers[name]) : this.isAsked(calculated, answers);
      });
  }

  private choicesNow(question: ScreenerQuestion, found: Question): Choice[] {
    if (!this.conditional.has(question.name)) return question.choices;
    const offered = new Set((found['visibleChoices'] as ItemValue[]).map((item) => item.value as unknown));
    return question.choices.filter((choice) => offered.has(choice.value));
  }

  private ask(answers: Answers): void {
    if (this.asked === answers) return;
    this.model.data = { ...answers };
    this.asked = answers;
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
