import { isRaw } from './raw-json.js';
import { commentName, isAnswered } from './screener-form.js';
import { checkFault, faultOf, missingAnswer, type AnswerFault } from './answer-fault.js';
import type { Answers, OpenPage, OpenQuestion, ScreenerLogic } from './screener-logic.js';

/** The key of a panel's fault among those of questions, whose names hold no full stop. */
export const panelKey = (panel: string): string => `panel.${panel}`;

/** What an open page still lacks: answers, lines of answers, and one answer at least in a panel that wants it. */
export function missingIn({ questions, requiredPanels }: OpenPage, values: Answers): Map<string, AnswerFault> {
  const missing = new Map<string, AnswerFault>();
  for (const panel of requiredPanels) {
    const within = questions.filter(({ question }) => question.panels.includes(panel));
    if (within.every(({ question }) => !isAnswered(values[question.name])))
      missing.set(panelKey(panel.name), { code: 'required-panel', values: {} });
  }
  for (const one of questions) {
    const fault = lack(one, values[one.question.name], values[commentName(one.question.name)]);
    if (fault) missing.set(one.question.name, fault);
  }
  return missing;
}

function lack(
  { question, required, choices }: OpenQuestion,
  value: unknown,
  comment: unknown,
): AnswerFault | undefined {
  if (required && !isAnswered(value)) return missingAnswer(question);
  const other = choices.find(({ special }) => special === 'other');
  if (other && !isAnswered(comment) && [value].flat().includes(other.value)) return faultOf(question, 'other');
  const line = question.lines.find(
    ({ name, alwaysRequired }) => alwaysRequired && !isAnswered(isRaw(value) ? value[name] : undefined),
  );
  return line && { ...faultOf(line, 'required'), line: line.name };
}

/** What the form's own validators say about a page. */
export function failedIn(logic: ScreenerLogic, page: OpenPage, values: Answers): Map<string, AnswerFault> {
  const checked = page.questions.filter(
    ({ question: { checks, lines } }) => checks.length > 0 || lines.some((line) => line.checks.length > 0),
  );
  if (checked.length === 0) return new Map();
  return new Map([...logic.failedChecks(values, checked)].map(([name, failed]) => [name, checkFault(failed)]));
}

/** The first page that still lacks an answer it needs, or holds one that its form no longer lets pass. */
export function unfinishedPage(
  logic: ScreenerLogic,
  { answers, personId }: { answers: Answers; personId: string | null },
  open: OpenPage[],
): OpenPage | undefined {
  // The names and addresses lie apart; that they were given, and given rightly, is all that is known here.
  const given = personId === null ? {} : Object.fromEntries([...logic.contactNames].map((name) => [name, 'given']));
  return open.find(
    (page) =>
      missingIn(page, { ...answers, ...given }).size > 0 ||
      [...failedIn(logic, page, answers).keys()].some((name) => !logic.contactNames.has(name)),
  );
}
