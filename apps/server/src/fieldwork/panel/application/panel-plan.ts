import { Injectable } from '@nestjs/common';
import { checkQuotasInWorker, type Person } from '@lytt/selection';
import { PanelPlan, type QuotaCheckView, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid, missing } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { checkPlan } from '../domain/check-plan.js';
import { inviteOf, personOf, questionOf } from '../domain/draw-question.js';
import { checkView } from '../domain/named-rules.js';
import { leavesDrawAlone } from '../domain/plan-change.js';
import { PlanChanged } from '../panel.events.js';
import { PanelPlansRepository, type PlanColumns } from '../persistence/panel-plans.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { PeopleRules } from './people-rules.js';
import { SeatQueries } from './seat.queries.js';

const CHECK_SECONDS = 10;

/** Seats, reserves, quotas and settings of a study: read, edited, and tried against the applicants that there are. */
@Injectable()
export class PanelPlans {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlansRepository,
    private readonly seatRows: SeatsRepository,
    private readonly applicants: Applicants,
    private readonly screeners: Screeners,
    private readonly rules: PeopleRules,
    private readonly seats: SeatQueries,
    private readonly facts: Facts,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async current(studyId: string): Promise<PanelPlan> {
    const row = await this.plans.find(studyId);
    if (!row) throw missing('plan');
    const { studyId: _, dropoutRate, dropoutGroups, replaceAutomatically, replaceUntilDay, ...plan } = row;
    // JSON in the database forgets the order of keys; the contract puts them as the study file has them.
    return PanelPlan.parse({
      ...plan,
      dropout: { rate: dropoutRate, groups: dropoutGroups },
      replacing: { automatically: replaceAutomatically, untilDay: replaceUntilDay },
    });
  }

  /** As the study file brings it. */
  async insert(studyId: string, plan: PanelPlan): Promise<void> {
    await this.plans.add(studyId, columnsOf(plan));
  }

  /** Whoever draws, edits or fills an empty seat waits here for their turn in the study. */
  async lock(studyId: string): Promise<void> {
    if (!(await this.plans.lock(studyId))) throw missing('plan');
  }

  async edit(actor: StaffActor, studyId: string, plan: PanelPlan): Promise<void> {
    await this.work.run(async () => {
      await this.lock(studyId);
      await this.keep(studyId, plan);
      await this.audit.record(actor, 'panel.plan-edited', studyId, { ...plan });
    });
  }

  /** Inside a transaction that holds the lock. From the first invitation on only what comes after it can change. */
  async keep(studyId: string, plan: PanelPlan): Promise<void> {
    if (!leavesDrawAlone(await this.current(studyId), plan) && (await this.seats.isDrawFixed(studyId)))
      throw conflict(
        'panel.plan-fixed',
        'People have been told by these numbers who has a place; they stand. Deadlines and replacing can still change.',
      );
    await this.refuseFaults(studyId, plan);
    await this.plans.change(studyId, columnsOf(plan));
    await this.facts.announce(new PlanChanged(studyId));
    await this.live.tell({ studyId, topic: 'draw' });
  }

  /** Whether these numbers could be drawn with today's applicants, and if not, the smallest changes that would do. */
  async check(studyId: string, plan: PanelPlan): Promise<QuotaCheckView> {
    await this.refuseFaults(studyId, plan);
    const question = questionOf(plan, await this.rules.inForce(studyId), await this.pool(studyId));
    const found = await checkQuotasInWorker({ ...question, timeLimitSeconds: CHECK_SECONDS });
    return checkView(found, { ...plan, invite: inviteOf(plan) });
  }

  /** Everybody who may be drawn. Somebody who declined, left or was withdrawn is not asked again. */
  async pool(studyId: string): Promise<Person[]> {
    const gone = await this.seatRows.applicationsGone(studyId);
    const pool = await this.applicants.poolForDraw(studyId);
    return pool.filter((person) => !gone.has(person.applicationId)).map(personOf);
  }

  private async refuseFaults(studyId: string, plan: PanelPlan): Promise<void> {
    const faults = checkPlan(plan, await this.screeners.attributes(studyId));
    if (faults.length > 0) throw invalid('panel.plan-invalid', 'Some of the plan does not fit.', faults);
  }
}

const columnsOf = ({ dropout, replacing, ...plan }: PanelPlan): PlanColumns => ({
  ...plan,
  dropoutRate: dropout.rate,
  dropoutGroups: dropout.groups,
  replaceAutomatically: replacing.automatically,
  replaceUntilDay: replacing.untilDay,
});
