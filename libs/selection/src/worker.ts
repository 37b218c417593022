import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { perform, type Message, type Task } from './worker-task.js';

// The far side of `run-in-worker.ts`: one task, its progress, one answer.
// The solver takes every moment that it is given; requests go before it. On Linux a priority is a thread's own, elsewhere it
// would be the whole program's.
if (process.platform === 'linux') setPriority(5);

const say = (message: Message): void => parentPort?.postMessage(message);

perform(workerData as Task, {
  onProgress: (progress) => say({ kind: 'progress', progress }),
  onPoint: (point) => say({ kind: 'point', point }),
}).then(
  (result) => say({ kind: 'result', result }),
  (error: unknown) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say({ kind: 'failure', name, message });
  },
);
