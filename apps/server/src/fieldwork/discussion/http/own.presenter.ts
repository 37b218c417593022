import type { AttributeEntry, Localized } from '@lytt/shared';
import type { OwnPost } from '../application/own-words.queries.js';

interface OwnQuestion {
  questionId: string;
  title: Localized | null;
  posts: OwnPost[];
}
export interface MineView extends Record<string, unknown> {
  days: { day: number; questions: OwnQuestion[] }[];
  /** What the screener said, in the words of its answers. */
  held: { label: Localized; value: Localized }[];
}

export function presentMine(
  posts: readonly OwnPost[],
  attributes: Record<string, string>,
  known: readonly AttributeEntry[],
): MineView {
  const days = new Map<number, Map<string, OwnQuestion>>();
  for (const post of posts) {
    if (post.questionId === null) continue;
    const day = days.get(post.day ?? 0) ?? new Map<string, OwnQuestion>();
    const question = day.get(post.questionId) ?? { questionId: post.questionId, title: post.questionTitle, posts: [] };
    question.posts.push(post);
    days.set(post.day ?? 0, day.set(post.questionId, question));
  }
  const held = known.flatMap((attribute) => {
    const value = attribute.values.find((candidate) => candidate.value === attributes[attribute.key]);
    return value ? [{ label: attribute.label, value: value.label }] : [];
  });
  return { days: [...days].map(([day, questions]) => ({ day, questions: [...questions.values()] })), held };
}
