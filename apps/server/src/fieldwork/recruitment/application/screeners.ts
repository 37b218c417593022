import { Injectable } from '@nestjs/common';
import type { ScreenerSection } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { ScreenerLogic } from './screener-logic.js';

const MOST_KEPT = 20;

/** Screeners ready for use, kept while their row is unchanged (`xmin` names the version of a row in PostgreSQL). */
@Injectable()
export class Screeners {
  private readonly kept = new Map<string, { version: string; logic: ScreenerLogic }>();

  constructor(private readonly work: UnitOfWork) {}

  async of(studyId: string): Promise<ScreenerLogic> {
    const [row] = await this.work.query<{ version: string }>(
      'select xmin::text as version from research.screener where study_id = $1',
      [studyId],
    );
    if (!row) throw missing('screener');
    const known = this.kept.get(studyId);
    if (known?.version === row.version) return known.logic;
    const logic = new ScreenerLogic(await this.definition(studyId));
    this.kept.delete(studyId);
    this.kept.set(studyId, { version: row.version, logic });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return logic;
  }

  async definition(studyId: string): Promise<ScreenerSection> {
    const [row] = await this.work.query<{ definition: ScreenerSection }>(
      'select definition from research.screener where study_id = $1',
      [studyId],
    );
    if (!row) throw missing('screener');
    return row.definition;
  }
}
