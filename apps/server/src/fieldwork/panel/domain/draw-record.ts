import type { DrawInput, DrawnPanel, DrawResult, NumberedLottery, Progress } from '@lytt/selection';
import type { DrawMethod, DrawRecord, DrawState, PanelPlan, QuotaEntry, QuotaRelaxation } from '@lytt/shared';

export interface KeptRelaxation {
  changes: QuotaRelaxation[];
  reason: string;
  by: string | null;
  at: string;
}

/** The input of a draw, kept so that it can be repeated: ids and attributes, never a name. */
export type KeptInput = Omit<DrawInput, 'seed' | 'method' | 'quotas' | 'pool'> & {
  pool: DrawInput['pool'][number][];
  quotas: QuotaEntry[];
  /** The plan, the rules in force and the suggested changes taken over; draws of the first version have none. */
  kept?: { plan: PanelPlan; rules: string[]; relaxations: KeptRelaxation[] };
};
/** The library's result as it was, or why there is none. */
export type KeptResult = DrawResult | { fault: 'time' | 'broken' };

/** Each panel is a list of positions in the pool: a tenth of the size of a list of ids. */
export type KeptNumbers = Omit<NumberedLottery, 'panels' | 'probabilities'> & {
  panels: number[][];
  chances: number[];
};

/** What the service works out of a result and keeps with it: files of a draw carry these keys. */
export interface DrawExtras {
  reserveQuality?: DrawRecord['reserveQuality'];
  numbers?: KeptNumbers;
  /** The panel of the number that was entered, and its reserves. */
  chosen?: { panel: string[]; reserves: string[] };
}

export interface DrawRow {
  id: string;
  state: DrawState;
  method: DrawMethod;
  seed: string;
  input: KeptInput;
  progress: Partial<Progress>;
  result: KeptResult | null;
  extras: DrawExtras;
  numbered: number | null;
  number: number | null;
  createdAt: Date;
  finishedAt: Date | null;
  requestedBy: string | null;
  confirmed: boolean;
}

/** Stands in for what the library's first version did not compute. */
const EARLIER = {
  certificate: { objective: 'smallestChance', value: 0, bound: 0 },
  neverCauses: [],
  excluded: [],
  shutOut: [],
  quotas: [],
  rating: null,
  soft: null,
} satisfies Partial<DrawnPanel>;

export const lotteryOf = (draw: Pick<DrawRow, 'result'>): DrawnPanel | undefined =>
  draw.result && 'feasible' in draw.result && draw.result.feasible ? { ...EARLIER, ...draw.result } : undefined;

/**
 * The drawn panel: the library's own, or in a public draw the panel of the number that was entered, with its counts
 * computed for that panel. Undefined before there is either.
 */
export function drawnPanel(draw: Pick<DrawRow, 'result' | 'extras' | 'numbered' | 'input'>): DrawnPanel | undefined {
  const lottery = lotteryOf(draw);
  if (!lottery || draw.numbered === null) return lottery;
  const { numbers, chosen } = draw.extras;
  if (!numbers || !chosen) return undefined;
  const probabilities = Object.fromEntries(draw.input.pool.map(({ id }, at) => [id, numbers.chances[at] ?? 0]));
  return { ...withPanel(lottery, draw.input, chosen.panel), reserves: chosen.reserves, probabilities };
}

/** The result with another panel of the same lottery, and the counts of that panel. */
export function withPanel(
  lottery: DrawnPanel,
  input: Pick<KeptInput, 'pool' | 'floor' | 'maximiseRating'>,
  panel: string[],
): DrawnPanel {
  const seated = new Set(panel);
  const members = input.pool.filter(({ id }) => seated.has(id));
  const quotas = lottery.quotas.map((quota) => ({
    ...quota,
    drawn: members.filter(({ values }) =>
      [quota, ...(quota.and ?? [])].every(({ attribute, value }) => values[attribute] === value),
    ).length,
  }));
  const unrated = input.floor?.unrated ?? input.maximiseRating?.unrated ?? 0;
  const soft = quotas.reduce(
    (sum, { soft: wish, drawn }) => sum + (wish ? wish.weight * Math.abs(drawn - wish.target) : 0),
    0,
  );
  return {
    ...lottery,
    panel,
    quotas,
    rating: lottery.rating && {
      ...lottery.rating,
      drawn: members.reduce((sum, { rating }) => sum + (rating ?? unrated), 0),
    },
    soft: lottery.soft && { ...lottery.soft, drawn: soft },
  };
}

/** The input as the library reads it: without what only the service keeps. */
export function libraryInput({ input, seed, method }: Pick<DrawRow, 'input' | 'seed' | 'method'>): DrawInput {
  const { kept: _, ...asked } = input;
  return { ...asked, seed, method };
}
