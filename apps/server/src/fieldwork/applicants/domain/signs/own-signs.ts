import type { Language } from '@lytt/shared';
import { wordsOf } from './near-text.js';
import { tooFast, type Effort } from './speed.js';
import type { Sign } from './sign.js';
import type { Answers, ScreenerLogic } from '../../../screener/screener.facade.js';

export interface CompletedForm {
  id: string;
  personId: string | null;
  language: Language;
  answers: Answers;
  honeypot: boolean;
  /** From start to end; null where the form did not come by the pages. */
  seconds: number | null;
}

/** What a form says about itself, without a look at others. */
export function ownSigns(logic: ScreenerLogic, form: CompletedForm): Sign[] {
  const sign = (kind: Sign['kind'], detail: Sign['detail']): Sign => ({ applicationId: form.id, kind, detail });
  const contradictions = logic.contradictions(form.answers);
  const hurry = form.seconds === null ? undefined : tooFast(form.seconds, effortOf(logic, form));
  return [
    ...(form.honeypot ? [sign('honeypot', {})] : []),
    ...(contradictions.length > 0 ? [sign('contradiction', { reason: contradictions.join(' · ') })] : []),
    ...(hurry ? [sign('speed', hurry)] : []),
  ];
}

/** Lists that are looked up in, not read through. */
const UNREAD_LISTS = new Set(['dropdown', 'tagbox']);

function effortOf(logic: ScreenerLogic, { answers, language }: CompletedForm): Effort {
  const questions = logic.settle(answers).open.flatMap((page) => page.questions.map(({ question }) => question));
  const words = (text: string): number => wordsOf(text).length;
  const total = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);
  return {
    questions: questions.length,
    read: total(
      questions.map(
        ({ title, description, choices, type }) =>
          words(title[language]) +
          words(description[language]) +
          (UNREAD_LISTS.has(type) ? 0 : total(choices.map((choice) => words(choice.text[language])))),
      ),
    ),
    typed: total(
      questions.map(({ name, choices }) => {
        const said = answers[name];
        return choices.length === 0 && typeof said === 'string' ? words(said) : 0;
      }),
    ),
  };
}
