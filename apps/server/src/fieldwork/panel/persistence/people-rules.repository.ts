import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PeopleRule } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export type RuleRow = Omit<PeopleRule, 'at'> & { at: Date };
export type NewRule = Pick<PeopleRule, 'kind' | 'applicationIds' | 'reason'>;

const RULE = `r.id, r.kind, r.application_ids as "applicationIds", r.reason, r.at,
  (select name from platform.colleague where id = r.staff_id) as by`;

@Injectable()
export class PeopleRulesRepository {
  constructor(private readonly work: UnitOfWork) {}

  inForce(studyId: string): Promise<RuleRow[]> {
    return this.work.query<RuleRow>(
      `select ${RULE} from research.people_rule r
        where r.study_id = $1 and r.removed_at is null order by r.at, r.id`,
      [studyId],
    );
  }

  reasons(studyId: string, ruleIds: readonly string[]): Promise<{ id: string; reason: string }[]> {
    return this.work.query('select id, reason from research.people_rule where study_id = $1 and id = any($2)', [
      studyId,
      ruleIds,
    ]);
  }

  withoutNames(
    studyId: string,
    ruleIds: readonly string[],
  ): Promise<{ kind: PeopleRule['kind']; people: number; reason: string }[]> {
    return this.work.query(
      `select kind, cardinality(application_ids) as people, reason from research.people_rule
        where study_id = $1 and id = any($2) order by at, id`,
      [studyId, ruleIds],
    );
  }

  async add(studyId: string, { kind, applicationIds, reason }: NewRule, staffId: string): Promise<string> {
    const id = randomUUID();
    await this.work.query(
      `insert into research.people_rule (id, study_id, kind, application_ids, reason, staff_id, at)
       values ($1, $2, $3, $4, $5, $6, platform.clock_now($2))`,
      [id, studyId, kind, applicationIds, reason, staffId],
    );
    return id;
  }

  async remove(studyId: string, ruleId: string): Promise<boolean> {
    const rows = await this.work.query(
      `update research.people_rule set removed_at = platform.clock_now($1)
        where study_id = $1 and id = $2 and removed_at is null returning id`,
      [studyId, ruleId],
    );
    return rows.length > 0;
  }

  /** Takes one person out of every rule, with the reason; a rule of nobody else ends. */
  async forget(studyId: string, applicationId: string): Promise<void> {
    await this.work.query(
      `update research.people_rule
          set application_ids = array_remove(application_ids, $2), reason = '',
              removed_at = case when cardinality(application_ids) = 1
                                then coalesce(removed_at, platform.clock_now($1)) else removed_at end
        where study_id = $1 and $2 = any(application_ids)`,
      [studyId, applicationId],
    );
  }
}
