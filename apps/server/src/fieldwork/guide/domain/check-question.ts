import {
  missingTexts,
  type AttributeEntry,
  type Language,
  type Masking,
  type Segment,
  type StudyFile,
} from '@lytt/shared';
import type { Fault } from '../../../platform/errors/fault.js';
import { because } from '../../../platform/errors/because.js';

export interface Placed {
  day: number;
  opens: string;
  closesDay: number;
  closes: string;
}

/** What is wrong with a question's place in the week; each fault names the field of the form. */
export function checkPlace(question: Placed, days: number): Fault[] {
  const faults: Fault[] = [];
  if (question.day > days) faults.push({ path: 'day', reason: because('guide.refusal.day-after-study', { days }) });
  if (question.closesDay > days)
    faults.push({ path: 'closesDay', reason: because('guide.refusal.day-after-study', { days }) });
  if (question.closesDay < question.day || (question.closesDay === question.day && question.closes <= question.opens))
    faults.push({ path: 'closes', reason: because('guide.refusal.closes-before-opening') });
  return faults;
}

/** Every text that a participant meets, in every language of the study; and what can be chosen only once. */
export function checkWording(question: Parameters<typeof missingTexts>[0], languages: readonly Language[]): Fault[] {
  const { answer } = question;
  const faults = missingTexts(question, languages).map(({ path, language }) => ({
    path: `${path}.${language}`,
    reason: because('guide.refusal.language-missing', { languages: languages.join(', ') }),
  }));
  if (answer.kind === 'choice' || answer.kind === 'ranking') {
    const values = answer.choices.map(({ value }) => value);
    values.forEach((value, at) => {
      if (values.indexOf(value) < at)
        faults.push({ path: `answer.choices.${at}.value`, reason: because('guide.refusal.choice-twice', { value }) });
    });
  }
  return faults;
}

/** Segments name attributes and values that the screener gives; and a peer round needs answers that others may read. */
export function checkWhoAnswers(
  { onlyFor, peers, masking }: { onlyFor: Segment; peers: number | null; masking: Masking },
  attributes: readonly AttributeEntry[],
): Fault[] {
  const faults = onlyFor.flatMap(({ attribute, values }, at) => {
    const known = attributes.find(({ key }) => key === attribute);
    if (!known)
      return [
        {
          path: `onlyFor.${at}.attribute`,
          reason: because('guide.refusal.unknown-attribute', { key: attribute }),
        },
      ];
    return values.flatMap((value, place) =>
      known.values.some((entry) => entry.value === value)
        ? []
        : [
            {
              path: `onlyFor.${at}.values.${place}`,
              reason: because('guide.refusal.unknown-value', { attribute, value }),
            },
          ],
    );
  });
  if (peers === null || masking !== 'private') return faults;
  return [...faults, { path: 'peers', reason: because('guide.refusal.peers-of-private') }];
}

/** The guide of a study file. */
export function checkGuide(file: StudyFile): Fault[] {
  const { guide, study, screener } = file;
  const inFile = (field: string): string => (field === 'closes' ? 'closesAt' : field);
  return guide.flatMap((entry, at) =>
    [
      ...checkPlace({ ...entry, closes: entry.closesAt }, study.days),
      ...checkWording(entry, study.languages),
      ...checkWhoAnswers(entry, screener.attributes),
    ].map((fault) => ({ path: `guide.${at}.${inFile(fault.path)}`, reason: fault.reason })),
  );
}
