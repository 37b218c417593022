import type { AnswerForm, Localized } from '../../contract/study-file.js';
import { estimateMinutes } from '../estimate-minutes.js';

type Language = keyof Localized;
type ShownStimulus =
  { kind: 'text'; text: Localized } | { kind: 'link'; label: Localized } | { kind: 'image'; alt: Localized };
export interface Wording {
  title: Localized;
  text: Localized;
  answer: AnswerForm;
  stimuli: readonly ShownStimulus[];
}

/** One text of a question, at its place in the form: `title`, `answer.choices.2.label`. */
export interface QuestionText {
  path: string;
  words: Localized;
  /** Somebody who sees the page reads it; the text in place of a picture is for those who do not. */
  isRead: boolean;
}

const ofAnswer = (answer: AnswerForm): QuestionText[] => {
  if (answer.kind === 'choice' || answer.kind === 'ranking')
    return answer.choices.map(({ label }, at) => ({ path: `answer.choices.${at}.label`, words: label, isRead: true }));
  if (answer.kind === 'rating')
    return [
      { path: 'answer.low', words: answer.low, isRead: true },
      { path: 'answer.high', words: answer.high, isRead: true },
    ];
  return [];
};

const ofStimulus = (stimulus: ShownStimulus, at: number): QuestionText => {
  const path = `stimuli.${at}`;
  if (stimulus.kind === 'text') return { path: `${path}.text`, words: stimulus.text, isRead: true };
  if (stimulus.kind === 'link') return { path: `${path}.label`, words: stimulus.label, isRead: true };
  return { path: `${path}.alt`, words: stimulus.alt, isRead: false };
};

/** Every text that a participant meets in a question. */
export const textsOfQuestion = ({ title, text, answer, stimuli }: Wording): QuestionText[] => [
  { path: 'title', words: title, isRead: true },
  { path: 'text', words: text, isRead: true },
  ...ofAnswer(answer),
  ...stimuli.map(ofStimulus),
];

/** What would be empty for somebody: the texts, and that of the section, that one of these languages lacks. */
export function missingTexts(
  { section, ...wording }: Wording & { section: Localized | null },
  languages: readonly Language[],
): { path: string; language: Language }[] {
  const heading = section ? [{ path: 'section', words: section }] : [];
  return [...textsOfQuestion(wording), ...heading].flatMap(({ path, words }) =>
    languages.filter((language) => !words[language]?.trim()).map((language) => ({ path, language })),
  );
}

/** Minutes, to the quarter, that a question takes somebody who reads this language. */
export function estimateQuestion(wording: Wording, language: Language): number {
  const say = (words: Localized): string => words[language] ?? Object.values(words)[0] ?? '';
  const read = textsOfQuestion(wording).filter(({ isRead }) => isRead);
  const pictures = wording.stimuli.filter(({ kind }) => kind === 'image').length;
  return estimateMinutes(read.map(({ words }) => say(words)).join('\n'), wording.answer, pictures);
}
