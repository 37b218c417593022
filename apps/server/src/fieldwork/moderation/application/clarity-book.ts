import { Injectable } from '@nestjs/common';
import type { ActView, ClarityState, StaffActor } from '@lytt/shared';
import { conflict, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Access } from '../../../foundation/access/access.facade.js';
import type { ClarityRefusal } from '../domain/clarity.js';
import { ClarityRepository, type ItemState } from '../persistence/clarity.repository.js';

/** Moves items of the queue from state to state, and says who holds them. */
@Injectable()
export class ClarityBook {
  constructor(
    private readonly clarity: ClarityRepository,
    private readonly live: Live,
    private readonly access: Access,
  ) {}

  /** Two acts on one item follow each other; the second sees what the first left. */
  async lock(studyId: string, postId: string): Promise<ItemState> {
    const item = await this.clarity.lock(studyId, postId);
    if (!item) throw missing('answer');
    return item;
  }

  /** Passes the states of `path`; answers the id of the last change, or null when there was none. */
  async move(item: ItemState, path: readonly ClarityState[], by: string | null): Promise<string | null> {
    let change: string | null = null;
    let from = item.state;
    for (const to of path) {
      await this.clarity.setState(item, to);
      change = await this.clarity.addChange(item, from, to, by);
      from = to;
    }
    return change;
  }

  /** Back to the state before, with the time and deadline it had then. */
  async moveBack(item: ItemState, to: ClarityState, before: Date, by: string): Promise<void> {
    await this.clarity.setStateBack(item, to, before);
    await this.clarity.addChange(item, item.state, to, by);
  }

  give(item: ItemState, holderId: string | null): Promise<void> {
    return this.clarity.setHolder(item, holderId);
  }

  /** What a colleague holds is not touched by accident. */
  async refuseIfHeld(item: ItemState, actor: StaffActor, takeOver: boolean): Promise<void> {
    if (item.holderId === null || item.holderId === actor.staffId || takeOver) return;
    const name = (await this.access.namesOf([item.holderId])).get(item.holderId) ?? 'A colleague';
    throw conflict('moderation.held', `${name} has taken this one. Take it over first if you want to go on with it.`);
  }

  /** What an act came to; without a state, one that had been done before. */
  async outcome(
    { state: from, holderId }: ItemState,
    state: ClarityState = from,
    undo: string | null = null,
  ): Promise<ActView> {
    const names = await this.access.namesOf(holderId ? [holderId] : []);
    const holder = holderId ? { staffId: holderId, name: names.get(holderId) ?? '' } : null;
    return { from, state, holder, undo };
  }

  announce(item: { studyId: string; postId: string }): Promise<void> {
    return this.live.tell({ studyId: item.studyId, topic: 'clarity', id: item.postId });
  }
}

const WHY: Record<ClarityRefusal, string> = {
  'nothing-to-reopen': 'Only what was settled or closed can be taken up again.',
  'probe-is-out': 'A probe is out already. Wait for the answer, or close it first.',
  'not-from-here': 'That does not follow from where this answer stands now.',
};
export const refuse = (because: ClarityRefusal, state: ClarityState): DomainError =>
  conflict(`moderation.${because}`, `${WHY[because]} It is ${state}.`);
