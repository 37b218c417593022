import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Studies } from '../../study/study.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { hasBegun } from '../domain/begun.js';
import { drawnPanel } from '../domain/draw-record.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { DrawQueries } from './draw.queries.js';
import { MakeSeat } from './make-seat.js';
import { PanelPlans } from './panel-plan.js';
import { drawFixed, SeatQueries } from './seat.queries.js';
import { poolChanged, StillAskable } from './still-askable.js';
import { SetStanding } from './set-standing.js';

/** Makes seats of a finished draw, all of them or none. An earlier draw of which nobody was told gives way. */
@Injectable()
export class ConfirmDraw {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly draws: DrawQueries,
    private readonly seats: SeatQueries,
    private readonly seatRows: SeatsRepository,
    private readonly seatChanges: SeatChangesRepository,
    private readonly applicants: Applicants,
    private readonly making: MakeSeat,
    private readonly askable: StillAskable,
    private readonly studies: Studies,
    private readonly standing: SetStanding,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async confirm(actor: StaffActor, studyId: string, drawId: string): Promise<{ seats: number; reserves: number }> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const draw = await this.draws.row(studyId, drawId);
      const drawn = drawnPanel(draw);
      if (draw.state !== 'done' || !drawn)
        throw conflict('panel.draw-without-panel', 'This draw has no panel to confirm.');
      if (draw.confirmed) return this.seatRows.countOfDraw(studyId, drawId);
      await this.applicants.lockDecisions(studyId);
      if (await this.seats.isDrawFixed(studyId)) throw drawFixed();
      await this.standing.reset(studyId, await this.seatChanges.deleteDrawn(studyId));
      const panel = await this.still(studyId, drawn.panel);
      if (panel.length < drawn.panel.length) throw poolChanged();
      // A shorter list is as good as far as it goes: whoever is behind moves up.
      const reserves = await this.still(studyId, drawn.reserves);
      await this.seat(studyId, drawId, 'panel', panel);
      await this.seat(studyId, drawId, 'reserve', reserves);
      const counts = { seats: panel.length, reserves: reserves.length };
      await this.audit.record(actor, 'panel.draw-confirmed', studyId, { drawId, ...counts });
      await this.live.tell({ studyId, topic: 'seat' });
      return counts;
    });
  }

  private async still(studyId: string, applicationIds: readonly string[]): Promise<string[]> {
    const guests = applicationIds.map((applicationId) => ({ applicationId }));
    return (await this.askable.among(studyId, guests)).map(({ applicationId }) => applicationId);
  }

  private async seat(
    studyId: string,
    drawId: string,
    kind: 'panel' | 'reserve',
    applicationIds: readonly string[],
  ): Promise<void> {
    const pool = new Map((await this.applicants.poolForDraw(studyId)).map((person) => [person.applicationId, person]));
    const late = hasBegun(await this.studies.facts(studyId));
    for (const [at, applicationId] of applicationIds.entries()) {
      const person = pool.get(applicationId);
      if (!person) throw poolChanged();
      await this.making.make(studyId, person, { kind, position: at + 1, drawId, late }, 'drawn');
    }
  }
}
