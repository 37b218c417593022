import { Injectable } from '@nestjs/common';
import { Decision, type Language, type StaffActor } from '@lytt/shared';

/** Why a decision cannot be sent yet; the admin has words for each. */
export type DecisionObstacle = 'no-draw' | 'still-recruiting' | 'not-open' | 'closed';

export interface DecisionState {
  obstacle: DecisionObstacle | null;
  /** People who would be told now, by their language. */
  waiting: Partial<Record<Language, number>>;
}

/** One of the answers that applicants are owed, by the module that knows who gets it. */
export interface DecisionSender {
  readonly decision: Decision;
  state(studyId: string): Promise<DecisionState>;
  /** Tells everybody who waits, within the caller's transaction, and returns how many. */
  send(actor: StaffActor, studyId: string): Promise<number>;
}

/** The slot where each module registers the decisions that it sends. */
@Injectable()
export class DecisionSenders {
  private readonly senders = new Map<Decision, DecisionSender>();

  add(sender: DecisionSender): void {
    this.senders.set(sender.decision, sender);
  }

  all(): DecisionSender[] {
    return Decision.options.map((decision) => this.sender(decision));
  }

  sender(decision: Decision): DecisionSender {
    const sender = this.senders.get(decision);
    if (!sender) throw new Error(`nobody sends ${decision}`);
    return sender;
  }
}

export const waitingIn = (waiting: DecisionState['waiting']): number =>
  Object.values(waiting).reduce((sum, count) => sum + count, 0);

/** Counted by language from one row a person. */
export function countLanguages(people: readonly { language: Language }[]): DecisionState['waiting'] {
  const counts: DecisionState['waiting'] = {};
  for (const { language } of people) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
}
