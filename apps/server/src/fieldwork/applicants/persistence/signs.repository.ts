import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CompletedForm } from '../domain/signs/own-signs.js';
import { MOST_OTHERS, merged, type Sign } from '../domain/signs/sign.js';

/**
 * Adds what is newly known to an earlier sign. The share that is kept is the larger one, and the others are named once.
 * `old` is the sign's row, `excluded` the one that was found now.
 */
const JOINED_DETAIL = `
  old.detail || excluded.detail || jsonb_build_object('others', (
      select jsonb_agg(distinct o) from (
        select o from jsonb_array_elements(old.detail -> 'others') o
         union select jsonb_array_elements(excluded.detail -> 'others') limit ${MOST_OTHERS}) u))
    || case when excluded.detail ? 'share'
         then jsonb_build_object('share',
           greatest((old.detail ->> 'share')::float8, (excluded.detail ->> 'share')::float8)) else '{}' end`;

/** Signs at applications, one row for each form and kind. */
@Injectable()
export class SignsRepository {
  constructor(private readonly work: UnitOfWork) {}

  completedForms(studyId: string, ids: readonly string[]): Promise<CompletedForm[]> {
    return this.work.query<CompletedForm>(
      `select id, person_id as "personId", language, answers, honeypot,
              case when completed_at > started_at
                then extract(epoch from completed_at - started_at)::float8 end as seconds
         from research.applicant
        where study_id = $1 and id = any($2) and state = 'completed' and refusal is distinct from 'withdrawn'`,
      [studyId, ids],
    );
  }

  /**
   * Writes each sign once. A sign that names more forms than before is shown again, even where a colleague had
   * dismissed it.
   * A sign that names nothing new stays as it is.
   */
  async keep(studyId: string, signs: readonly Sign[]): Promise<void> {
    if (signs.length === 0) return;
    // All jobs write in one order, so that two at the same forms wait for each other instead of failing.
    await this.work.query(
      `insert into research.integrity_sign as old (study_id, application_id, kind, detail, found_at)
       select a.study_id, a.id, w.kind, w.detail, platform.clock_now($1)
         from jsonb_to_recordset($2::jsonb) as w("applicationId" uuid, kind text, detail jsonb)
         join research.applicant a on a.study_id = $1 and a.id = w."applicationId"
        order by a.id, w.kind
       on conflict (study_id, application_id, kind) do update
          set detail = ${JOINED_DETAIL},
              found_at = excluded.found_at, dismissed_by = null, dismissed_at = null
        where not old.detail -> 'others' @> (excluded.detail -> 'others')
          and jsonb_array_length(old.detail -> 'others') < ${MOST_OTHERS}`,
      [studyId, JSON.stringify(merged(signs))],
    );
  }

  /** False where the form has no such sign. */
  async dismiss(
    studyId: string,
    applicationId: string,
    kind: string,
    staffId: string,
    dismissed: boolean,
  ): Promise<boolean> {
    const changed = await this.work.query(
      `update research.integrity_sign
          set dismissed_by = case when $5 then $4::uuid end,
              dismissed_at = case when $5 then platform.clock_now($1) end
        where study_id = $1 and application_id = $2 and kind = $3 returning kind`,
      [studyId, applicationId, kind, staffId, dismissed],
    );
    return changed.length > 0;
  }
}
