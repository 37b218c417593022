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

/** A report from inside a running draw. */
export interface Progress {
  stage: 'check' | 'cover' | 'maximin' | 'reserves';
  /** Different panels known so far. */
  panels: number;
  /** Proven upper bound of the smallest chance (0–1); null before there is one. */
  bound: number | null;
  /** Smallest chance of the best lottery so far (0–1); null before there is one. */
  value: number | null;
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
