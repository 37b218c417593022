import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { NumberedLottery, Replacement, ReplacementInput } from '@lytt/selection';
import { perform, type SolverAnswer, type SolverTask } from '../domain/solver-task.js';

/** A solver that does not come back is ended. The numbered panels have steps for a limit and no time, as every machine must come to the same ones. */
const LONGEST_MS = { replacement: 120_000, numbers: 900_000 };

/** A run of the solver blocks its thread, so it gets one beside the event loop. */
@Injectable()
export class SolveInThread {
  /** Whom to ask next. */
  async replacement(input: ReplacementInput): Promise<Replacement> {
    return (await inThread({ kind: 'replacement', input })) as Replacement;
  }

  /** The numbered panels of a draw in public. */
  async numbers(
    result: Extract<SolverTask, { kind: 'numbers' }>['result'],
    count: number,
    signal?: AbortSignal,
  ): Promise<NumberedLottery> {
    const { lottery, probabilities, inputHash, panel } = result;
    const task: SolverTask = { kind: 'numbers', result: { lottery, probabilities, inputHash, panel }, count };
    return (await inThread(task, signal)) as NumberedLottery;
  }
}

function inThread(task: SolverTask, signal?: AbortSignal): Promise<Replacement | NumberedLottery> {
  signal?.throwIfAborted();
  const file = join(__dirname, 'solver-thread.js');
  // Tests run the TypeScript sources, which a thread cannot load; these tasks are short enough to be done here then.
  if (!existsSync(file)) return perform(task);
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: task });
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      thread.removeAllListeners();
      thread.on('error', () => undefined);
      void thread.terminate().finally(end);
    };
    const stop = (): void => settle(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', stop);
    const timer = setTimeout(() => settle(() => reject(new Error('the solver did not end'))), LONGEST_MS[task.kind]);
    thread.on('message', (answer: SolverAnswer) =>
      settle(() => (answer.ok ? resolve(answer.value) : reject(new Error(answer.fault)))),
    );
    thread.on('error', (fault) => settle(() => reject(fault)));
    thread.on('exit', (code) => settle(() => reject(new Error(`the solver's thread ended with code ${code}`))));
  });
}
