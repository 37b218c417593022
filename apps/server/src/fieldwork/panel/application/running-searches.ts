import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Progress } from '@lytt/selection';
import { Live } from '../../../platform/live/live.js';

const PROGRESS_EVERY_MS = 400;
export const CANCELLED = new Error('the search was cancelled');
const STOPPING = new Error('the service stops; the search runs again when it is back');

/** A search that is written down in a row, and goes on only while the row says so. */
export interface Watched {
  studyId: string;
  id: string;
  /** Writes how far it is; false when the row does not want it any more. */
  report(progress: Progress): Promise<boolean>;
  /** Whether the row still wants it. */
  wanted(): Promise<boolean>;
}

/**
 * Searches that run in this process: each hears at once when it is cancelled here, by live news when it is cancelled on
 * another instance, and by its own progress when the news is lost. When the service stops they are left to the queue.
 */
@Injectable()
export class RunningSearches implements BeforeApplicationShutdown {
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly live: Live) {}

  beforeApplicationShutdown(): void {
    for (const stop of this.running.values()) stop.abort(STOPPING);
  }

  /** Undefined when it was cancelled. */
  async run<T>(
    search: Watched,
    look: (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<T>,
  ): Promise<T | undefined> {
    const stop = new AbortController();
    this.running.set(search.id, stop);
    const ask = (wanted: Promise<boolean>): void =>
      void wanted.then((yes) => yes || stop.abort(CANCELLED)).catch(() => undefined);
    const deaf = this.live.listen(search.studyId, (news) => {
      if (news.id === search.id) ask(search.wanted());
    });
    try {
      return await look({ signal: stop.signal, onProgress: this.reporter(search, ask) });
    } catch (fault) {
      if (fault === CANCELLED) return undefined;
      throw fault;
    } finally {
      deaf();
      this.running.delete(search.id);
    }
  }

  cancel(id: string): void {
    this.running.get(id)?.abort(CANCELLED);
  }

  isStopping(fault: unknown): boolean {
    return fault === STOPPING;
  }

  /** Not too often, and never two at once. */
  private reporter(search: Watched, ask: (wanted: Promise<boolean>) => void): (progress: Progress) => void {
    let last = -Infinity;
    let writing = false;
    return (progress) => {
      if (writing || performance.now() - last < PROGRESS_EVERY_MS) return;
      last = performance.now();
      writing = true;
      ask(search.report(progress).finally(() => (writing = false)));
    };
  }
}
