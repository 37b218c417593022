import type { Question, SurveyValidator } from 'survey-core';
import { isRaw } from './raw-json.js';
import type { AnswerCheck, ScreenerQuestion } from './screener-form.js';

/** One of the form's own validators did not pass. */
export interface FailedCheck {
  check: AnswerCheck;
  /** The line of a multipletext that failed. */
  line?: string;
}

/** SurveyJS runs its validators one by one. */
export function failedCheck(question: ScreenerQuestion, model: Question, value: unknown): FailedCheck | undefined {
  for (const line of question.lines) {
    const item = (model['items'] as { name: string; editor: Question }[]).find(({ name }) => name === line.name);
    const failed = item && firstFailed(line.checks, item.editor, isRaw(value) ? value[line.name] : undefined);
    if (failed) return { check: failed, line: line.name };
  }
  const check = firstFailed(question.checks, model, value);
  return check && { check };
}

const firstFailed = (checks: readonly AnswerCheck[], model: Question, value: unknown): AnswerCheck | undefined =>
  checks.find((_, at) => {
    const validator = model.validators[at];
    return validator !== undefined && !passes(validator, model, value);
  });

function passes(validator: SurveyValidator, model: Question, value: unknown): boolean {
  const result = validator.validateOnCallback(value, () => undefined, model.title, model.getDataFilteredProperties());
  return result?.error == null;
}
