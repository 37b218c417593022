import { parentPort, workerData } from 'node:worker_threads';
import { perform, type Message, type Task } from './worker-task.js';

// The far side of `run-in-worker.ts`: one task, its progress, one answer.
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
