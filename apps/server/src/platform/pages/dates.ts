import type { Language } from '@lytt/shared';
import { Temporal } from 'temporal-polyfill';

const LOCALE: Record<Language, string> = { nb: 'nb-NO', en: 'en-GB' };
const NEAR: Record<Language, Record<-1 | 0 | 1, string>> = {
  nb: { [-1]: 'i går', 0: 'i dag', 1: 'i morgen' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};
const AT: Record<Language, string> = { nb: 'kl.', en: 'at' };

const zoned = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

/** A day and a time as people say them: "today at 21:00", "Thursday 4 March at 09:00". */
export function sayWhen(instant: Date, now: Date, zone: string, language: Language): string {
  return `${sayDay(instant, now, zone, language)} ${AT[language]} ${sayTime(instant, zone)}`;
}

export function sayDay(instant: Date, now: Date, zone: string, language: Language): string {
  const days = zoned(now, zone).toPlainDate().until(zoned(instant, zone).toPlainDate()).days;
  if (days === -1 || days === 0 || days === 1) return NEAR[language][days];
  return new Intl.DateTimeFormat(LOCALE[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(instant);
}

export const sayTime = (instant: Date, zone: string): string =>
  zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
