import { Injectable, type OnModuleInit } from '@nestjs/common';
import { floorCurveInWorker } from '@lytt/selection';
import type { DrawState, FloorCurve, FloorPoint, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { questionOf } from '../domain/draw-question.js';
import { FloorCurvesRepository } from '../persistence/floor-curves.repository.js';
import { PanelPlans } from './panel-plan.js';
import { PeopleRules } from './people-rules.js';
import { RunningSearches } from './running-searches.js';

const RUN_CURVE = 'panel.floor-curve';
const TIME_LIMIT_MS = 60_000;
const ATTEMPTS = 3;

/** What a floor on the panel's rating costs: worked out once from a frozen input, beside everything else. */
@Injectable()
export class FloorCurves implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly curves: FloorCurvesRepository,
    private readonly plans: PanelPlans,
    private readonly rules: PeopleRules,
    private readonly searches: RunningSearches,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RUN_CURVE, ({ studyId, curveId }) => this.run(String(studyId), String(curveId)));
  }

  /** A newer question makes the one before it idle: it is cancelled. */
  async start(actor: StaffActor, studyId: string, unrated: number): Promise<FloorCurve> {
    const idle = await this.work.run(async () => {
      await this.plans.lock(studyId);
      const before = await this.end(studyId);
      const plan = await this.plans.current(studyId);
      const question = questionOf(plan, await this.rules.inForce(studyId), await this.plans.pool(studyId));
      const made = await this.curves.add(studyId, { ...question, unrated });
      await this.jobs.enqueue(RUN_CURVE, { studyId, curveId: made }, { key: `curve:${made}`, maxAttempts: ATTEMPTS });
      await this.audit.record(actor, 'panel.floor-curve-started', studyId, { curveId: made, unrated });
      return before;
    });
    for (const id of idle) this.searches.cancel(id);
    const curve = await this.newest(studyId);
    if (!curve) throw missing('curve');
    return curve;
  }

  /** Whatever is being worked out stops; nothing is wrong when nothing is. */
  async cancel(actor: StaffActor, studyId: string): Promise<void> {
    const ended = await this.work.run(async () => {
      const ids = await this.end(studyId);
      for (const curveId of ids) await this.audit.record(actor, 'panel.floor-curve-cancelled', studyId, { curveId });
      return ids;
    });
    for (const id of ended) this.searches.cancel(id);
  }

  private async end(studyId: string): Promise<string[]> {
    const ids = await this.curves.cancelUnfinished(studyId);
    for (const id of ids) await this.live.tell({ studyId, topic: 'draw', id });
    return ids;
  }

  async newest(studyId: string): Promise<FloorCurve | null> {
    const row = await this.curves.newest(studyId);
    return row ? { ...row, createdAt: row.createdAt.toISOString() } : null;
  }

  async run(studyId: string, curveId: string): Promise<void> {
    const input = await this.curves.begin(studyId, curveId);
    if (!input) return;
    const wanted = (): Promise<boolean> => this.curves.isRunning(studyId, curveId);
    const found: FloorPoint[] = [];
    let written = Promise.resolve();
    // One after the other, so that a longer curve is never written over by a shorter one.
    const onPoint = (point: FloorPoint): void => {
      found.push(point);
      const points = JSON.stringify(found);
      written = written.then(() => this.show(studyId, curveId, points)).catch(() => undefined);
    };
    try {
      const points = await this.searches.run({ studyId, id: curveId, wanted, report: wanted }, (options) =>
        floorCurveInWorker({ ...input, timeLimitMs: TIME_LIMIT_MS }, { ...options, onPoint }),
      );
      await written;
      if (points) await this.finish(studyId, curveId, points.length > 0 ? 'done' : 'infeasible', points);
    } catch (fault) {
      if (this.searches.isStopping(fault)) throw fault;
      this.log.error('panel.floor-curve-failed', { curveId, fault: String(fault) });
      await this.finish(studyId, curveId, 'failed', []);
    }
  }

  private async show(studyId: string, curveId: string, points: string): Promise<void> {
    const isShown = await this.curves.setPoints(studyId, curveId, points);
    if (isShown) await this.live.tell({ studyId, topic: 'draw', id: curveId });
  }

  private async finish(studyId: string, curveId: string, state: DrawState, points: FloorPoint[]): Promise<void> {
    await this.curves.finish(studyId, curveId, state, points);
    await this.live.tell({ studyId, topic: 'draw', id: curveId });
  }
}
