import { Injectable } from '@nestjs/common';
import { reservesForInWorker } from '@lytt/selection';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { libraryInput, lotteryOf } from '../domain/draw-record.js';
import { panelOfNumber } from '../domain/kept-numbers.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { DrawQueries } from './draw.queries.js';

/** Enters the number that was drawn in public. It is entered once; another one afterwards would be a choice. */
@Injectable()
export class DrawNumber {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: DrawsRepository,
    private readonly draws: DrawQueries,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async enter(actor: StaffActor, studyId: string, drawId: string, number: number): Promise<void> {
    const draw = await this.draws.row(studyId, drawId);
    const lottery = lotteryOf(draw);
    const { numbers } = draw.extras;
    if (draw.state !== 'done' || !lottery || !numbers)
      throw conflict('panel.not-numbered', 'This draw has no numbered panels to choose among.');
    if (draw.number === number) return;
    if (draw.number !== null) throw entered();
    const panel = panelOfNumber(numbers, draw.input.pool, number);
    if (!panel)
      throw invalid('panel.number-unknown', 'There is no panel with this number.', [
        { path: 'number', message: `The numbers go from 0 to ${numbers.panels.length - 1}.` },
      ]);
    const { neverSelectable } = lottery;
    const reserves = await reservesForInWorker({ ...libraryInput(draw), panel, neverSelectable });
    await this.work.run(async () => {
      if (!(await this.rows.enterNumber(studyId, drawId, number, { panel, reserves }))) throw entered();
      await this.audit.record(actor, 'panel.number-entered', studyId, { drawId, number });
      await this.live.tell({ studyId, topic: 'draw', id: drawId });
    });
  }
}

const entered = () =>
  conflict('panel.number-entered', 'The number of this draw is entered; another one needs another draw.');
