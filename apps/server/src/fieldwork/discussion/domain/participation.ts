import type { ParticipationState, QuestionState, SeatState } from '@lytt/shared';

export interface AskedQuestion {
  state: QuestionState;
  closesAt: Date;
  /** The study's day on which it opened is over. */
  dayIsOver: boolean;
  /** It is meant for this person (`onlyFor`). */
  isAsked: boolean;
  /** Closed for the others, and open for this person, who came late. */
  isOpenStill: boolean;
}

/** Where one person stands with one question. */
export function participationOf(
  question: AskedQuestion,
  seat: { state: SeatState; agreedAt: Date | null },
  answer: { skipped: boolean } | undefined,
): ParticipationState {
  if (answer) return answer.skipped ? 'skipped' : 'answered';
  if (!question.isAsked) return 'not-asked';
  if (question.state === 'coming') return seat.state === 'dropped' ? 'left' : 'coming';
  if (seat.agreedAt && question.closesAt <= seat.agreedAt) return 'before';
  if (seat.state === 'dropped') return 'left';
  if (question.state === 'closed') return question.isOpenStill ? 'open' : 'missing';
  return question.dayIsOver ? 'late' : 'open';
}
