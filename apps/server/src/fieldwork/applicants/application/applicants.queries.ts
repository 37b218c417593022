import { Injectable } from '@nestjs/common';
import type {
  ApplicantStatus,
  ApplicationState,
  Decision,
  Language,
  ParsedQueryOf,
  applicantsRoutes,
  SignKind,
  Standing,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { keptOf } from '../domain/blind-reading.js';
import { found, sortKey, wordsIn, APPLIED } from './applicant-filter.js';
import type { ScreenerLogic } from '../../screener/screener.facade.js';

export interface ApplicationRow {
  id: string;
  state: ApplicationState;
  source: { code: string; name: string };
  language: Language;
  startedAt: Date;
  completedAt: Date | null;
  refusal: string | null;
  status: ApplicantStatus;
  standing: Standing;
  told: Decision | null;
  overruled: boolean;
  words: number;
  tags: string[];
  notes: number;
  signs: SignKind[];
  attributes: Record<string, string>;
  beginning: string;
  myRating: number | null;
  rating: number | null;
  raters: number;
}

const BEGINNING = 160;

/** $1 study, $2 the asking colleague; `open` holds the open question's name. For a page of forms or one, never for all. */
export const summaryOf = (
  open: string,
): string => `a.id, a.state, json_build_object('code', s.code, 'name', s.name) as source, a.language, a.started_at as "startedAt", a.completed_at as "completedAt",
  a.refusal, a.attributes, coalesce(left(a.answers ->> ${open}, ${BEGINNING}), '') as beginning, ${wordsIn(open)} as words,
  x.mine as "myRating", x.mean as rating, x.raters, a.status, a.standing, a.told, a.overruled_at is not null as overruled, a.tags,
  (select count(*)::int from research.application_note n where n.study_id = a.study_id and n.application_id = a.id) as notes,
  array(select g.kind from research.integrity_sign g where g.study_id = a.study_id and g.application_id = a.id and g.dismissed_at is null order by g.kind) as signs`;
export const SUMMARY_FROM = `research.application a join research.source s on s.study_id = a.study_id and s.id = a.source_id
  cross join lateral (select avg(r.value)::float8 as mean, (max(r.value) filter (where r.staff_id = $2))::int as mine, count(*)::int as raters
    from research.rating r where r.study_id = a.study_id and r.application_id = a.id) x`;

/** As somebody who reads blind may see it: others' opinion after one's own, and nothing personal. */
export const blindRow = <Row extends ApplicationRow>(row: Row, left: ReadonlySet<string>): Row => ({
  ...row,
  attributes: keptOf(row.attributes, left),
  rating: row.myRating === null ? null : row.rating,
});

/** The table of applicants. */
@Injectable()
export class ApplicantsQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** One statement: finds, counts and sorts narrow rows, then reads the page's forms whole. */
  async list(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    asked: ParsedQueryOf<typeof applicantsRoutes.applications>,
  ): Promise<{ items: ApplicationRow[]; total: number }> {
    const { sort, direction, offset, limit, ...filter } = asked;
    const { from, where, values, left } = found(logic, studyId, staffId, filter, sort);
    const next = (value: unknown): string => `$${values.push(value)}`;
    const open = `${next(logic.definition.discussionQuestion)}::text`;
    const key = sortKey(sort, filter.blind === '1', open);
    const rows = await this.work.query<ApplicationRow & { total: number }>(
      `with hits as (
         select a.id, row_number() over (order by ${key} ${direction === 'up' ? 'asc' : 'desc'} nulls last, ${APPLIED}, a.id) as place,
                (count(*) over ())::int as total
           ${from} where ${where}),
       shown as (select id, place, total from hits order by place offset ${next(offset)} limit ${next(limit)})
       select ${summaryOf(open)}, h.total from shown h join ${SUMMARY_FROM} on a.id = h.id
        where a.study_id = $1 order by h.place`,
      values,
    );
    const items = rows.map(({ total: _, ...row }) => (filter.blind === '1' ? blindRow(row, left.attributes) : row));
    return { items, total: rows[0]?.total ?? (offset > 0 ? await this.count(studyId, staffId, logic, filter) : 0) };
  }

  /** Past the last page there is no row that could carry the count. */
  private async count(
    studyId: string,
    staffId: string,
    logic: ScreenerLogic,
    filter: Parameters<typeof found>[3],
  ): Promise<number> {
    const { from, where, values } = found(logic, studyId, staffId, filter);
    const [row] = await this.work.query<{ total: number }>(
      `select count(*)::int as total ${from} where ${where}`,
      values,
    );
    return row?.total ?? 0;
  }

  tags(studyId: string): Promise<{ tag: string; count: number }[]> {
    return this.work.query(
      `select t.tag, count(*)::int as count from research.application a cross join unnest(a.tags) t(tag)
        where a.study_id = $1 group by t.tag order by lower(t.tag), t.tag`,
      [studyId],
    );
  }
}
