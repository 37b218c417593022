const A_DAY_MS = 24 * 3_600_000;

/** What is told of something that is over is news for a day; after an outage that lasted longer nobody is told any more. */
export const aDayAfter = (at: Date): Date => new Date(at.getTime() + A_DAY_MS);
export const aWeekAfter = (at: Date): Date => new Date(at.getTime() + 7 * A_DAY_MS);
