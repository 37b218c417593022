import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { secondsOf, type QuotaCheck } from './check-quotas.js';
import { TimeLimitError } from './clock.js';
import type { DrawInput, DrawOptions, DrawResult } from './draw-types.js';
import type { CurveOptions } from './floor-curve.js';
import { InvalidPanelError } from './verify.js';
import { startWatchdog } from './watchdog.js';
import { perform, type Message, type Task, type TaskResult, type Work } from './worker-task.js';

/** A draw ends by itself after its time limit; only one of which nothing is heard for this long then is killed. */
const GRACE_SECONDS = 15;
/** JavaScript heap of a worker, so that a runaway does not take the server with it; the solver's own memory is apart. */
const HEAP_MB = 512;

/**
 * `drawPanel` in a worker thread of its own, so that the event loop stays free (a solver run blocks its thread).
 * At most cores − 1 at once are advisable. Cancelling by `signal` ends the thread at once and rejects with the
 * signal's reason. Errors as for `drawPanel`; `TimeLimitError` also when the thread had to be ended.
 */
export async function runInWorker(input: DrawInput, options: DrawOptions = {}): Promise<DrawResult> {
  return (await inWorker({ kind: 'draw', input }, options)) as DrawResult;
}

/** `checkQuotas` in a worker thread: the search for relaxations can take seconds. */
export async function checkQuotasInWorker(input: Work['check']['input'], options: Stop = {}): Promise<QuotaCheck> {
  return (await inWorker({ kind: 'check', input }, options)) as QuotaCheck;
}

/** `floorCurve` in a worker thread. */
export async function floorCurveInWorker(input: Work['curve']['input'], options: CurveOptions = {}) {
  return (await inWorker({ kind: 'curve', input }, options)) as Work['curve']['result'];
}

/** `compareReserves` in a worker thread. */
export async function compareReservesInWorker(input: Work['compare']['input'], options: Stop = {}) {
  return (await inWorker({ kind: 'compare', input }, options)) as Work['compare']['result'];
}

/** `reservesFor` in a worker thread. */
export async function reservesForInWorker(input: Work['reserves']['input'], options: Stop = {}): Promise<string[]> {
  return (await inWorker({ kind: 'reserves', input }, options)) as string[];
}

type Stop = Pick<DrawOptions, 'signal'>;

function inWorker(task: Task, options: CurveOptions): Promise<TaskResult> {
  options.signal?.throwIfAborted();
  const file = join(__dirname, 'worker.js');
  // Tests run the TypeScript sources, where there is no worker.js and a worker could not load one. The draw then runs
  // here, letting the event loop turn between solver runs, so that what uses it can be tested without a build.
  if (!existsSync(file)) return perform(task, options);
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    const seconds = secondsOf(task.kind === 'compare' || task.kind === 'reserves' ? {} : task.input);
    const watch = startWatchdog(1000 * seconds, 1000 * GRACE_SECONDS, () =>
      settle(() => reject(new TimeLimitError('The draw did not end'))),
    );
    const cancel = (): void => settle(() => reject(options.signal?.reason as Error));
    // The first ending counts; whatever a dying thread still says is of no interest. It is told when the thread is gone,
    // so that nothing computes any more when a draw is said to be over.
    const settle = (end: () => void): void => {
      watch.stop();
      options.signal?.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate().finally(end);
    };
    options.signal?.addEventListener('abort', cancel);
    worker.on('message', (message: Message) => {
      watch.heard();
      if (message.kind === 'progress') options.onProgress?.(message.progress);
      else if (message.kind === 'point') options.onPoint?.(message.point);
      else if (message.kind === 'result') settle(() => resolve(message.result));
      else settle(() => reject(rebuilt(message.name, message.message)));
    });
    worker.on('error', (error) => settle(() => reject(error)));
    worker.on('exit', (code) => settle(() => reject(new Error(`The worker ended with code ${code}`))));
  });
}

function rebuilt(name: string, message: string): Error {
  if (name === 'TimeLimitError') return new TimeLimitError(message);
  if (name === 'InvalidPanelError') return new InvalidPanelError(message);
  if (name === 'RangeError') return new RangeError(message);
  return new Error(message);
}
