import type { AnswerForm, AttributeEntry, Masking, Segment, StudyFile } from '@lytt/shared';
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

type Words = Partial<Record<'nb' | 'nn' | 'en', string>>;

/** The languages of the study in which a participant would meet an empty heading or text. */
export function missingLanguages(
  words: { title: Words; text: Words },
  languages: readonly ('nb' | 'nn' | 'en')[],
): Fault[] {
  return (['title', 'text'] as const).flatMap((field) =>
    languages
      .filter((language) => !words[field][language])
      .map((language) => ({
        path: `${field}.${language}`,
        message: `the study is in ${languages.join(', ')}; this language is missing`,
      })),
  );
}

/** Every text that a participant meets, in every language of the study; and what can be chosen only once. */
export function checkWording(
  question: {
    title: Words;
    text: Words;
    answer: AnswerForm;
    stimuli: readonly { kind: string; [key: string]: unknown }[];
    section: Words | null;
  },
  languages: readonly ('nb' | 'nn' | 'en')[],
): Fault[] {
  const { answer } = question;
  const faults = missingLanguages(question, languages);
  const need = (path: string, words: Words): void =>
    void faults.push(
      ...languages
        .filter((language) => !words[language])
        .map((language) => ({
          path: `${path}.${language}`,
          message: `the study is in ${languages.join(', ')}; this language is missing`,
        })),
    );
  if (question.section) need('section', question.section);
  if (answer.kind === 'choice' || answer.kind === 'ranking') {
    answer.choices.forEach(({ label }, at) => need(`answer.choices.${at}.label`, label));
    const values = answer.choices.map(({ value }) => value);
    values.forEach((value, at) => {
      if (values.indexOf(value) < at)
        faults.push({ path: `answer.choices.${at}.value`, message: `"${value}" stands twice` });
    });
  }
  if (answer.kind === 'rating') {
    need('answer.low', answer.low);
    need('answer.high', answer.high);
  }
  question.stimuli.forEach((stimulus, at) => {
    const [part] = stimulus.kind === 'text' ? ['text'] : stimulus.kind === 'link' ? ['label'] : ['alt'];
    need(`stimuli.${at}.${part}`, (stimulus[part ?? ''] ?? {}) as Words);
  });
  return faults;
}

/** Segments name attributes and values that the screener gives; and a peer round needs answers that others may read. */
export function checkWhoAnswers(
  { onlyFor, peers, masking }: { onlyFor: Segment; peers: number | null; masking: Masking },
  attributes: readonly AttributeEntry[],
): Fault[] {
  const faults = onlyFor.flatMap(({ attribute, values }, at) => {
    const known = attributes.find(({ key }) => key === attribute);
    if (!known) return [{ path: `onlyFor.${at}.attribute`, message: `the screener has no attribute "${attribute}"` }];
    return values.flatMap((value, place) =>
      known.values.some((entry) => entry.value === value)
        ? []
        : [{ path: `onlyFor.${at}.values.${place}`, message: `"${attribute}" has no value "${value}"` }],
    );
  });
  if (peers === null || masking !== 'private') return faults;
  return [...faults, { path: 'peers', message: 'nobody can respond to answers that only the moderators see' }];
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
    ].map((fault) => ({ path: `guide.${at}.${inFile(fault.path)}`, message: fault.message })),
  );
}
