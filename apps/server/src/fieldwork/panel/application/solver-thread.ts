import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { perform, type SolverAnswer, type SolverTask } from '../domain/solver-task.js';

// The far side of `solve-in-thread.ts`: one task, one answer. Numbering a large lottery takes up to a minute and more, in which
// requests go before it: on Linux a priority is a thread's own.
if (process.platform === 'linux' && (workerData as SolverTask).kind === 'numbers') setPriority(5);

const say = (answer: SolverAnswer): void => parentPort?.postMessage(answer);

perform(workerData as SolverTask).then(
  (value) => say({ ok: true, value }),
  (fault: unknown) => say({ ok: false, fault: String(fault) }),
);
