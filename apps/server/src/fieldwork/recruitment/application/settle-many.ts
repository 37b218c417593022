import { commentName, isAnswered } from '../domain/screener-form.js';
import type { Answers, OpenPage, Refusal, ScreenerLogic } from './screener-logic.js';

const MOST_KEPT = 5_000;
interface Settled {
  names: ReadonlySet<string>;
  /** Of the questions that conditions name, or whose choices come and go. */
  values: Answers;
  open: OpenPage[];
}

/**
 * Settles thousands of forms: which questions are open follows from the answers that conditions name and from which others
 * are given at all, so forms alike in these are asked of SurveyJS once (2 ms each).
 */
export class SettleMany {
  private readonly named: string[];
  private readonly others: string[];
  private readonly ruled: string[];
  private readonly settled = new Map<string, Settled>();
  private readonly refused = new Map<string, Refusal | null>();

  constructor(private readonly logic: ScreenerLogic) {
    const { form, refusals } = logic.definition;
    const names = logic.pages.flatMap((page) => page.questions.map((question) => question.name));
    const conditions = conditionsIn(form).join('\n');
    this.named = names.filter((name) => conditions.includes(name) || logic.conditional.has(name));
    this.others = [...names.filter((name) => !this.named.includes(name)), ...names.map(commentName)];
    // A rule may name a calculated value, and that any question.
    const rules = [...refusals.map(({ when }) => when), ...conditionsIn(form['calculatedValues'])].join('\n');
    this.ruled = names.filter((name) => rules.includes(name));
  }

  settle(answers: Answers): { answers: Answers; open: OpenPage[] } {
    const key = JSON.stringify([
      this.valuesOf(this.named, answers),
      this.others.map((name) => (isAnswered(answers[name]) ? 1 : 0)).join(''),
    ]);
    const known = this.settled.get(key) ?? this.ask(key, answers);
    const kept = Object.entries(answers).filter(([name]) => known.names.has(name));
    return { answers: { ...Object.fromEntries(kept), ...known.values }, open: known.open };
  }

  refusal(answers: Answers): Refusal | undefined {
    const key = JSON.stringify(this.valuesOf(this.ruled, answers));
    const known = this.refused.get(key);
    if (known !== undefined) return known ?? undefined;
    const refusal = this.logic.refusal(answers, true);
    if (this.refused.size < MOST_KEPT) this.refused.set(key, refusal ?? null);
    return refusal;
  }

  private ask(key: string, answers: Answers): Settled {
    const { answers: kept, open } = this.logic.settle(answers);
    const values = Object.fromEntries(this.named.flatMap((name) => (name in kept ? [[name, kept[name]]] : [])));
    const settled: Settled = { names: new Set(Object.keys(kept)), values, open };
    if (this.settled.size < MOST_KEPT) this.settled.set(key, settled);
    return settled;
  }

  private valuesOf = (names: readonly string[], answers: Answers): unknown[] =>
    names.map((name) => answers[name] ?? null);
}

/** Every expression of a form, at whatever depth: `visibleIf`, `requiredIf`, `expression` … */
function conditionsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(conditionsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (/(If|expression)$/i.test(key) ? [value] : []) : conditionsIn(value),
  );
}
