import { Injectable, type OnModuleInit } from '@nestjs/common';
import { compareReservesInWorker, runInWorker, TimeLimitError, type DrawnPanel } from '@lytt/selection';
import type { DrawState, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { libraryInput, type Beside, type DrawRow, type KeptResult } from '../domain/draw-record.js';
import { keptNumbers } from '../domain/kept-numbers.js';
import { DrawQueries } from './draw.queries.js';
import { RunningSearches } from './running-searches.js';
import { numbersAside } from './solve-aside.js';
import { RUN_DRAW } from './start-draw.js';
import { because } from '../../../platform/errors/because.js';

export const TIME_LIMIT_SECONDS = 120;

type Started = Pick<DrawRow, 'seed' | 'method' | 'input' | 'numbered'>;

/** Carries out a draw beside everything else, says how far it is, and can be stopped. */
@Injectable()
export class RunDraw implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly draws: DrawQueries,
    private readonly searches: RunningSearches,
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
    const [draw] = await this.work.query<Started>(
      `update research.draw set state = 'running', progress = '{}'::jsonb where study_id = $1 and id = $2 and state in ('queued', 'running')
       returning seed, method, input, numbered`,
      [studyId, drawId],
    );
    if (!draw) return;
    await this.live.tell({ studyId, topic: 'draw', id: drawId });
    try {
      await this.searches.run(
        {
          studyId,
          id: drawId,
          wanted: () => this.goesOn(studyId, drawId),
          report: (progress) => this.report(studyId, drawId, JSON.stringify(progress)),
        },
        async (options) => {
          const input = { ...libraryInput(draw), timeLimitSeconds: TIME_LIMIT_SECONDS };
          const result = await runInWorker(input, options);
          const beside = result.feasible ? await this.beside(draw, result, options.signal) : {};
          options.signal.throwIfAborted();
          await this.finish(studyId, drawId, result.feasible ? 'done' : 'infeasible', result, beside);
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
      const rows = await this.work.query(
        `update research.draw set state = 'cancelled', finished_at = platform.clock_now($1)
          where study_id = $1 and id = $2 and state in ('queued', 'running') returning id`,
        [studyId, drawId],
      );
      const { state } = await this.draws.one(studyId, drawId);
      if (rows.length === 0 && state !== 'cancelled')
        throw conflict('panel.draw-over', because('panel.refusal.draw-over'));
      if (rows.length === 0) return;
      await this.audit.record(actor, 'panel.draw-cancelled', studyId, { drawId });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
    this.searches.cancel(drawId);
  }

  /** The numbered panels where the draw is a public one, else the reserve list held against the usual kind of list. */
  private async beside({ input, seed, numbered }: Started, drawn: DrawnPanel, signal: AbortSignal): Promise<Beside> {
    if (numbered !== null) return { numbers: keptNumbers(await numbersAside(drawn, numbered, signal), input.pool) };
    if (drawn.reserves.length === 0) return {};
    const { panel, reserves, neverSelectable } = drawn;
    const { nested, scaledQuotas, none } = await compareReservesInWorker(
      { ...input, panel, reserves, neverSelectable, dropout: input.dropout ?? 0, seed },
      { signal },
    );
    const figures = ({ meanLoss, brokenShare }: typeof nested) => ({ meanLoss, broken: brokenShare });
    return { reserveQuality: { nested: figures(nested), scaled: figures(scaledQuotas), none: figures(none) } };
  }

  private async goesOn(studyId: string, drawId: string): Promise<boolean> {
    const rows = await this.work.query(
      `select 1 from research.draw where study_id = $1 and id = $2 and state = 'running'`,
      [studyId, drawId],
    );
    return rows.length > 0;
  }

  private async report(studyId: string, drawId: string, progress: string): Promise<boolean> {
    const rows = await this.work.query(
      `update research.draw set progress = $3 where study_id = $1 and id = $2 and state = 'running' returning id`,
      [studyId, drawId, progress],
    );
    if (rows.length > 0) await this.live.tell({ studyId, topic: 'draw', id: drawId });
    return rows.length > 0;
  }

  private async finish(
    studyId: string,
    drawId: string,
    state: DrawState,
    result: KeptResult,
    beside: Beside = {},
  ): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query(
        `update research.draw set state = $3, result = $4, beside = $5, finished_at = platform.clock_now($1)
          where study_id = $1 and id = $2 and state = 'running' returning id`,
        [studyId, drawId, state, JSON.stringify(result), JSON.stringify(beside)],
      );
      if (rows.length === 0) return;
      await this.audit.record({ kind: 'system' }, 'panel.draw-ended', studyId, { drawId, state });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
  }
}
