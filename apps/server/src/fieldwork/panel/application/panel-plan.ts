import { Injectable } from '@nestjs/common';
import { checkQuotasInWorker, type Person, type QuotaCheck } from '@lytt/selection';
import type { PanelPlan, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Recruitment } from '../../recruitment/recruitment.facade.js';
import { checkPlan } from '../domain/check-plan.js';
import { PanelPlanEntity } from '../persistence/panel.entities.js';

const CHECK_SECONDS = 10;

/** Seats, reserves and quotas of a study: read, edited, and tried against the applicants that there are. */
@Injectable()
export class PanelPlans {
  constructor(
    private readonly work: UnitOfWork,
    private readonly recruitment: Recruitment,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async of(studyId: string): Promise<PanelPlan> {
    const row = await this.work.repository(PanelPlanEntity).findOneBy({ studyId });
    if (!row) throw missing('plan');
    // JSON in the database forgets the order of keys; in the study file a quota reads from attribute to maximum.
    const quotas = row.quotas.map(({ attribute, value, min, max }) => ({ attribute, value, min, max }));
    return { seats: row.seats, reserves: row.reserves, quotas };
  }

  /** Everything that draws or edits waits here for its turn in the study. */
  async lock(studyId: string): Promise<void> {
    const rows = await this.work.query('select 1 from research.panel_plan where study_id = $1 for update', [studyId]);
    if (rows.length === 0) throw missing('plan');
  }

  async edit(actor: StaffActor, studyId: string, plan: PanelPlan): Promise<void> {
    await this.work.run(async () => {
      await this.lock(studyId);
      await this.refuseFaults(studyId, plan);
      await this.work.repository(PanelPlanEntity).update({ studyId }, plan);
      await this.audit.record(actor, 'panel.plan-edited', studyId, { ...plan });
      await this.live.tell({ studyId, topic: 'draw' });
    });
  }

  /** Whether these numbers could be drawn with today's applicants, and if not, the smallest change that would do. */
  async check(studyId: string, plan: PanelPlan): Promise<QuotaCheck> {
    await this.refuseFaults(studyId, plan);
    const pool = await this.pool(studyId);
    return checkQuotasInWorker({ pool, quotas: plan.quotas, size: plan.seats, timeLimitSeconds: CHECK_SECONDS });
  }

  /** Everybody who may be drawn. Somebody who declined, left or was withdrawn is not asked again. */
  async pool(studyId: string): Promise<Person[]> {
    const gone = await this.work.query<{ id: string }>(
      `select application_id as id from research.seat where study_id = $1 and state in ('declined', 'expired', 'dropped', 'withdrawn')`,
      [studyId],
    );
    const out = new Set(gone.map((row) => row.id));
    const pool = await this.recruitment.poolForDraw(studyId);
    return pool
      .filter((person) => !out.has(person.applicationId))
      .map(({ applicationId, attributes, rating }) => ({
        id: applicationId,
        values: attributes,
        ...(rating === null ? {} : { rating }),
      }));
  }

  private async refuseFaults(studyId: string, plan: PanelPlan): Promise<void> {
    const faults = checkPlan(plan, await this.recruitment.attributesOf(studyId));
    if (faults.length > 0) throw invalid('panel.plan-invalid', 'Some quotas do not fit the screener.', faults);
  }
}
