import { isRaw } from './raw-json.js';
import type { Choice } from './choice.js';
import { commentName, isAnswered, type ScreenerQuestion } from './screener-form.js';

type Answers = Record<string, unknown>;
interface Offered {
  question: ScreenerQuestion;
  choices: Choice[];
}

/**
 * The answers without what nobody is asked: hidden questions, hidden choices, and what was written beside an "other" that
 * is not chosen. Returns the very same object when nothing is dropped.
 */
export function keepOffered(answers: Answers, shown: readonly Offered[]): Answers {
  const kept: Answers = {};
  for (const { question, choices } of shown) {
    const value = stillOffered(question, choices, answers[question.name]);
    if (!isAnswered(value)) continue;
    kept[question.name] = value;
    const comment = answers[commentName(question.name)];
    const other = choices.find(({ special }) => special === 'other');
    if (other && isAnswered(comment) && [value].flat().includes(other.value))
      kept[commentName(question.name)] = comment;
  }
  const names = Object.keys(answers);
  const isSame =
    names.length === Object.keys(kept).length && names.every((name) => sameValue(kept[name], answers[name]));
  return isSame ? answers : kept;
}

function stillOffered(question: ScreenerQuestion, choices: readonly Choice[], value: unknown): unknown {
  if (question.lines.length > 0)
    return isRaw(value)
      ? Object.fromEntries(question.lines.flatMap(({ name }) => entry(name, value[name])))
      : undefined;
  if (question.choices.length === 0) return value;
  const offered = new Set<unknown>(choices.map((choice) => choice.value));
  if (!Array.isArray(value)) return offered.has(value) ? value : undefined;
  const still = (value as unknown[]).filter((one) => offered.has(one));
  // An order is an order of all: one more or one fewer is another question.
  return question.type === 'ranking' && (still.length !== value.length || still.length !== offered.size)
    ? undefined
    : still;
}

const entry = (name: string, value: unknown): [string, unknown][] => (isAnswered(value) ? [[name, value]] : []);

const sameValue = (one: unknown, other: unknown): boolean =>
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** What these questions offer to everybody, whatever else is answered: to ask of thousands of forms. */
export class OfferedToAll {
  private readonly choices: ReadonlyMap<ScreenerQuestion, ReadonlySet<unknown>>;

  constructor(questions: readonly ScreenerQuestion[]) {
    this.choices = new Map(
      questions.map((question) => [question, new Set(question.choices.map((choice) => choice.value))]),
    );
  }

  /** Whether nothing would be dropped of their answers while all of them are asked. */
  holds(answers: Answers): boolean {
    for (const [question, offered] of this.choices)
      if (!holdsOne(question, offered, answers[question.name], answers[commentName(question.name)])) return false;
    return true;
  }
}

function holdsOne(
  question: ScreenerQuestion,
  offered: ReadonlySet<unknown>,
  value: unknown,
  comment: unknown,
): boolean {
  if (isAnswered(comment)) {
    const other = question.choices.find(({ special }) => special === 'other');
    if (!other || ![value].flat().includes(other.value)) return false;
  }
  if (!isAnswered(value)) return true;
  if (question.lines.length > 0)
    return isRaw(value) && Object.keys(value).every((name) => question.lines.some((line) => line.name === name));
  if (offered.size === 0) return true;
  const chosen = [value].flat();
  return chosen.every((one) => offered.has(one)) && (question.type !== 'ranking' || chosen.length === offered.size);
}
