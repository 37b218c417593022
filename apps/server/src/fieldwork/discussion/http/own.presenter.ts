import type { AttributeEntry, ChosenView, Localized } from '@lytt/shared';
import type { OwnPost } from '../application/own-words.queries.js';
import { viewChosen } from '../domain/answer-parts.js';

interface OwnQuestion {
  questionId: string;
  title: Localized | null;
  posts: OwnCard[];
}
type OwnCard = Omit<OwnPost, 'chosen' | 'form'> & { chosen: ChosenView | null };
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
    question.posts.push({ ...post, chosen: viewChosen(post.form, post.chosen) });
    days.set(post.day ?? 0, day.set(post.questionId, question));
  }
  return {
    days: [...days].map(([day, questions]) => ({ day, questions: [...questions.values()] })),
    held: heldOn(attributes, known),
  };
}

/** What the screener said of a person, in the words of its answers. */
export const heldOn = (attributes: Record<string, string>, known: readonly AttributeEntry[]): MineView['held'] =>
  known.flatMap((attribute) => {
    const value = attribute.values.find((candidate) => candidate.value === attributes[attribute.key]);
    return value ? [{ label: attribute.label, value: value.label }] : [];
  });
