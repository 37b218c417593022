import { parentPort, workerData } from 'node:worker_threads';
import { perform, type SolverAnswer, type SolverTask } from './solver-work.js';

// The far side of `solve-aside.ts`: one task, one answer.
const say = (answer: SolverAnswer): void => parentPort?.postMessage(answer);

perform(workerData as SolverTask).then(
  (value) => say({ ok: true, value }),
  (fault: unknown) => say({ ok: false, fault: String(fault) }),
);
