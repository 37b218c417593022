import type { BodyOf, GuideQuestionView, guideRoutes } from '@lytt/shared';

export type QuestionDraft = BodyOf<typeof guideRoutes.add>;

export const draftOf = ({
  day,
  opens,
  closesDay,
  closes,
  masking,
  minutes,
  title,
  text,
}: GuideQuestionView): QuestionDraft => ({ day, opens, closesDay, closes, masking, minutes, title, text });

/** A new question begins as most of them are. */
export const freshDraft = (days: number): QuestionDraft => ({
  day: 1,
  opens: '09:00',
  closesDay: Math.min(2, days),
  closes: '23:00',
  masking: 'after-own-answer',
  minutes: 5,
  title: {},
  text: {},
});

/** An emptied language is absent, not an empty text. */
export const toSend = (draft: QuestionDraft): QuestionDraft => ({
  ...draft,
  title: withoutEmpty(draft.title),
  text: withoutEmpty(draft.text),
});

const withoutEmpty = (words: QuestionDraft['title']): QuestionDraft['title'] =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));
