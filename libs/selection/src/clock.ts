import type { Method } from './version.js';

/** The time allowed for a draw ran out before a valid lottery existed. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** What every stage of a draw may use: time, a way out, and a place to report to. */
export interface Run {
  /** Seconds left, never below 0. */
  remaining(): number;
  /** Milliseconds since the run began. */
  elapsed(): number;
  /** Reports progress, lets the event loop turn once and throws the signal's reason when the run was cancelled. */
  step(progress: Progress): Promise<void>;
}

/** A report from inside a running draw. `bound`, `value` and `gap` are in the unit of the method (`Certificate`). */
export interface Progress {
  stage: 'check' | 'cover' | Method | 'reserves';
  /** Different panels known so far; for the legacy method, panels drawn so far. */
  panels: number;
  /** What is proven about the best lottery of all; null before there is anything. */
  bound: number | null;
  /** The best lottery so far; null before there is one. */
  value: number | null;
  /** Distance of the two; null before there are both. */
  gap?: number | null;
  /** Leximin only: rounds done, people whose chance is final, and of how many. */
  rounds?: { done: number; settled: number; people: number };
}

/** Starts the clock of a run of at most `seconds`. */
export function startRun(seconds: number, onProgress?: (progress: Progress) => void, signal?: AbortSignal): Run {
  const start = performance.now();
  const elapsed = (): number => performance.now() - start;
  return {
    elapsed,
    remaining: () => Math.max(0, seconds - elapsed() / 1000),
    async step(progress) {
      onProgress?.(progress);
      await new Promise((turn) => setImmediate(turn));
      signal?.throwIfAborted();
    },
  };
}
