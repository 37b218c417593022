import { Injectable } from '@nestjs/common';
import type { ScreenerSection } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { ScreenerLogic } from './screener-logic.js';

const MOST_KEPT = 40;

/** Screeners ready for use. A published version never changes, so it is kept without asking again. */
@Injectable()
export class Screeners {
  private readonly kept = new Map<string, ScreenerLogic>();

  constructor(private readonly work: UnitOfWork) {}

  /** What applicants see now. */
  async of(studyId: string): Promise<ScreenerLogic> {
    const [row] = await this.work.query<{ version: number }>(
      'select version from research.screener where study_id = $1',
      [studyId],
    );
    if (!row) throw missing('screener');
    return this.ofVersion(studyId, row.version);
  }

  /** The screener as it stood when an application was filled in: answers are read beside the words they were asked in. */
  async ofVersion(studyId: string, version: number): Promise<ScreenerLogic> {
    const key = `${studyId}:${version}`;
    const known = this.kept.get(key) ?? (await this.build(studyId, version));
    this.kept.delete(key);
    this.kept.set(key, known);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return known;
  }

  /** The screener that one application was filled in with. */
  async ofApplication(studyId: string, applicationId: string): Promise<ScreenerLogic> {
    const [row] = await this.work.query<{ version: number }>(
      'select screener_version as version from research.application where study_id = $1 and id = $2',
      [studyId, applicationId],
    );
    if (!row) throw missing('application');
    return this.ofVersion(studyId, row.version);
  }

  async definition(studyId: string): Promise<ScreenerSection> {
    const [row] = await this.work.query<{ definition: ScreenerSection }>(
      'select definition from research.screener where study_id = $1',
      [studyId],
    );
    if (!row) throw missing('screener');
    return row.definition;
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
