import {
  nextReplacement,
  numberedLottery,
  type DrawnPanel,
  type NumberedLottery,
  type Replacement,
  type ReplacementInput,
} from '@lytt/selection';

/** What the panel asks of the library beside what the library itself does in a thread. */
export type SolverTask =
  | { kind: 'replacement'; input: ReplacementInput }
  | {
      kind: 'numbers';
      result: Pick<DrawnPanel, 'lottery' | 'probabilities' | 'inputHash' | 'panel'>;
      count: number;
    };
export type SolverAnswer = { ok: true; value: Replacement | NumberedLottery } | { ok: false; fault: string };

export const perform = (task: SolverTask): Promise<Replacement | NumberedLottery> =>
  task.kind === 'replacement' ? nextReplacement(task.input) : numberedLottery(task.result, task.count);
