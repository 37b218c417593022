import type { GuideQuestionView, Localized } from '@lytt/shared';

/** The section that a question stands in: its own heading, or that of the nearest question before it. */
export function sectionOf(question: GuideQuestionView, inOrder: readonly GuideQuestionView[]): Localized | null {
  const at = inOrder.findIndex(({ id }) => id === question.id);
  return inOrder.slice(0, at + 1).findLast(({ section }) => section !== null)?.section ?? null;
}
