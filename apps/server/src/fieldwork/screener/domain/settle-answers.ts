import { keepOffered } from './keep-offered.js';
import type { Answers, OpenPage, Refusal } from './open-page.js';
import type { SurveyForm } from './survey-form.js';

export interface SettledAnswers {
  answers: Answers;
  open: OpenPage[];
}

/** Drops the values of hidden questions and choices, again until nothing changes: a dropped value may hide a further one. */
export function settleAnswers(form: SurveyForm, answers: Answers): SettledAnswers {
  let kept = answers;
  for (;;) {
    const open = form.openPages(kept);
    const shown = open.flatMap((page) => page.questions).filter((one) => !form.contactNames.has(one.question.name));
    const next = keepOffered(kept, shown);
    if (next === kept) return { answers: kept, open };
    kept = next;
  }
}

/**
 * The first refusal that is true. Before the end only those count that decide at once and whose questions are all
 * answered: a condition on something not asked yet must not end anybody's form.
 */
export const refusalIn = (form: SurveyForm, answers: Answers, atTheEnd: boolean): Refusal | undefined =>
  form.definition.refusals.find(
    ({ when, decides }) =>
      (atTheEnd || (decides === 'at-once' && form.isAsked(when, answers))) && form.holds(when, answers),
  );
