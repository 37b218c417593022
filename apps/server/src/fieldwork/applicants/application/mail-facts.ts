import type { Language } from '@lytt/shared';
import { instantOf, type StudyFacts } from '../../study/study.facade.js';

const LOCALE: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const DAY_MS = 86_400_000;
type Dates = Pick<StudyFacts, 'startsOn' | 'days' | 'timeZone' | 'now'>;

/** What a mail of a decision says about the study's days; somebody without a place learns no more from it. */
export const mailFacts = (study: Dates, language: Language): { firstDay: string; lastDay: string; days: number } => ({
  firstDay: sayDate(dayOf(study, 1), study, language),
  lastDay: sayDate(dayOf(study, study.days), study, language),
  days: study.days,
});

/** When the form of somebody without a place is deleted. Where that day has passed it is deleted with the next sweep: today. */
export function deletedOn(study: Dates, afterDays: number, language: Language): string {
  const due = dayOf(study, 1 + afterDays);
  return sayDate(due < study.now ? study.now : due, study, language);
}

/** The day up to whose end an invitation may be answered. */
export const sayDeadline = (answerBy: Date, timeZone: string, language: Language): string =>
  sayDate(answerBy, { timeZone }, language);

/** A day so long after today, for a preview. */
export const inDays = (study: Pick<Dates, 'now'>, days: number): Date => new Date(study.now.getTime() + days * DAY_MS);

/** Noon, so that no change of the clocks moves the date. */
const dayOf = ({ startsOn, timeZone }: Dates, day: number): Date => instantOf(startsOn, day, '12:00', timeZone);

const sayDate = (instant: Date, { timeZone }: Pick<Dates, 'timeZone'>, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(instant);
