import type { Reason, ReasonValue } from '../vocabulary/reason.js';

/** Words a message whose values are words already. */
export type SayMessage = (code: string, values: Record<string, string | number>) => string;

/** A reason in words: what stands within it is worded first. Several sentences follow one another, several words are a list. */
export function wordReason({ code, values = {} }: Reason, say: SayMessage): string {
  const worded = Object.entries(values).map(([name, value]) => [name, wordValue(value, say)] as const);
  return say(code, Object.fromEntries(worded));
}

function wordValue(value: ReasonValue, say: SayMessage): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (!isSeveral(value)) return wordReason(value, say);
  const sentences = value.every((each) => typeof each === 'object');
  return value.map((each) => wordValue(each, say)).join(sentences ? ' ' : ', ');
}

const isSeveral = (value: Reason | readonly ReasonValue[]): value is readonly ReasonValue[] => Array.isArray(value);
