import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { panelRoutes, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { drawInput } from '../domain/draw-question.js';
import type { KeptInput } from '../domain/draw-record.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { PanelPlans } from './panel-plan.js';
import { PeopleRules } from './people-rules.js';
import { RelaxPlan } from './relax-plan.js';
import { drawFixed, SeatQueries } from './seat.queries.js';

export const RUN_DRAW = 'panel.draw';
const SEED_BYTES = 16;
/** A process that dies takes an attempt with it; a fault of the draw itself ends it at once. */
const ATTEMPTS = 5;

/** Freezes what is drawn from and has the draw run; nothing that changes afterwards can touch it. */
@Injectable()
export class StartDraw {
  constructor(
    private readonly work: UnitOfWork,
    private readonly draws: DrawsRepository,
    private readonly plans: PanelPlans,
    private readonly rules: PeopleRules,
    private readonly relaxing: RelaxPlan,
    private readonly screeners: Screeners,
    private readonly seats: SeatQueries,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async start(actor: StaffActor, studyId: string, wish: ParsedBodyOf<typeof panelRoutes.draw>): Promise<string> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      if (await this.seats.isDrawFixed(studyId)) throw drawFixed();
      if (await this.draws.isAnyUnfinished(studyId))
        throw conflict('panel.draw-running', 'A draw is running already; wait for it or cancel it.');
      const input = await this.frozen(studyId, wish.maximiseRating);
      const method = wish.method ?? input.kept?.plan.method ?? 'goldilocks';
      const seed = wish.seed ?? randomBytes(SEED_BYTES).toString('hex');
      const id = await this.draws.add(studyId, {
        requestedBy: actor.staffId,
        method,
        seed,
        input,
        numbered: wish.numbered ?? null,
      });
      await this.jobs.enqueue(RUN_DRAW, { studyId, drawId: id }, { key: `draw:${id}`, maxAttempts: ATTEMPTS });
      await this.audit.record(actor, 'panel.draw-started', studyId, {
        drawId: id,
        method,
        pool: input.pool.length,
        seats: input.kept?.plan.seats,
        invite: input.size,
        reserves: input.reserves,
        numbered: wish.numbered ?? null,
        maximiseRating: wish.maximiseRating,
      });
      await this.live.tell({ studyId, topic: 'draw', id });
      return id;
    });
  }

  private async frozen(studyId: string, maximiseRating: boolean): Promise<KeptInput> {
    const plan = await this.plans.current(studyId);
    const rules = await this.rules.inForce(studyId);
    const attributes = await this.screeners.attributes(studyId);
    const input = drawInput(plan, rules, await this.plans.pool(studyId), attributes, { maximiseRating });
    return {
      ...input,
      quotas: input.quotas as KeptInput['quotas'],
      kept: { plan, rules: rules.map(({ id }) => id), relaxations: await this.relaxing.history(studyId) },
    };
  }
}
