import { Injectable, type OnModuleInit } from '@nestjs/common';
import { compareReservesInWorker, runInWorker, TimeLimitError, type DrawnPanel } from '@lytt/selection';
import type { DrawState, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { libraryInput, type DrawExtras, type KeptResult } from '../domain/draw-record.js';
import { keptNumbers } from '../domain/kept-numbers.js';
import { DrawsRepository, type StartedDraw } from '../persistence/draws.repository.js';
import { DrawQueries } from './draw.queries.js';
import { RunningSearches } from './running-searches.js';
import { SolveInThread } from './solve-in-thread.js';
import { RUN_DRAW } from './start-draw.js';

export const TIME_LIMIT_SECONDS = 120;

/** Carries out a draw beside everything else, says how far it is, and can be stopped. */
@Injectable()
export class RunDraw implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: DrawsRepository,
    private readonly draws: DrawQueries,
    private readonly searches: RunningSearches,
    private readonly solver: SolveInThread,
    private readonly jobs: Jobs,
    private readonly live: Live,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RUN_DRAW, ({ studyId, drawId }) => this.run(String(studyId), String(drawId)));
  }

  /** A draw that a killed process left `running` begins anew: same input, same seed, same panel. */
  async run(studyId: string, drawId: string): Promise<void> {
    const draw = await this.rows.begin(studyId, drawId);
    if (!draw) return;
    await this.live.tell({ studyId, topic: 'draw', id: drawId });
    try {
      await this.searches.run(
        {
          studyId,
          id: drawId,
          wanted: () => this.rows.isRunning(studyId, drawId),
          report: (progress) => this.report(studyId, drawId, JSON.stringify(progress)),
        },
        async (options) => {
          const input = { ...libraryInput(draw), timeLimitSeconds: TIME_LIMIT_SECONDS };
          const result = await runInWorker(input, options);
          const extras = result.feasible ? await this.extras(draw, result, options.signal) : {};
          options.signal.throwIfAborted();
          await this.finish(studyId, drawId, result.feasible ? 'done' : 'infeasible', result, extras);
        },
      );
    } catch (fault) {
      if (this.searches.isStopping(fault)) throw fault;
      this.log.error('panel.draw-failed', { drawId, fault: String(fault) });
      await this.finish(studyId, drawId, 'failed', { fault: fault instanceof TimeLimitError ? 'time' : 'broken' });
    }
  }

  async cancel(actor: StaffActor, studyId: string, drawId: string): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.rows.cancel(studyId, drawId))) {
        const { state } = await this.draws.row(studyId, drawId);
        if (state === 'cancelled') return;
        throw conflict('panel.draw-over', 'This draw is over; there is nothing to cancel.');
      }
      await this.audit.record(actor, 'panel.draw-cancelled', studyId, { drawId });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
    this.searches.cancel(drawId);
  }

  /** The numbered panels where the draw is a public one, else the reserve list held against the usual kind of list. */
  private async extras(
    { input, seed, numbered }: StartedDraw,
    drawn: DrawnPanel,
    signal: AbortSignal,
  ): Promise<DrawExtras> {
    if (numbered !== null)
      return { numbers: keptNumbers(await this.solver.numbers(drawn, numbered, signal), input.pool) };
    if (drawn.reserves.length === 0) return {};
    const { panel, reserves, neverSelectable } = drawn;
    const { nested, scaledQuotas, none } = await compareReservesInWorker(
      { ...input, panel, reserves, neverSelectable, dropout: input.dropout ?? 0, seed },
      { signal },
    );
    const figures = ({ meanLoss, brokenShare }: typeof nested) => ({ meanLoss, broken: brokenShare });
    return { reserveQuality: { nested: figures(nested), scaled: figures(scaledQuotas), none: figures(none) } };
  }

  private async report(studyId: string, drawId: string, progress: string): Promise<boolean> {
    const isWanted = await this.rows.setProgress(studyId, drawId, progress);
    if (isWanted) await this.live.tell({ studyId, topic: 'draw', id: drawId });
    return isWanted;
  }

  private async finish(
    studyId: string,
    drawId: string,
    state: DrawState,
    result: KeptResult,
    extras: DrawExtras = {},
  ): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.rows.finish(studyId, drawId, state, result, extras))) return;
      await this.audit.record({ kind: 'system' }, 'panel.draw-ended', studyId, { drawId, state });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
  }
}
