import { Injectable } from '@nestjs/common';
import type { applicantsRoutes, ParsedQueryOf } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { ScreenerLogic } from '../../screener/screener.facade.js';
import { APPLIED, found, sortKey, type Filter } from './applicant-filter.statement.js';
import { SUMMARY_FROM, summaryOf, type ApplicationRow } from './applicant-summary.statement.js';

/** A form as a line of a file: with its answers, and when it was sent by the study's own clock. */
export interface FileRow extends ApplicationRow {
  answers: Record<string, unknown>;
  personId: string | null;
  /** As the database writes it: a Date would lose the microseconds that the next batch begins at. */
  applied: string;
  appliedOn: string;
}
/** After which form the next batch begins. */
export type After = readonly [applied: string, id: string];
export const FROM_THE_FIRST: After = ['-infinity', '00000000-0000-0000-0000-000000000000'];

type Listed = ParsedQueryOf<typeof applicantsRoutes.applications>;

/** The applicants that a filter finds. */
@Injectable()
export class ApplicantTable {
  constructor(private readonly work: UnitOfWork) {}

  /** One statement: finds, counts and sorts narrow rows, then reads the page's forms whole. */
  page(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    { sort, direction, offset, limit, ...filter }: Listed,
  ): Promise<(ApplicationRow & { total: number })[]> {
    const { from, where, values } = found(logic, studyId, staffId, filter, sort);
    const next = (value: unknown): string => `$${values.push(value)}`;
    const open = `${next(logic.definition.discussionQuestion)}::text`;
    const key = sortKey(sort, filter.blind === '1', open);
    return this.work.query<ApplicationRow & { total: number }>(
      `with hits as (
         select a.id, (count(*) over ())::int as total,
                row_number() over (
                  order by ${key} ${direction === 'up' ? 'asc' : 'desc'} nulls last, ${APPLIED}, a.id) as rank
           ${from} where ${where}),
       shown as (select id, rank, total from hits order by rank offset ${next(offset)} limit ${next(limit)})
       select ${summaryOf(open)}, h.total from shown h join ${SUMMARY_FROM} on a.id = h.id
        where a.study_id = $1 order by h.rank`,
      values,
    );
  }

  async count(studyId: string, staffId: string, logic: ScreenerLogic, filter: Filter): Promise<number> {
    const { from, where, values } = found(logic, studyId, staffId, filter);
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count ${from} where ${where}`,
      values,
    );
    return row?.count ?? 0;
  }

  async ids(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    filter: Filter,
    most: number,
  ): Promise<readonly string[]> {
    const { from, where, values } = found(logic, studyId, staffId, filter);
    const rows = await this.work.query<{ id: string }>(`select a.id ${from} where ${where} limit ${most}`, values);
    return rows.map(({ id }) => id);
  }

  /** In the order they applied, after the last of the batch before. */
  batch(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    filter: Filter,
    { after: [applied, id], most, timeZone }: { after: After; most: number; timeZone: string },
  ): Promise<FileRow[]> {
    const { from, where, values } = found(logic, studyId, staffId, filter);
    const next = (value: unknown): string => `$${values.push(value)}`;
    const open = `${next(logic.definition.discussionQuestion)}::text`;
    return this.work.query<FileRow>(
      `with hits as (
         select a.id, ${APPLIED} as applied ${from}
          where ${where} and (${APPLIED}, a.id) > (${next(applied)}::timestamptz, ${next(id)}::uuid)
          order by applied, a.id limit ${most})
       select ${summaryOf(open)}, a.answers, a.person_id as "personId", h.applied::text as applied,
              to_char(h.applied at time zone ${next(timeZone)}, 'YYYY-MM-DD HH24:MI') as "appliedOn"
         from hits h join ${SUMMARY_FROM} on a.id = h.id where a.study_id = $1 order by h.applied, a.id`,
      values,
    );
  }

  tags(studyId: string): Promise<{ tag: string; count: number }[]> {
    return this.work.query(
      `select t.tag, count(*)::int as count from research.applicant a cross join unnest(a.tags) t(tag)
        where a.study_id = $1 group by t.tag order by lower(t.tag), t.tag`,
      [studyId],
    );
  }
}
