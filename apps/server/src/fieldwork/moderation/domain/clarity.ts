import { CLARITY_CHANGES, type ClarityMark, type ClarityState } from '@lytt/shared';

/** Everything that moves an answer in the clarity loop: a moderator's mark, a probe, the participant's answer to one. */
export type ClarityAct = ClarityMark | 'probe' | 'answer-arrives';

export type ClarityDecision =
  /** The states it passes, one change each; empty when it is there already. */
  { allowed: true; path: readonly ClarityState[] } | { allowed: false; because: ClarityRefusal };
export type ClarityRefusal = 'nothing-to-reopen' | 'probe-is-out' | 'not-from-here';

const TARGET: Record<ClarityAct, ClarityState> = {
  clear: 'clear',
  unclear: 'unclear',
  unread: 'unread',
  probe: 'probed',
  'answer-arrives': 'answered',
  settle: 'settled',
  close: 'closed',
  reopen: 'unclear',
};
/** The loop would allow these from other states too, but there they are said with another word. */
const ONLY_FROM: Partial<Record<ClarityAct, readonly ClarityState[]>> = {
  reopen: ['settled', 'closed'],
  unclear: ['unread', 'clear', 'unclear'],
};

const follows = (from: ClarityState, to: ClarityState): boolean => CLARITY_CHANGES[from].includes(to);

/** Where an act leads from a state, or why it leads nowhere. */
export function decide(state: ClarityState, act: ClarityAct): ClarityDecision {
  const to = TARGET[act];
  if (act === 'answer-arrives') return { allowed: true, path: toAnswered(state) };
  if (act === 'reopen' && !ONLY_FROM.reopen?.includes(state)) return { allowed: false, because: 'nothing-to-reopen' };
  if (act === 'probe' && state === 'probed') return { allowed: false, because: 'probe-is-out' };
  if (ONLY_FROM[act]?.includes(state) === false) return { allowed: false, because: 'not-from-here' };
  if (state === to) return { allowed: true, path: [] };
  return follows(state, to) ? { allowed: true, path: [to] } : { allowed: false, because: 'not-from-here' };
}

/** What somebody wrote in answer to a probe is never lost from sight: where the loop has no direct way, the probe counts as out again. */
function toAnswered(state: ClarityState): readonly ClarityState[] {
  if (state === 'answered') return [];
  return follows(state, 'answered') ? ['answered'] : ['probed', 'answered'];
}

/** A mark can be taken back where the loop has the way back; a probe that was sent, and an answer that came, cannot. */
export function canTakeBack(change: { from: ClarityState; to: ClarityState }): boolean {
  if (change.to === 'probed' || change.to === 'answered') return false;
  return follows(change.to, change.from);
}
