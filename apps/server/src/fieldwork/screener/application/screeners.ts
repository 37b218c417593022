import { Injectable } from '@nestjs/common';
import type { AttributeEntry, ScreenerSection } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { ScreenerLogic } from '../domain/screener-logic.js';
import { ScreenersRepository } from '../persistence/screeners.repository.js';

const MOST_KEPT = 40;

/** Screeners ready for use. A published version never changes, so it is kept without asking again. */
@Injectable()
export class Screeners {
  private readonly kept = new Map<string, ScreenerLogic>();

  constructor(private readonly rows: ScreenersRepository) {}

  /** What applicants see now. */
  async current(studyId: string): Promise<ScreenerLogic> {
    const version = await this.rows.version(studyId);
    if (version === undefined) throw missing('screener');
    return this.forVersion(studyId, version);
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
    const definition = await this.rows.definition(studyId);
    if (!definition) throw missing('screener');
    return definition;
  }

  /** The quota attributes with their values and labels. */
  async attributes(studyId: string): Promise<AttributeEntry[]> {
    return (await this.definition(studyId)).attributes;
  }

  private async build(studyId: string, version: number): Promise<ScreenerLogic> {
    const definition = await this.rows.definitionOfVersion(studyId, version);
    if (!definition) throw missing('screener');
    return new ScreenerLogic(definition, version);
  }
}
