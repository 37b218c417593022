/** As much of a question as decides where it stands on Today. */
export interface Waiting {
  position: number;
  opensAt: Date;
  closesAt: Date;
  open: boolean;
  answered: boolean;
  peersLeft: number;
  others: number;
}
export interface Sorted<Q> {
  /** The one thing to do first, and what follows it: what closes soonest. */
  toAnswer: Q[];
  /** Answered, and others' answers given to respond to wait. */
  toRespond: Q[];
  toRead: Q[];
  done: Q[];
  missed: Q[];
}

/** Questions that closed before a person joined were never theirs. */
export function sortToday<Q extends Waiting>(questions: readonly Q[], joinedAt: Date | null): Sorted<Q> {
  const bySoonest = (a: Q, b: Q): number => a.closesAt.getTime() - b.closesAt.getTime() || a.position - b.position;
  return {
    toAnswer: questions.filter((question) => question.open && !question.answered).sort(bySoonest),
    toRespond: questions.filter((question) => question.open && question.peersLeft > 0).sort(bySoonest),
    toRead: questions.filter((question) => question.others > 0 && question.peersLeft === 0),
    done: questions.filter((question) => question.answered && question.peersLeft === 0),
    missed: questions.filter(
      (question) => !question.open && !question.answered && (joinedAt === null || question.closesAt > joinedAt),
    ),
  };
}
