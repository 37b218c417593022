import type { Language, StudyFile } from '@lytt/shared';
import type { Fault } from '../../../platform/errors/domain-error.js';

export interface Placed {
  day: number;
  opens: string;
  closesDay: number;
  closes: string;
}

/** What is wrong with a question's place in the week; each fault names the field of the form. */
export function checkPlace(question: Placed, days: number): Fault[] {
  const faults: Fault[] = [];
  if (question.day > days) faults.push({ path: 'day', message: `the study has ${days} days` });
  if (question.closesDay > days) faults.push({ path: 'closesDay', message: `the study has ${days} days` });
  if (question.closesDay < question.day || (question.closesDay === question.day && question.closes <= question.opens))
    faults.push({ path: 'closes', message: 'it has to close after it opens' });
  return faults;
}

type Words = Partial<Record<Language, string>>;

/** The languages of the study in which a participant would meet an empty heading or text. */
export function missingLanguages(words: { title: Words; text: Words }, languages: readonly Language[]): Fault[] {
  return (['title', 'text'] as const).flatMap((field) =>
    languages
      .filter((language) => !words[field][language])
      .map((language) => ({
        path: `${field}.${language}`,
        message: `the study is in ${languages.join(', ')}; this language is missing`,
      })),
  );
}

/** The guide of a study file. */
export function checkGuide({ guide, study }: StudyFile): Fault[] {
  const inFile = (field: string): string => (field === 'closes' ? 'closesAt' : field);
  return guide.flatMap((entry, at) =>
    [...checkPlace({ ...entry, closes: entry.closesAt }, study.days), ...missingLanguages(entry, study.languages)].map(
      (fault) => ({ path: `guide.${at}.${inFile(fault.path)}`, message: fault.message }),
    ),
  );
}
