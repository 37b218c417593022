import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QuotaRelaxation } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { KeptRelaxation } from '../domain/draw-record.js';
import { PanelPlanEntity } from './panel.entities.js';

export type PlanColumns = Omit<PanelPlanEntity, 'studyId'>;

@Injectable()
export class PanelPlansRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find(studyId: string): Promise<PanelPlanEntity | null> {
    return this.work.repository(PanelPlanEntity).findOneBy({ studyId });
  }

  async add(studyId: string, plan: PlanColumns): Promise<void> {
    await this.work.repository(PanelPlanEntity).insert({ studyId, ...plan });
  }

  async change(studyId: string, plan: PlanColumns): Promise<void> {
    await this.work.repository(PanelPlanEntity).update({ studyId }, plan);
  }

  /** False where the study has none. */
  async lock(studyId: string): Promise<boolean> {
    const rows = await this.work.query('select 1 from research.panel_plan where study_id = $1 for update', [studyId]);
    return rows.length > 0;
  }

  async addRelaxation(
    studyId: string,
    relaxation: { changes: QuotaRelaxation[]; reason: string; staffId: string },
  ): Promise<void> {
    await this.work.query(
      `insert into research.plan_relaxation (id, study_id, changes, reason, staff_id, at)
       values ($1, $2, $3, $4, $5, platform.clock_now($2))`,
      [randomUUID(), studyId, JSON.stringify(relaxation.changes), relaxation.reason, relaxation.staffId],
    );
  }

  /** Oldest first. */
  relaxations(studyId: string): Promise<(Omit<KeptRelaxation, 'at'> & { at: Date })[]> {
    return this.work.query(
      `select changes, reason, at, (select name from platform.colleague where id = staff_id) as by
         from research.plan_relaxation where study_id = $1 order by at, id`,
      [studyId],
    );
  }
}
