/** Calls `late` when nothing is heard for `graceMs` after the `limitMs` that a task was given. */
export interface Watchdog {
  heard(): void;
  stop(): void;
}

/**
 * A task ends by itself near its limit; what comes after its search (the reserve list of a large pool) may take longer
 * than any fixed grace on a busy machine, and says so. Only one that is silent is given up.
 */
export function startWatchdog(limitMs: number, graceMs: number, late: () => void): Watchdog {
  const end = performance.now() + limitMs;
  const arm = (): NodeJS.Timeout => setTimeout(late, Math.max(0, end - performance.now()) + graceMs);
  let timer = arm();
  return {
    heard: () => {
      clearTimeout(timer);
      timer = arm();
    },
    stop: () => clearTimeout(timer),
  };
}
