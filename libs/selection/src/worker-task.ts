import { checkQuotas, type QuotaCheck } from './check-quotas.js';
import type { Progress } from './clock.js';
import { drawPanel, type DrawInput, type DrawOptions, type DrawResult } from './draw-panel.js';
import type { Person, Quota } from './pool.js';

/** A question for `checkQuotas` as plain data. */
export interface CheckInput {
  pool: readonly Person[];
  quotas: readonly Quota[];
  size: number;
  timeLimitSeconds?: number;
}

/** Something that a worker can be asked to do. */
export type Task = { kind: 'draw'; input: DrawInput } | { kind: 'check'; input: CheckInput };
export type TaskResult = DrawResult | QuotaCheck;

/** What a worker says. Errors travel as name and message, for a copied error loses its class. */
export type Message =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'result'; result: TaskResult }
  | { kind: 'failure'; name: string; message: string };

/** Does a task in the thread it is called in. */
export function perform(task: Task, options: DrawOptions): Promise<TaskResult> {
  if (task.kind === 'draw') return drawPanel(task.input, options);
  const { pool, quotas, size, timeLimitSeconds } = task.input;
  return checkQuotas(pool, quotas, size, timeLimitSeconds);
}
