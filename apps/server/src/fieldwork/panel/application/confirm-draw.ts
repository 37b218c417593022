import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Studies } from '../../study/study.facade.js';
import { Recruitment } from '../../recruitment/recruitment.facade.js';
import { hasBegun } from '../domain/begun.js';
import { drawnPanel } from '../domain/draw-record.js';
import { DrawQueries } from './draw.queries.js';
import { MakeSeat } from './make-seat.js';
import { PanelPlans } from './panel-plan.js';
import { drawStands, SeatQueries } from './seat.queries.js';
import { TellStanding } from './tell-standing.js';

/** Makes seats of a finished draw, all of them or none. An earlier draw of which nobody was told gives way. */
@Injectable()
export class ConfirmDraw {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly draws: DrawQueries,
    private readonly seats: SeatQueries,
    private readonly recruitment: Recruitment,
    private readonly making: MakeSeat,
    private readonly studies: Studies,
    private readonly standing: TellStanding,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async confirm(actor: StaffActor, studyId: string, drawId: string): Promise<{ seats: number; reserves: number }> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const draw = await this.draws.one(studyId, drawId);
      const drawn = drawnPanel(draw);
      if (draw.state !== 'done' || !drawn)
        throw conflict('panel.draw-without-panel', 'This draw has no panel to confirm.');
      const counts = { seats: drawn.panel.length, reserves: drawn.reserves.length };
      if (draw.confirmed) return counts;
      await this.recruitment.decideAlone(studyId);
      if (await this.seats.drawStands(studyId)) throw drawStands();
      const gone = await this.work.query<{ id: string }>(
        `delete from research.seat where study_id = $1 and state = 'drawn' returning application_id as id`,
        [studyId],
      );
      await this.standing.gone(
        studyId,
        gone.map((row) => row.id),
      );
      await this.seat(studyId, drawId, 'panel', drawn.panel);
      await this.seat(studyId, drawId, 'reserve', drawn.reserves);
      await this.audit.record(actor, 'panel.draw-confirmed', studyId, { drawId, ...counts });
      await this.live.tell({ studyId, topic: 'seat' });
      return counts;
    });
  }

  private async seat(
    studyId: string,
    drawId: string,
    kind: 'panel' | 'reserve',
    applicationIds: readonly string[],
  ): Promise<void> {
    const pool = new Map((await this.recruitment.poolForDraw(studyId)).map((person) => [person.applicationId, person]));
    const late = hasBegun(await this.studies.facts(studyId));
    for (const [at, applicationId] of applicationIds.entries()) {
      const person = pool.get(applicationId);
      if (!person)
        throw conflict(
          'panel.pool-changed',
          'Somebody whom this draw picked is no longer among the applicants. Draw again.',
        );
      await this.making.make(studyId, person, { kind, position: at + 1, drawId, late }, 'drawn');
    }
  }
}
