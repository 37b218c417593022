import { Temporal } from 'temporal-polyfill';

/**
 * The instant of a wall time on a day of the study. A time that a spring change leaves out becomes the first valid one
 * after it; a time that an autumn change repeats means the first.
 */
export function instantOf(startsOn: string, day: number, wallTime: string, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(startsOn)
    .add({ days: day - 1 })
    .toPlainDateTime(Temporal.PlainTime.from(wallTime))
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const asWished = zoned.toPlainTime().toString({ smallestUnit: 'minute' }) === wallTime;
  if (asWished) return new Date(zoned.epochMilliseconds);
  // In a gap: the moment the clocks jump.
  const jump = zoned.getTimeZoneTransition('next');
  return new Date((jump ?? zoned).epochMilliseconds);
}

/** Day of the study at `now`: 1 is the first, 0 means before it, days + 1 after the last. */
export function studyDay(startsOn: string, days: number, timeZone: string, now: Date): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = Temporal.PlainDate.from(startsOn).until(today, { largestUnit: 'day' }).days + 1;
  return Math.max(0, Math.min(day, days + 1));
}

/** A named zone. An offset such as +02:00 is none: PostgreSQL reads its sign the other way round (POSIX), and it has no summer. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId.length > 0;
  } catch {
    return false;
  }
}
