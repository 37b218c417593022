import { Injectable } from '@nestjs/common';
import type { applicantsRoutes, ParsedQueryOf } from '@lytt/shared';
import type { ScreenerLogic } from '../../screener/screener.facade.js';
import { blindRow, leftOutBlind } from '../domain/blind-reading.js';
import type { ApplicationRow } from '../persistence/applicant-summary.statement.js';
import { ApplicantTable } from '../persistence/applicant-table.repository.js';

export type { ApplicationRow };

/** The table of applicants. */
@Injectable()
export class ApplicantsQueries {
  constructor(private readonly table: ApplicantTable) {}

  async list(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    asked: ParsedQueryOf<typeof applicantsRoutes.applications>,
  ): Promise<{ items: ApplicationRow[]; total: number }> {
    const rows = await this.table.page(studyId, staffId, logic, asked);
    const left = leftOutBlind(logic.definition);
    const items = rows.map(({ total: _, ...row }) => (asked.blind === '1' ? blindRow(row, left.attributes) : row));
    return { items, total: rows[0]?.total ?? (await this.count(studyId, staffId, logic, asked)) };
  }

  tags(studyId: string): Promise<{ tag: string; count: number }[]> {
    return this.table.tags(studyId);
  }

  /** Past the last page there is no row that could carry the count. */
  private async count(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    asked: ParsedQueryOf<typeof applicantsRoutes.applications>,
  ): Promise<number> {
    const { sort: _, direction: __, offset, limit: ___, ...filter } = asked;
    return offset > 0 ? this.table.count(studyId, staffId, logic, filter) : 0;
  }
}
