import type { ScreenerSection } from '@lytt/shared';
import { OfferedToAll } from './keep-offered.js';
import { commentName, isAnswered, type ScreenerPage } from './screener-form.js';
import type { Answers, OpenPage, Refusal } from './open-page.js';

const MOST_KEPT = 2_000;
/** What SurveyJS reads the clock for; such an answer may be another one tomorrow. */
const OF_THE_DAY = /\b(age|today|currentDate|currentYear|getDate|dateDiff|diffDays)\s*\(/i;

/** A form that is asked of SurveyJS afresh each time. */
interface AskedAlone {
  readonly definition: ScreenerSection;
  readonly pages: readonly ScreenerPage[];
  readonly conditional: ReadonlySet<string>;
  settleAlone(answers: Answers): { answers: Answers; open: OpenPage[] };
  refusalOf(answers: Answers, atTheEnd: boolean): Refusal | undefined;
}

interface Settled {
  names: ReadonlySet<string>;
  /** Of the questions that conditions name, or whose choices come and go. */
  values: Answers;
  open: OpenPage[];
}

/**
 * Settles thousands of forms, and one at a time in a busy hour: which questions are open follows from the answers that conditions name and from which others
 * are given at all, so forms alike in these are asked of SurveyJS once (2 ms each). Of answers that nobody is offered (an
 * earlier version's, or a request's made by hand) more would be said than that they are given: such a form is asked alone.
 */
export class SettleMany {
  private readonly named: string[];
  private readonly others: string[];
  private readonly ruled: string[];
  private readonly offered: OfferedToAll;
  private readonly settled = new Map<string, Settled>();
  private readonly refused = new Map<string, Refusal | null>();

  private readonly opensByTheDay: boolean;
  private readonly refusesByTheDay: boolean;

  constructor(private readonly logic: AskedAlone) {
    const { form, refusals } = logic.definition;
    const questions = logic.pages.flatMap((page) => page.questions);
    const names = questions.flatMap(({ name }) => [name, commentName(name)]);
    const conditions = conditionsIn(form).join('\n');
    this.named = names.filter((name) => conditions.includes(name) || logic.conditional.has(name));
    this.others = names.filter((name) => !this.named.includes(name));
    this.offered = new OfferedToAll(questions.filter(({ name }) => !this.named.includes(name)));
    // A rule may name a calculated value, and that any question.
    const rules = [...refusals.map(({ when }) => when), ...conditionsIn(form['calculatedValues'])].join('\n');
    this.opensByTheDay = OF_THE_DAY.test(conditions);
    this.refusesByTheDay = OF_THE_DAY.test(rules);
    this.ruled = names.filter((name) => rules.includes(name));
  }

  settle(answers: Answers): { answers: Answers; open: OpenPage[] } {
    if (this.opensByTheDay || !this.offered.holds(answers)) return this.logic.settleAlone(answers);
    const key = JSON.stringify([
      this.valuesOf(this.named, answers),
      this.others.map((name) => (isAnswered(answers[name]) ? 1 : 0)).join(''),
    ]);
    const known = this.settled.get(key) ?? this.ask(key, answers);
    const kept = Object.entries(answers).filter(([name]) => known.names.has(name));
    return { answers: { ...Object.fromEntries(kept), ...known.values }, open: known.open };
  }

  refusal(answers: Answers, atTheEnd: boolean): Refusal | undefined {
    if (this.refusesByTheDay) return this.logic.refusalOf(answers, atTheEnd);
    const key = JSON.stringify([atTheEnd, this.valuesOf(this.ruled, answers)]);
    const known = this.refused.get(key);
    if (known !== undefined) return known ?? undefined;
    const refusal = this.logic.refusalOf(answers, atTheEnd);
    if (this.refused.size < MOST_KEPT) this.refused.set(key, refusal ?? null);
    return refusal;
  }

  private ask(key: string, answers: Answers): Settled {
    const { answers: kept, open } = this.logic.settleAlone(answers);
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
