import type { ScreenerSection } from '@lytt/shared';
import type { ScreenerQuestion } from './screener-form.js';
import type { Questions, Say } from './screener-fault.js';

/** The choice that lets somebody pass a personal question. */
export const PREFER_NOT = 'prefer-not';

/** Nobody must tell what is personal to be heard (GDPR art. 5(1)(c)): such a question has a way past it. */
export function checkPersonal({ contact }: ScreenerSection, questions: Questions, say: Say): void {
  const apart = new Set<string>(Object.values(contact));
  for (const { question, path } of questions.values()) {
    if (question.suggestFrom !== undefined) checkSuggestion(question, path, questions, say);
    if (!question.personal || apart.has(question.name) || !mustBeAnswered(question)) continue;
    if (question.choices.some(({ value, special }) => value === PREFER_NOT || special === 'refused')) continue;
    const hasList = question.choices.length > 0 && question.type !== 'rating' && question.type !== 'boolean';
    say(
      hasList ? `${path}.choices` : `${path}.isRequired`,
      hasList
        ? `"${question.name}" is personal and required, so it needs a choice with the value "${PREFER_NOT}".`
        : `"${question.name}" is personal, so it must be possible to leave it empty.`,
    );
  }
}

const mustBeAnswered = ({ alwaysRequired, requiredIf, minChosen, lines }: ScreenerQuestion): boolean =>
  alwaysRequired || requiredIf !== undefined || minChosen !== undefined || lines.some((line) => line.alwaysRequired);

function checkSuggestion(question: ScreenerQuestion, path: string, questions: Questions, say: Say): void {
  const from = questions.get(question.suggestFrom ?? '');
  if (question.places !== 'municipality')
    say(`${path}.suggestFrom`, 'A postal code suggests a municipality: add places: municipality.');
  if (!from) say(`${path}.suggestFrom`, `The form has no question "${question.suggestFrom}".`);
  else if (from.question.type !== 'text') say(`${path}.suggestFrom`, 'The postal code is asked in a text field.');
}
