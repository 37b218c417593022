/** As much of a question as decides where it stands on Today. */
export interface Waiting {
  position: number;
  opensAt: Date;
  closesAt: Date;
  open: boolean;
  answered: boolean;
  /** It closed before this person joined: open only for those who may catch up. */
  beforeJoining: boolean;
  peersLeft: number;
  others: number;
}
export interface Sorted<Q> {
  /** The one thing to do first, and what follows it: what closes soonest. */
  toAnswer: Q[];
  /** What closed before a late joiner came and is open for them still, in the order in which it was asked. */
  toCatchUp: Q[];
  /** Answered, and others' answers given to respond to wait. */
  toRespond: Q[];
  toRead: Q[];
  done: Q[];
  missed: Q[];
}

/** Questions that closed before a person joined were never missed. */
export function sortToday<Q extends Waiting>(questions: readonly Q[]): Sorted<Q> {
  const bySoonest = (a: Q, b: Q): number => a.closesAt.getTime() - b.closesAt.getTime() || a.position - b.position;
  const waiting = questions.filter((question) => question.open && !question.answered);
  return {
    toAnswer: waiting.filter((question) => !question.beforeJoining).sort(bySoonest),
    toCatchUp: waiting.filter((question) => question.beforeJoining).sort((a, b) => a.position - b.position),
    toRespond: questions.filter((question) => question.open && question.peersLeft > 0).sort(bySoonest),
    toRead: questions.filter((question) => question.others > 0 && question.peersLeft === 0),
    done: questions.filter((question) => question.answered && question.peersLeft === 0),
    missed: questions.filter((question) => !question.open && !question.answered && !question.beforeJoining),
  };
}
