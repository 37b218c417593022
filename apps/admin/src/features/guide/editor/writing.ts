import { createContext, useContext } from 'react';
import type { GuideQuestionView, QuestionDraft, StudyView } from '@lytt/shared';

export type Language = StudyView['languages'][number];

export interface Writing {
  draft: QuestionDraft;
  /** Of what stands then, where it is a function: for what is undone later. */
  change: (part: Partial<QuestionDraft> | ((now: QuestionDraft) => Partial<QuestionDraft>)) => void;
  /** What is wrong with a field, at its place: `answer.low.nb`, `closes`. */
  faultAt: (path: string) => string | undefined;
  /** It has opened: what people were told stands. */
  opened: boolean;
  /** As it is on the server; undefined for a new one. */
  question: GuideQuestionView | undefined;
  languages: readonly Language[];
}

export const WritingContext = createContext<Writing | undefined>(undefined);

/** The question that is being written, for the parts of its form. */
export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (!writing) throw new Error('a field of a question outside its editor');
  return writing;
}
