/** `2027-03-01` and `09:00` on the wall clocks of a zone; of an instant. */
export interface WallTime {
  date: string;
  time: string;
}

export function wallTimeAt(instant: Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
}

/** The date of a day of a study; day 1 is the first. */
export const dateOfDay = (startsOn: string, day: number): string => {
  const date = new Date(`${startsOn}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + day - 1);
  return date.toISOString().slice(0, 10);
};

/**
 * The instant at which the clocks of a zone show this; the first one where a clock turned back shows it twice, and where a
 * clock turned forward leaves it out, as late after the leap as it would have been. For looking at a moment: what opens
 * when is the server's to resolve. Undefined for what is no time.
 */
export function instantOf({ date, time }: WallTime, timeZone: string): Date | undefined {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number): number => {
    const wall = wallTimeAt(new Date(instant), timeZone);
    return Date.parse(`${wall.date}T${wall.time}:00Z`) - instant;
  };
  const DAY_MS = 86_400_000;
  const guesses = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)].map((offset) => asUtc - offset);
  const right = guesses.find((guess) => guess + offsetAt(guess) === asUtc);
  return new Date(right ?? guesses[0] ?? asUtc);
}
