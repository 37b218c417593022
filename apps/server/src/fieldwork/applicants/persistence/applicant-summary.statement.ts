import type { ApplicantStatus, ApplicationState, Decision, Language, SignKind, Standing } from '@lytt/shared';
import { wordsIn } from './applicant-filter.statement.js';

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

/**
 * $1 study, $2 the asking colleague; `open` holds the open question's name. For a page of forms or one, never for
 * all.
 */
export const summaryOf = (open: string): string => `
  a.id, a.state, json_build_object('code', s.code, 'name', s.name) as source, a.language,
  a.started_at as "startedAt", a.completed_at as "completedAt", a.refusal, a.attributes,
  coalesce(left(a.answers ->> ${open}, ${BEGINNING}), '') as beginning, ${wordsIn(open)} as words,
  x.mine as "myRating", x.mean as rating, x.raters, a.status, a.standing, a.told,
  a.overruled_at is not null as overruled, a.tags,
  (select count(*)::int from research.application_note n
    where n.study_id = a.study_id and n.application_id = a.id) as notes,
  array(select g.kind from research.integrity_sign g
    where g.study_id = a.study_id and g.application_id = a.id and g.dismissed_at is null order by g.kind) as signs`;

export const SUMMARY_FROM = `
  research.applicant a join research.applicant_source s on s.study_id = a.study_id and s.id = a.source_id
  cross join lateral (
    select avg(r.value)::float8 as mean, (max(r.value) filter (where r.staff_id = $2))::int as mine,
           count(*)::int as raters
      from research.rating r where r.study_id = a.study_id and r.application_id = a.id) x`;
