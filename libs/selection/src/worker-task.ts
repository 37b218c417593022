import { checkQuotas, type CheckInput, type QuotaCheck } from './check-quotas.js';
import type { Progress } from './clock.js';
import { drawPanel } from './draw-panel.js';
import type { DrawInput, DrawOptions, DrawResult } from './draw-types.js';

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
  return checkQuotas(task.input);
}
