import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import type { KeptInput } from '../domain/draw-record.js';
import { PanelPlans } from './panel-plan.js';
import { drawStands, SeatQueries } from './seat.queries.js';

export const RUN_DRAW = 'panel.draw';
const METHOD = 'maximin';
const SEED_BYTES = 16;
/** A process that dies takes an attempt with it; a fault of the draw itself ends it at once. */
const ATTEMPTS = 5;

/** Freezes what is drawn from and has the draw run; nothing that changes afterwards can touch it. */
@Injectable()
export class StartDraw {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly seats: SeatQueries,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async start(actor: StaffActor, studyId: string, seed?: string): Promise<string> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      if (await this.seats.drawStands(studyId)) throw drawStands();
      const [other] = await this.work.query(
        `select 1 from research.draw where study_id = $1 and state in ('queued', 'running')`,
        [studyId],
      );
      if (other) throw conflict('panel.draw-running', 'A draw is running already; wait for it or cancel it.');
      const { seats, reserves, quotas } = await this.plans.of(studyId);
      const input: KeptInput = { pool: await this.plans.pool(studyId), quotas, size: seats, reserves };
      const id = randomUUID();
      await this.work.query(
        `insert into research.draw (id, study_id, requested_by, method, seed, input, created_at)
         values ($1, $2, $3, $4, $5, $6, platform.clock_now($2))`,
        [id, studyId, actor.staffId, METHOD, seed ?? randomBytes(SEED_BYTES).toString('hex'), JSON.stringify(input)],
      );
      await this.jobs.enqueue(RUN_DRAW, { studyId, drawId: id }, { key: `draw:${id}`, maxAttempts: ATTEMPTS });
      await this.audit.record(actor, 'panel.draw-started', studyId, {
        drawId: id,
        pool: input.pool.length,
        seats,
        reserves,
      });
      await this.live.tell({ studyId, topic: 'draw', id });
      return id;
    });
  }
}
