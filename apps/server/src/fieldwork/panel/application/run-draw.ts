import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { runInWorker, TimeLimitError, type Progress } from '@lytt/selection';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import type { DrawState, StaffActor } from '@lytt/shared';
import { conflict } from '../../../platform/errors/domain-error.js';
import type { KeptInput, KeptResult } from '../domain/draw-record.js';
import { DrawQueries } from './draw.queries.js';
import { RUN_DRAW } from './start-draw.js';

const PROGRESS_EVERY_MS = 400;
const TIME_LIMIT_SECONDS = 60;
const CANCELLED = new Error('the draw was cancelled');
const STOPPING = new Error('the service stops; the draw runs again when it is back');

/** Carries out a draw beside everything else, says how far it is, and can be stopped. */
@Injectable()
export class RunDraw implements OnModuleInit, BeforeApplicationShutdown {
  private readonly running = new Map<string, AbortController>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly draws: DrawQueries,
    private readonly jobs: Jobs,
    private readonly live: Live,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RUN_DRAW, ({ studyId, drawId }) => this.run(String(studyId), String(drawId)));
  }

  beforeApplicationShutdown(): void {
    for (const stop of this.running.values()) stop.abort(STOPPING);
  }

  /** A draw that a killed process left `running` begins anew: same input, same seed, same panel. */
  async run(studyId: string, drawId: string): Promise<void> {
    const [draw] = await this.work.query<{ seed: string; input: KeptInput }>(
      `update research.draw set state = 'running', progress = '{}'::jsonb where study_id = $1 and id = $2 and state in ('queued', 'running') returning seed, input`,
      [studyId, drawId],
    );
    if (!draw) return;
    await this.live.tell({ studyId, topic: 'draw', id: drawId });
    const stop = new AbortController();
    this.running.set(drawId, stop);
    try {
      const onProgress = this.reporter(studyId, drawId, stop);
      const result = await runInWorker(
        { ...draw.input, method: 'maximin', seed: draw.seed, timeLimitSeconds: TIME_LIMIT_SECONDS },
        { onProgress, signal: stop.signal },
      );
      await this.finish(studyId, drawId, result.feasible ? 'done' : 'infeasible', result);
    } catch (fault) {
      if (fault === CANCELLED) return;
      if (fault === STOPPING) throw fault;
      this.log.error('panel.draw-failed', { drawId, fault: String(fault) });
      await this.finish(studyId, drawId, 'failed', { fault: fault instanceof TimeLimitError ? 'time' : 'broken' });
    } finally {
      this.running.delete(drawId);
    }
  }

  async cancel(actor: StaffActor, studyId: string, drawId: string): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query(
        `update research.draw set state = 'cancelled', finished_at = platform.clock_now($1)
          where study_id = $1 and id = $2 and state in ('queued', 'running') returning id`,
        [studyId, drawId],
      );
      const { state } = await this.draws.one(studyId, drawId);
      if (rows.length === 0 && state !== 'cancelled')
        throw conflict('panel.draw-over', 'This draw is over; there is nothing to cancel.');
      if (rows.length === 0) return;
      await this.audit.record(actor, 'panel.draw-cancelled', studyId, { drawId });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
    this.running.get(drawId)?.abort(CANCELLED);
  }

  /** Writes down how far the draw is, not too often; finding it cancelled there (by another instance, too), it stops. */
  private reporter(studyId: string, drawId: string, stop: AbortController): (progress: Progress) => void {
    let last = -Infinity;
    let writing = false;
    return (progress) => {
      if (writing || performance.now() - last < PROGRESS_EVERY_MS) return;
      last = performance.now();
      writing = true;
      void this.work
        .query(
          `update research.draw set progress = $3 where study_id = $1 and id = $2 and state = 'running' returning id`,
          [studyId, drawId, JSON.stringify(progress)],
        )
        .then(async (rows) => {
          if (rows.length === 0) stop.abort(CANCELLED);
          else await this.live.tell({ studyId, topic: 'draw', id: drawId });
        })
        .catch(() => undefined)
        .finally(() => (writing = false));
    };
  }

  private async finish(studyId: string, drawId: string, state: DrawState, result: KeptResult): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query(
        `update research.draw set state = $3, result = $4, finished_at = platform.clock_now($1) where study_id = $1 and id = $2 and state = 'running' returning id`,
        [studyId, drawId, state, JSON.stringify(result)],
      );
      if (rows.length === 0) return;
      await this.audit.record({ kind: 'system' }, 'panel.draw-ended', studyId, { drawId, state });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
  }
}
