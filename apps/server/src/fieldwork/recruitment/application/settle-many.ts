import { isAnswered } from '../domain/screener-form.js';
import type { Answers, OpenPage, ScreenerLogic } from './screener-logic.js';

const MOST_KEPT = 5_000;

/**
 * Settles thousands of forms: which questions are open follows from the answers that conditions name and from which others
 * are given at all, so forms alike in these are asked of SurveyJS once (2 ms each).
 */
export class SettleMany {
  private readonly named: string[];
  private readonly others: string[];
  private readonly known = new Map<string, { names: ReadonlySet<string>; open: OpenPage[] }>();

  constructor(private readonly logic: ScreenerLogic) {
    const conditions = conditionsIn(logic.definition.form).join('\n');
    const names = logic.pages.flatMap((page) => page.questions.map((question) => question.name));
    this.named = names.filter((name) => conditions.includes(name));
    this.others = names.filter((name) => !conditions.includes(name));
  }

  settle(answers: Answers): { answers: Answers; open: OpenPage[] } {
    const key = JSON.stringify([
      this.named.map((name) => answers[name] ?? null),
      this.others.map((name) => (isAnswered(answers[name]) ? 1 : 0)).join(''),
    ]);
    const known = this.known.get(key);
    if (known)
      return {
        answers: Object.fromEntries(Object.entries(answers).filter(([name]) => known.names.has(name))),
        open: known.open,
      };
    const settled = this.logic.settle(answers);
    if (this.known.size < MOST_KEPT)
      this.known.set(key, { names: new Set(Object.keys(settled.answers)), open: settled.open });
    return settled;
  }
}

/** Every expression of a form, at whatever depth: `visibleIf`, `requiredIf`, `expression` … */
function conditionsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(conditionsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (/(If|expression)$/i.test(key) ? [value] : []) : conditionsIn(value),
  );
}
