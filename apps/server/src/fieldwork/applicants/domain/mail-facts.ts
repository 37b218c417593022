import type { Language } from '@lytt/shared';
import { Temporal } from 'temporal-polyfill';
import type { StudyFacts } from '../../study/study.facade.js';

const LOCALE: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const DAY_MS = 86_400_000;
type Dates = Pick<StudyFacts, 'startsOn' | 'days' | 'timeZone' | 'now'>;

/** What a mail of a decision says about the study's days; somebody without a seat learns no more from it. */
export const mailFacts = (study: Dates, language: Language): { firstDay: string; lastDay: string; days: number } => ({
  firstDay: sayDay(dayOf(study, 1), language),
  lastDay: sayDay(dayOf(study, study.days), language),
  days: study.days,
});

/** When the form of somebody without a seat is deleted. Where that day has passed it is deleted with the next sweep: today. */
export function deletedOn(study: Dates, afterDays: number, language: Language): string {
  const due = dayOf(study, 1 + afterDays);
  const today = Temporal.Instant.fromEpochMilliseconds(study.now.getTime())
    .toZonedDateTimeISO(study.timeZone)
    .toPlainDate();
  return sayDay(Temporal.PlainDate.compare(due, today) < 0 ? today : due, language);
}

/** The day up to whose end an invitation may be answered. */
export const sayDeadline = (answerBy: Date, timeZone: string, language: Language): string =>
  sayDate(answerBy, timeZone, language);

/** A day so long after today, for a preview. */
export const inDays = (study: Pick<Dates, 'now'>, days: number): Date => new Date(study.now.getTime() + days * DAY_MS);

const dayOf = ({ startsOn }: Dates, day: number): Temporal.PlainDate =>
  Temporal.PlainDate.from(startsOn).add({ days: day - 1 });

const sayDay = (day: Temporal.PlainDate, language: Language): string =>
  sayDate(new Date(`${day.toString()}T12:00:00Z`), 'UTC', language);

const sayDate = (instant: Date, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(instant);
