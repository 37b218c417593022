import { Injectable } from '@nestjs/common';
import type { AttributeEntry, ScreenerSection } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { ScreenerLogic } from '../domain/screener-logic.js';

const MOST_KEPT = 40;

/** Screeners ready for use. A published version never changes, so it is kept without asking again. */
@Injectable()
export class Screeners {
  private readonly kept = new Map<string, ScreenerLogic>();

  constructor(private readonly work: UnitOfWork) {}

  /** What applicants see now. */
  async current(studyId: string): Promise<ScreenerLogic> {
    const [row] = await this.work.query<{ version: number }>(
      'select version from research.screener where study_id = $1',
      [studyId],
    );
    if (!row) throw missing('screener');
    return this.forVersion(studyId, row.version);
  }

  /** The screener as it stood when an application was filled in: answers are read beside the words they were asked in. */
  async forVersion(studyId: string, version: number): Promise<ScreenerLogic> {
    const key = `${studyId}:${version}`;
    const known = this.kept.get(key) ?? (await this.build(studyId, version));
    this.kept.delete(key);
    this.kept.set(key, known);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return known;
  }

  async definition(studyId: string): Promise<ScreenerSection> {
    const [row] = await this.work.query<{ definition: ScreenerSection }>(
      'select definition from research.screener where study_id = $1',
      [studyId],
    );
    if (!row) throw missing('screener');
    return row.definition;
  }

  /** The quota attributes with their values and labels. */
  async attributes(studyId: string): Promise<AttributeEntry[]> {
    return (await this.definition(studyId)).attributes;
  }

  private async build(studyId: string, version: number): Promise<ScreenerLogic> {
    const [row] = await this.work.query<{ definition: ScreenerSection }>(
      'select definition from research.screener_version where study_id = $1 and version = $2',
      [studyId, version],
    );
    if (!row) throw missing('screener');
    return new ScreenerLogic(row.definition, version);
  }
}
