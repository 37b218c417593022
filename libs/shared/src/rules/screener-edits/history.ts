/** Everything that has been done to a document, step by step; a run of edits in one field is one step. */
export interface History<State> {
  past: readonly State[];
  present: State;
  future: readonly State[];
  /** The field of the last edit, as long as the next one may join it. */
  run: string | undefined;
}

export type HistoryStep<State> =
  | { type: 'edit'; next: State; run?: string | undefined }
  /** Something that is no edit, such as looking elsewhere: it is not undone, and it ends the run. */
  | { type: 'look'; next: State }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'begin'; next: State };

const MOST_STEPS = 200;

export const beginHistory = <State>(present: State): History<State> => ({
  past: [],
  present,
  future: [],
  run: undefined,
});

export function travel<State>(history: History<State>, step: HistoryStep<State>): History<State> {
  const { past, present, future, run } = history;
  switch (step.type) {
    case 'begin':
      return beginHistory(step.next);
    case 'look':
      return { ...history, present: step.next, run: undefined };
    case 'edit':
      if (step.next === present) return history;
      return step.run !== undefined && step.run === run
        ? { past, present: step.next, future: [], run }
        : { past: [...past, present].slice(-MOST_STEPS), present: step.next, future: [], run: step.run };
    case 'undo': {
      const before = past.at(-1);
      return before === undefined
        ? history
        : { past: past.slice(0, -1), present: before, future: [present, ...future], run: undefined };
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after === undefined ? history : { past: [...past, present], present: after, future: rest, run: undefined };
    }
  }
}
