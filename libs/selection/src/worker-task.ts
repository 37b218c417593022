import { checkQuotas, type CheckInput, type QuotaCheck } from './check-quotas.js';
import type { Progress } from './clock.js';
import { drawPanel } from './draw-panel.js';
import type { DrawInput, DrawResult, FloorPoint } from './draw-types.js';
import { floorCurve, type CurveInput, type CurveOptions } from './floor-curve.js';
import { reservesFor, type ReservesInput } from './reserves-for.js';
import { compareReserves, type ComparisonInput, type ReserveComparison } from './reserve-comparison.js';

/** Everything that a worker can be asked to do, and what comes of it. */
export interface Work {
  draw: { input: DrawInput; result: DrawResult };
  check: { input: CheckInput; result: QuotaCheck };
  curve: { input: CurveInput; result: FloorPoint[] };
  compare: { input: ComparisonInput; result: ReserveComparison };
  reserves: { input: ReservesInput; result: string[] };
}
export type Task = { [K in keyof Work]: { kind: K; input: Work[K]['input'] } }[keyof Work];
export type TaskResult = Work[keyof Work]['result'];

/** What a worker says. Errors travel as name and message, for a copied error loses its class. */
export type Message =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'point'; point: FloorPoint }
  | { kind: 'result'; result: TaskResult }
  | { kind: 'failure'; name: string; message: string };

/** Does a task in the thread it is called in. */
export function perform(task: Task, options: CurveOptions): Promise<TaskResult> {
  switch (task.kind) {
    case 'draw':
      return drawPanel(task.input, options);
    case 'check':
      return checkQuotas(task.input);
    case 'curve':
      return floorCurve(task.input, options);
    case 'compare':
      return compareReserves(task.input);
    case 'reserves':
      return reservesFor(task.input, options);
  }
}
