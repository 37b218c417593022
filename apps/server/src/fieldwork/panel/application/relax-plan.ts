import { Injectable } from '@nestjs/common';
import type { QuotaEntry, QuotaRelaxation, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import type { KeptRelaxation } from '../domain/draw-record.js';
import { nameOf, quotaKey } from '../domain/quota-name.js';
import { PanelPlansRepository } from '../persistence/panel-plans.repository.js';
import { PanelPlans } from './panel-plan.js';

/** Takes a suggested change over, with the reason why it was thought right. */
@Injectable()
export class RelaxPlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: PanelPlansRepository,
    private readonly plans: PanelPlans,
    private readonly audit: Audit,
  ) {}

  async relax(actor: StaffActor, studyId: string, wish: { changes: QuotaRelaxation[]; reason: string }): Promise<void> {
    const changes = wish.changes.map(({ bound, from, to, ...quota }) => ({ ...nameOf(quota), bound, from, to }));
    await this.work.run(async () => {
      await this.plans.lock(studyId);
      const plan = await this.plans.current(studyId);
      const quotas = changes.reduce(withChange, plan.quotas);
      await this.plans.keep(studyId, { ...plan, quotas });
      await this.rows.addRelaxation(studyId, { changes, reason: wish.reason, staffId: actor.staffId });
      await this.audit.record(actor, 'panel.plan-relaxed', studyId, { changes, reason: wish.reason });
    });
  }

  /** Every change taken over so far, oldest first. */
  async history(studyId: string): Promise<KeptRelaxation[]> {
    const rows = await this.rows.relaxations(studyId);
    return rows.map(({ changes, reason, by, at }) => ({ changes, reason, by, at: at.toISOString() }));
  }
}

function withChange(quotas: QuotaEntry[], change: QuotaRelaxation): QuotaEntry[] {
  const key = quotaKey(change);
  const at = quotas.findIndex((quota) => quotaKey(quota) === key);
  const quota = quotas[at];
  // Somebody else was quicker: what was suggested was worked out for other numbers.
  if (quota?.[change.bound] !== change.from)
    throw conflict('panel.plan-changed', 'The quotas have been changed in the meantime. Check them again.');
  // From here on the numbers are typed; they follow no share any more.
  const { share: _, ...typed } = quota;
  return quotas.with(at, { ...typed, [change.bound]: change.to });
}
