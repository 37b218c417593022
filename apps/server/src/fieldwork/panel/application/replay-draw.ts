import { Injectable } from '@nestjs/common';
import { replayRecord, runInWorker, sameDraw, type DrawnPanel } from '@lytt/selection';
import type { panelRoutes, StaffActor, ViewOf } from '@lytt/shared';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { libraryInput, lotteryOf, type DrawRow } from '../domain/draw-record.js';
import { keptNumbers } from '../domain/kept-numbers.js';
import { DrawQueries } from './draw.queries.js';
import { TIME_LIMIT_SECONDS } from './run-draw.js';
import { SolveInThread } from './solve-in-thread.js';

/** Draws again from what was kept. */
@Injectable()
export class ReplayDraw {
  private busy = false;

  constructor(
    private readonly draws: DrawQueries,
    private readonly solver: SolveInThread,
    private readonly audit: Audit,
  ) {}

  async replay(actor: StaffActor, studyId: string, drawId: string): Promise<ViewOf<typeof panelRoutes.replayDraw>> {
    const draw = await this.draws.row(studyId, drawId);
    const kept = lotteryOf(draw);
    if (!kept) throw conflict('panel.draw-without-panel', 'This draw has no panel to repeat.');
    // Whoever asks waits for the answer; a queue of them would only hold the processors from the draws.
    if (this.busy) throw conflict('panel.replay-running', 'Another draw is being repeated; try again in a moment.');
    this.busy = true;
    try {
      // What time had ended no machine finds again: the panel is then drawn anew from the lottery that was kept.
      if (!kept.complete) return await this.fromLottery(actor, studyId, draw, kept);
      const again = await runInWorker({ ...libraryInput(draw), timeLimitSeconds: TIME_LIMIT_SECONDS });
      if (!again.feasible) return { same: false, inputHash: kept.inputHash, version: kept.version, ms: 0 };
      const numbers = draw.numbered && keptNumbers(await this.solver.numbers(again, draw.numbered), draw.input.pool);
      const same =
        sameDraw(kept, again).length === 0 && (!numbers || alike(numbers.panels, draw.extras.numbers?.panels ?? []));
      await this.audit.record(actor, 'panel.draw-replayed', studyId, { drawId, same });
      return { same, inputHash: again.inputHash, version: again.version, ms: again.ms };
    } finally {
      this.busy = false;
    }
  }

  private async fromLottery(actor: StaffActor, studyId: string, draw: DrawRow, kept: DrawnPanel) {
    const started = performance.now();
    const { differences, inputHash, version } = await replayRecord({
      input: libraryInput(draw),
      result: kept,
      numbered: null,
    });
    const numbers = draw.numbered && keptNumbers(await this.solver.numbers(kept, draw.numbered), draw.input.pool);
    const same = differences.length === 0 && (!numbers || alike(numbers.panels, draw.extras.numbers?.panels ?? []));
    await this.audit.record(actor, 'panel.draw-replayed', studyId, { drawId: draw.id, same });
    return { same, inputHash, version, ms: performance.now() - started };
  }
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
