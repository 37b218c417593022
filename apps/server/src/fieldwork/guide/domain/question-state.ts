import type { QuestionState, StudyPhase } from '@lytt/shared';

export interface Times {
  opensAt: Date;
  closesAt: Date;
  withdrawn: boolean;
}

/** Publishing is derived, not executed: the same rule as in the participants' SQL, for the staff's views. */
export function stateOf(question: Times, phase: StudyPhase, now: Date): QuestionState {
  if (phase === 'closed' || question.withdrawn) return 'closed';
  if (phase !== 'field' || now < question.opensAt) return 'coming';
  return now < question.closesAt ? 'open' : 'closed';
}

/** Participants may have seen it: its opening and its promise about who sees the answer stand. */
export const hasOpened = (question: Pick<Times, 'opensAt'>, phase: StudyPhase, now: Date): boolean =>
  (phase === 'field' || phase === 'closed') && question.opensAt <= now;
