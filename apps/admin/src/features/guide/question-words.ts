import type { GuideQuestionView } from '@lytt/shared';

export type KindWord = 'kind.text' | 'kind.one' | 'kind.several' | 'kind.rating' | 'kind.ranking' | 'kind.photo';

/** How people call the kind of answer: one choice and several are two kinds to them. */
export const kindWord = (answer: { kind: GuideQuestionView['answer']['kind']; several?: boolean }): KindWord =>
  answer.kind === 'choice' ? (answer.several ? 'kind.several' : 'kind.one') : `kind.${answer.kind}`;

/** An estimate is no more exact than to the minute. */
export const wholeMinutes = (minutes: number): number => Math.max(1, Math.round(minutes));
