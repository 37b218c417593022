import type { StaffLanguage } from '@lytt/shared';

const LOCALE = { nb: 'nb-NO', en: 'en-GB' } as const;
const A_DAY_MS = 86_400_000;

export const sayDate = (instant: Date, timeZone: string, language: StaffLanguage): string =>
  new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone }).format(instant);

/** The days of the discussion: "1.–7. mars 2027". */
export function sayPeriod(startsOn: string, days: number, language: StaffLanguage): string {
  const first = new Date(`${startsOn}T00:00:00Z`);
  const last = new Date(first.getTime() + (days - 1) * A_DAY_MS);
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).formatRange(first, last);
}

/** A date as it stands in a file's name. */
export const dateInName = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(instant);
