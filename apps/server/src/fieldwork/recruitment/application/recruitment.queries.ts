import { Injectable } from '@nestjs/common';
import type {
  ApplicantStatus,
  ApplicationState,
  Decision,
  Language,
  ParsedQueryOf,
  recruitmentRoutes,
  SignKind,
  Standing,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { IN_THE_RUNNING } from './in-the-running.js';

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

export interface WholeApplication extends ApplicationRow {
  answers: Record<string, unknown>;
  ratings: { name: string; value: number }[];
  personId: string | null;
  statusReason: string | null;
  toldAt: Date | null;
}

export interface PoolEntry {
  applicationId: string;
  personId: string;
  language: Language;
  attributes: Record<string, string>;
  /** Mean of those who rated. */
  rating: number | null;
}

const RATED = 'exists (select from research.rating r where r.study_id = a.study_id and r.application_id = a.id)';
const MEAN =
  '(select avg(r.value)::float8 from research.rating r where r.study_id = a.study_id and r.application_id = a.id)';
const MINE =
  '(select r.value::int from research.rating r where r.study_id = a.study_id and r.application_id = a.id and r.staff_id = $2)';
const BEGINNING = 160;

/** $1 study, $2 the asking colleague, $3 the open question. */
const SUMMARY = `a.id, a.state, json_build_object('code', s.code, 'name', s.name) as source, a.language, a.started_at as "startedAt", a.completed_at as "completedAt",
  a.refusal, a.attributes, coalesce(left(a.answers ->> $3, ${BEGINNING}), '') as beginning, ${MINE} as "myRating", ${MEAN} as rating,
  (select count(*)::int from research.rating r where r.study_id = a.study_id and r.application_id = a.id) as raters,
  a.status, a.standing, a.told, a.overruled_at is not null as overruled, a.tags,
  (select count(*)::int from research.application_note n where n.study_id = a.study_id and n.application_id = a.id) as notes,
  coalesce(array_length(regexp_split_to_array(nullif(trim(a.answers ->> $3), ''), '\\s+'), 1), 0) as words,
  array(select g.kind from research.integrity_sign g where g.study_id = a.study_id and g.application_id = a.id and g.dismissed_at is null order by g.kind) as signs`;
const FROM = 'from research.application a join research.source s on s.id = a.source_id and s.study_id = a.study_id';

@Injectable()
export class RecruitmentQueries {
  constructor(private readonly work: UnitOfWork) {}

  async list(
    studyId: string,
    staffId: string,
    discussionQuestion: string,
    filter: ParsedQueryOf<typeof recruitmentRoutes.applications>,
  ): Promise<{ items: ApplicationRow[]; total: number }> {
    const values: unknown[] = [studyId, staffId, discussionQuestion, filter.state];
    const next = (value: unknown): string => `$${values.push(value)}`;
    const where = ['a.study_id = $1', 'a.state = $4'];
    if (filter.source) where.push(`s.code = ${next(filter.source)}`);
    if (filter.rating === 'mine-missing') where.push(`${MINE} is null`);
    else if (filter.rating === 'unrated') where.push(`not ${RATED}`);
    else if (filter.rating) where.push(`${MEAN} >= ${next(Number(filter.rating))}::float8`);
    if (filter.text)
      where.push(
        `exists (select from jsonb_each_text(a.answers) w where strpos(lower(w.value), lower(${next(filter.text)})) > 0)`,
      );
    const wished = attributesIn(filter.attributes);
    if (wished) where.push(`a.attributes @> ${next(JSON.stringify(wished))}::jsonb`);
    // Where no filter needs them the planner must still know what $2 and $3 are.
    const known = '$2::uuid is not null and $3::text is not null';
    const [count] = await this.work.query<{ total: number }>(
      `select count(*)::int as total ${FROM} where ${where.join(' and ')} and ${known}`,
      values,
    );
    const items = await this.work.query<ApplicationRow>(
      `select ${SUMMARY} ${FROM} where ${where.join(' and ')} and ${known} order by coalesce(a.completed_at, a.started_at), a.id limit ${next(filter.limit)}`,
      values,
    );
    return { items, total: count?.total ?? 0 };
  }

  async one(
    studyId: string,
    staffId: string,
    discussionQuestion: string,
    applicationId: string,
  ): Promise<WholeApplication> {
    const [row] = await this.work.query<WholeApplication>(
      `select ${SUMMARY}, a.answers, a.person_id as "personId",
              coalesce((select json_agg(json_build_object('name', f.name, 'value', r.value) order by f.name) from research.rating r join platform.staff f on f.id = r.staff_id
                         where r.study_id = a.study_id and r.application_id = a.id), '[]') as ratings,
              a.status_reason as "statusReason", a.told_at as "toldAt"
         ${FROM} where a.study_id = $1 and a.id = $4`,
      [studyId, staffId, discussionQuestion, applicationId],
    );
    if (!row) throw missing('application');
    return row;
  }

  /** Everybody who may be drawn: completed, reachable, not withdrawn. */
  pool(studyId: string): Promise<PoolEntry[]> {
    return this.work.query<PoolEntry>(
      `select a.id as "applicationId", a.person_id as "personId", a.language, a.attributes, ${MEAN} as rating
         from research.application a where a.study_id = $1 and a.status <> 'set-aside' and ${IN_THE_RUNNING}
        order by a.completed_at, a.id`,
      [studyId],
    );
  }
}

/** `gender:woman;age_band:18-34`; what is not of that form is no filter. */
function attributesIn(text: string | undefined): Record<string, string> | undefined {
  const pairs = (text ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf(':');
    return at > 0 && at < pair.length - 1 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
  });
  return pairs.length > 0 ? (Object.fromEntries(pairs) as Record<string, string>) : undefined;
}
