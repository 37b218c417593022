import { OfferedToAll } from './keep-offered.js';
import type { Answers, OpenPage, Refusal } from './open-page.js';
import { commentName, isAnswered } from './screener-form.js';
import { refusalIn, settleAnswers, type SettledAnswers } from './settle-answers.js';
import type { SurveyForm } from './survey-form.js';

const MOST_KEPT = 2_000;
/** What SurveyJS reads the clock for; such an answer may be another one tomorrow. */
const OF_THE_DAY = /\b(age|today|currentDate|currentYear|getDate|dateDiff|diffDays)\s*\(/i;

interface Settled {
  names: ReadonlySet<string>;
  /** Of the questions that conditions name, or whose choices come and go. */
  values: Answers;
  open: OpenPage[];
}

/**
 * Keeps what SurveyJS said of forms alike. Which questions are open follows from two things: the answers that conditions
 * name, and which other questions have an answer at all. Forms that agree in both are settled once (2 ms each). An answer
 * that nobody is offered, from an earlier version or a request made by hand, falls outside this: its form is settled alone.
 */
export class ScreenerCache {
  private readonly named: string[];
  private readonly others: string[];
  private readonly ruled: string[];
  private readonly offered: OfferedToAll;
  private readonly settled = new Map<string, Settled>();
  private readonly refused = new Map<string, Refusal | null>();

  private readonly opensByTheDay: boolean;
  private readonly refusesByTheDay: boolean;

  constructor(private readonly form: SurveyForm) {
    const { form: written, refusals } = form.definition;
    const questions = form.pages.flatMap((page) => page.questions);
    const names = questions.flatMap(({ name }) => [name, commentName(name)]);
    const conditions = conditionsIn(written).join('\n');
    this.named = names.filter((name) => conditions.includes(name) || form.conditional.has(name));
    this.others = names.filter((name) => !this.named.includes(name));
    this.offered = new OfferedToAll(questions.filter(({ name }) => !this.named.includes(name)));
    // A rule may name a calculated value, and that any question.
    const rules = [...refusals.map(({ when }) => when), ...conditionsIn(written['calculatedValues'])].join('\n');
    this.opensByTheDay = OF_THE_DAY.test(conditions);
    this.refusesByTheDay = OF_THE_DAY.test(rules);
    this.ruled = names.filter((name) => rules.includes(name));
  }

  settle(answers: Answers): SettledAnswers {
    if (this.opensByTheDay || !this.offered.holds(answers)) return settleAnswers(this.form, answers);
    const key = JSON.stringify([
      this.valuesOf(this.named, answers),
      this.others.map((name) => (isAnswered(answers[name]) ? 1 : 0)).join(''),
    ]);
    const known = this.settled.get(key) ?? this.settleAnew(key, answers);
    const kept = Object.entries(answers).filter(([name]) => known.names.has(name));
    return { answers: { ...Object.fromEntries(kept), ...known.values }, open: known.open };
  }

  refusal(answers: Answers, atTheEnd: boolean): Refusal | undefined {
    if (this.refusesByTheDay) return refusalIn(this.form, answers, atTheEnd);
    const key = JSON.stringify([atTheEnd, this.valuesOf(this.ruled, answers)]);
    const known = this.refused.get(key);
    if (known !== undefined) return known ?? undefined;
    const refusal = refusalIn(this.form, answers, atTheEnd);
    if (this.refused.size < MOST_KEPT) this.refused.set(key, refusal ?? null);
    return refusal;
  }

  private settleAnew(key: string, answers: Answers): Settled {
    const { answers: kept, open } = settleAnswers(this.form, answers);
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
