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
