import type { Infeasible, RuleName } from './check-quotas.js';
import type { Progress } from './clock.js';
import type { Lottery } from './lottery.js';
import type { PanelQuestion, Quota, QuotaName } from './pool.js';
import type { DropoutModel } from './dropout.js';
import type { Method } from './version.js';

/** A draw as plain data, so that it can cross to a worker. */
export interface DrawInput extends PanelQuestion {
  /** `DEFAULT_METHOD` unless told. */
  method?: Method;
  /** Greatest length of the reserve list, 0 or more. */
  reserves: number;
  /** Decides every lot; anything but the empty string. Publish it after the draw, never choose it after looking. */
  seed: string;
  /**
   * What the reserve list prepares for: one chance (0–1) for every panel member, or rates by group. 0.33 unless told.
   */
  dropout?: number | DropoutModel;
  /**
   * Raises the floor to the greatest total that any valid panel reaches: chances go to the best-rated alone.
   * `shutOut` names everybody who loses every chance by it. Never on without being asked for.
   */
  maximiseRating?: { unrated: number };
  /** Milliseconds after which the lottery is taken as it is, with the gap reached so far; 60 000 unless told. */
  timeLimitMs?: number;
  /** The same in seconds; `timeLimitMs` goes before it. */
  timeLimitSeconds?: number;
}

/** How a draw is watched and stopped. */
export interface DrawOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** What is proven about a lottery, in the unit of its method; `value` and `bound` meet at the optimum. */
export interface Certificate {
  /**
   * `smallestChance` (maximin; legacy, where it is an estimate): 0–1, `bound` from above.
   * `leximin`: the smallest chance of the round with the widest gap, 0–1, `bound` from above.
   * `greatestAndSmallest` (goldilocks): greatest chance / average + average / smallest chance, `bound` from below.
   * `meanLogChance` (nash): mean natural logarithm of the chances, `bound` from above.
   * People who sit in every panel or in none by rule do not count.
   */
  objective: 'smallestChance' | 'leximin' | 'greatestAndSmallest' | 'meanLogChance';
  value: number;
  bound: number;
}

/** How the lottery meets one quota. */
export interface QuotaReport extends Quota {
  /** People in the pool whom it counts, without the excluded. */
  available: number;
  /** Mean seats over the lottery. */
  expected: number;
  /** Seats in the drawn panel. */
  drawn: number;
  /** Which bound every panel of the lottery stands at; the one that holds these people's chances up or down. */
  tight: 'min' | 'max' | 'both' | null;
}

/** People who sit in no valid panel, and a smallest set of rules found that keeps them out; each alone lets them in. */
export interface NeverCause {
  ids: string[];
  /** Empty when time was too short to find it. */
  causes: RuleName[];
}

/** A drawn panel with all that is needed to check it. */
export interface DrawnPanel {
  feasible: true;
  /** Ids in text order, `size` of them. */
  panel: string[];
  /** Ids in the order in which to consider them; nobody of the panel, nobody who is never selectable. */
  reserves: string[];
  /** Everybody's chance (0–1) of being drawn before the draw; sums to `size`. Excluded people have 0. */
  probabilities: Record<string, number>;
  /** Smallest chance among those who are selectable at all. */
  minProbability: number;
  maxProbability: number;
  /** Distance of `certificate.value` and `bound`: by how much any lottery could be better at most. */
  gap: number;
  certificate: Certificate;
  /** False when the time limit ended the search; another run might then stop elsewhere and draw another panel. */
  complete: boolean;
  /** Ids of those who sit in no valid panel (proven), in text order, without the excluded. */
  neverSelectable: string[];
  /** The same people by what keeps them out. */
  neverCauses: NeverCause[];
  /** Excluded people with the reason given, by id in text order. */
  excluded: { id: string; reason: string }[];
  /** With `maximiseRating`: those who have no chance because of it, in text order. Else empty. */
  shutOut: string[];
  /** Every quota as asked for, in the library's order, with what the lottery makes of it. */
  quotas: QuotaReport[];
  /** Sum of the ratings of the drawn panel and mean over the lottery, when there is a floor; else null. */
  rating: { floor: number; drawn: number; expected: number } | null;
  /** Weighted distance from the soft targets: the least that any valid panel has, what was allowed, the drawn panel's. */
  soft: { least: number; allowed: number; drawn: number } | null;
  /** The distribution: panels with their weights. */
  lottery: Lottery;
  seed: string;
  /** SHA-256 (hex) of all input but the seed and the time limit. */
  inputHash: string;
  method: Method;
  version: string;
  /** Milliseconds taken; the only part that differs between two runs of one complete draw. */
  ms: number;
}

