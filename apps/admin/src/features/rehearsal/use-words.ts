import { useMemo } from 'react';
import { hasText } from '../../i18n/messages';
import { useLanguage, useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import type { Happening, Person } from './story';

export interface Words {
  /** `Late · Nynorsk · 18:00` */
  who: (person: Person) => string;
  /** What tells them from others of the same behaviour. */
  more: (person: Person) => string;
  /** Of a mail what it tells of. */
  what: (one: Happening) => string;
  /** Title of the question or subject of the mail. */
  about: (one: Happening) => string;
  kinds: (kinds: readonly string[]) => string[];
  date: (one: Happening) => string;
  time: (one: Happening) => string;
  /** By the person's clock, with the town of its zone; undefined: it shows what the study's does. */
  own: (one: Happening) => { time: string; town: string } | undefined;
  day: (day: string) => string;
  /** `mon 1`, or `mon 1 Mar` where there is room. */
  shortDay: (day: string, isWide: boolean) => string;
}

/** Everything about a rehearsal that is said in more than one place. */
export function useWords(): Words {
  const t = useTexts('rehearsal.rehearsal');
  const localized = useLocalized();
  const { intl } = useLanguage();
  const { timeZone } = useStudy();
  return useMemo(() => {
    const formats = new Map<string, Intl.DateTimeFormat>();
    const format = (name: string, zone: string, options: Intl.DateTimeFormatOptions, ms: number): string => {
      const key = `${name} ${zone}`;
      const known = formats.get(key) ?? new Intl.DateTimeFormat(intl.locale, { ...options, timeZone: zone });
      formats.set(key, known);
      return known.format(ms);
    };
    const clock = { hour: '2-digit', minute: '2-digit' } as const;
    const date = { weekday: 'short', day: 'numeric', month: 'short' } as const;
    const dateIn = (zone: string, ms: number): string => format('date', zone, date, ms);
    const timeIn = (zone: string, ms: number): string => format('time', zone, clock, ms);
    const more = ({ language, mailHour }: Person): string =>
      [t(`language.${language}`), ...(mailHour === null ? [] : [t('shortHour', { hour: mailHour })])].join(' · ');
    const sayMail = (kind: string): string => {
      const key = `mail.${kind}`;
      return hasText('rehearsal.rehearsal', key) ? t(key) : kind;
    };
    const kinds = (all: readonly string[]): string[] => [...new Set(all)].map((kind) => sayMail(kind));
    return {
      more,
      who: (person) => `${t(`behaviour.${person.behaviour}`)} · ${more(person)}`,
      what: ({ kind, mail }) => (mail ? kinds(mail.kinds).join(' + ') : t(`kind.${kind}`)),
      about: ({ question, mail }) =>
        mail ? mail.subject : question ? `${question.position}. ${localized(question.title)}` : '',
      kinds,
      date: ({ ms }) => dateIn(timeZone, ms),
      time: ({ ms }) => timeIn(timeZone, ms),
      own: ({ ms, person }) => {
        const zone = person.timeZone;
        if (zone === timeZone) return undefined;
        const [here, there] = [dateIn(timeZone, ms), dateIn(zone, ms)];
        if (here === there && timeIn(timeZone, ms) === timeIn(zone, ms)) return undefined;
        const time = timeIn(zone, ms);
        const town = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
        return { town, time: here === there ? time : `${format('weekday', zone, { weekday: 'short' }, ms)} ${time}` };
      },
      shortDay: (day, isWide) =>
        format(
          `short ${isWide}`,
          'UTC',
          { weekday: 'short', day: 'numeric', ...(isWide ? { month: 'short' as const } : {}) },
          Date.parse(`${day}T12:00:00Z`),
        ),
      day: (day) =>
        format('day', 'UTC', { weekday: 'long', day: 'numeric', month: 'long' }, Date.parse(`${day}T12:00:00Z`)),
    };
  }, [t, localized, intl.locale, timeZone]);
}
