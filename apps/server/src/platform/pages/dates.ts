import type { Language } from '@lytt/shared';

const LOCALE: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const NEAR: Record<Language, Record<-1 | 0 | 1, string>> = {
  nb: { [-1]: 'i går', 0: 'i dag', 1: 'i morgen' },
  nn: { [-1]: 'i går', 0: 'i dag', 1: 'i morgon' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};
const AT: Record<Language, string> = { nb: 'kl.', nn: 'kl.', en: 'at' };
const DAY_MS = 86_400_000;

const SHAPES = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than a whole page; each is made once. */
function format(shape: keyof typeof SHAPES, locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...SHAPES[shape], timeZone: zone });
  formats.set(key, made);
  return made;
}

/** Days since 1970 of the local date. The Canadian form of a date is the one that `Date.parse` reads as a plain day. */
const localDay = (instant: Date, zone: string): number =>
  Date.parse(format('date', 'en-CA', zone).format(instant)) / DAY_MS;

/** A day and a time as people say them: "today at 21:00", "Thursday 4 March at 09:00". */
export function sayWhen(instant: Date, now: Date, zone: string, language: Language): string {
  return `${sayDay(instant, now, zone, language)} ${AT[language]} ${sayTime(instant, zone)}`;
}

export function sayDay(instant: Date, now: Date, zone: string, language: Language): string {
  const days = localDay(instant, zone) - localDay(now, zone);
  if (days === -1 || days === 0 || days === 1) return NEAR[language][days];
  return format('day', LOCALE[language], zone).format(instant);
}

export const sayTime = (instant: Date, zone: string): string => format('time', 'en-GB', zone).format(instant);
