export const BURST_MINUTES = 10;

/** How a source has sent forms so far. */
export interface Pace {
  /** Forms sent in the last ten minutes, the one at hand among them. */
  now: number;
  /** Forms sent before that, and in how many different hours. */
  before: number;
  hours: number;
}

/** A link that was just posted brings many at once; fewer than this are no burst anywhere. */
const LEAST = 12;
/** A source without a past may be a class or an office that was asked to take part together. */
const LEAST_WITHOUT_PAST = 25;
const TIMES_USUAL = 5;

/** The numbers that explain it, when many more forms came within ten minutes than this source sends in its own busy hours. */
export function burst({ now, before, hours }: Pace): { count: number; minutes: number; expected: number } | undefined {
  const usual = hours > 0 ? before / ((hours * 60) / BURST_MINUTES) : 0;
  const least = before >= LEAST ? Math.max(LEAST, usual * TIMES_USUAL) : LEAST_WITHOUT_PAST;
  return now >= least ? { count: now, minutes: BURST_MINUTES, expected: Math.round(usual * 10) / 10 } : undefined;
}