export type DrawResult = DrawnPanel | Infeasible;

/** Why somebody is in the drawn panel, on the reserve list or neither. */
export interface Explanation {
  id: string;
  outcome: 'drawn' | 'reserve' | 'notDrawn' | 'excluded' | 'neverSelectable';
  /** 0–1, before the draw. */
  chance: number;
  /** Seats / people with a chance: what everybody would have without quotas. */
  averageChance: number;
  /** Place on the reserve list from 1. */
  reservePlace?: number;
  /** The reason code of an exclusion. */
  reason?: string;
  /** What keeps a never selectable person out. */
  causes?: RuleName[];
  /** The quotas that count this person. */
  groups: QuotaReport[];
  /** Those among them that hold the chance down (`max`) or up (`min`). */
  heldBy: { quota: QuotaName; bound: 'min' | 'max' }[];
}

/** One place of the slider: what a floor on the panel's total rating costs. */
export interface FloorPoint {
  floor: number;
  /** Smallest chance (0–1) among those who have one, by maximin. */
  lowestChance: number;
  /** By how much it could be greater at most. */
  gap: number;
  /** People without any chance under this floor. */
  noChance: number;
  /** Mean total of the lottery. */
  expectedTotal: number;
}

/** A uniform lottery over panels numbered from 0, for a draw in public: every number is equally likely. */
export interface NumberedLottery {
  /** Ids of each panel in text order; as many panels as asked for, the same one perhaps under several numbers. */
  panels: string[][];
  /** Everybody's chance by these numbers: whole multiples of 1/m. */
  probabilities: Record<string, number>;
  /** Smallest among those with a chance in the exact lottery, and greatest of all. */
  minProbability: number;
  maxProbability: number;
  /** Greatest distance of anybody's chance from the exact lottery. */
  largestDeviation: number;
}

/** Everything that decides who is to be asked next. */
export interface ReplacementInput extends PanelQuestion {
  /** Ids that keep their seats. */
  confirmed: readonly string[];
  /** Ids that may be asked now, in the order in which they would be without any quotas (the reserve list first). */
  available: readonly string[];
  /** Milliseconds for the solver; 2 000 unless told. */
  timeLimitMs?: number;
}

/** A quota, or the rule named, that a panel does not keep. */
export interface Unmet extends QuotaName {
  bound: 'min' | 'max';
  wanted: number;
  /** Seats it would have. */
  seats: number;
}

/** Whom to ask next, and why. */
export interface Replacement {
  /** Null when no seat is empty or nobody may be asked. */
  id: string | null;
  reason: 'noSeatEmpty' | 'nobodyAvailable' | 'restoresBalance' | 'nearestToBalance';
  /** Seats that stay empty when this person comes. */
  seatsLeft: number;
  /** Who fills all empty seats best, this person first; fewer than seats when nobody is left. */
  plan: string[];
  /** Quotas with too few or too many seats among the confirmed now. */
  before: Unmet[];
  /** Minima the person counts for that are not reached yet. */
  helps: Unmet[];
  /** What no choice among the available can mend, once all empty seats are filled by the plan. */
  staysBroken: Unmet[];
}
