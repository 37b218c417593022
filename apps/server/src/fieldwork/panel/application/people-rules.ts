import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PeopleRule, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { PeopleRuleEntity } from '../persistence/panel.entities.js';

type Wish = Pick<PeopleRule, 'kind' | 'applicationIds' | 'reason'>;
const RULE = `r.id, r.kind, r.application_ids as "applicationIds", r.reason, r.at,
  (select name from platform.staff where id = r.staff_id) as by`;

/**
 * Who must be in, who must not, and who not together. The audit tells of whom and by whom; the reason stays with the rule,
 * because it may speak of a person and has to go when they ask for it.
 */
@Injectable()
export class PeopleRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applicants: Applicants,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async inForce(studyId: string): Promise<PeopleRule[]> {
    const rows = await this.work.query<Omit<PeopleRule, 'at'> & { at: Date }>(
      `select ${RULE} from research.people_rule r where r.study_id = $1 and r.removed_at is null order by r.at, r.id`,
      [studyId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Also of rules that were taken back: a draw that followed one names it for ever. */
  async reasons(studyId: string, ruleIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.work.query<{ id: string; reason: string }>(
      'select id, reason from research.people_rule where study_id = $1 and id = any($2)',
      [studyId, ruleIds],
    );
    return new Map(rows.map(({ id, reason }) => [id, reason]));
  }

  /** The same without saying who they are about. */
  told(
    studyId: string,
    ruleIds: readonly string[],
  ): Promise<{ kind: PeopleRule['kind']; people: number; reason: string }[]> {
    return this.work.query(
      `select kind, cardinality(application_ids) as people, reason from research.people_rule
        where study_id = $1 and id = any($2) order by at, id`,
      [studyId, ruleIds],
    );
  }

  async add(actor: StaffActor, studyId: string, { kind, applicationIds, reason }: Wish): Promise<PeopleRule> {
    return this.work.run(async () => {
      const people = [...new Set(applicationIds)];
      const pool = new Set((await this.applicants.poolForDraw(studyId)).map((person) => person.applicationId));
      if (!people.every((id) => pool.has(id))) throw missing('applicant');
      if (kind === 'apart' && people.length < 2)
        throw invalid('panel.rule-invalid', 'Name at least two people who may not both be in the panel.', [
          { path: 'applicationIds', message: 'Name at least two people.' },
        ]);
      const id = randomUUID();
      const [{ at } = { at: new Date(0) }] = await this.work.query<{ at: Date }>(
        'select platform.clock_now($1) as at',
        [studyId],
      );
      await this.work
        .repository(PeopleRuleEntity)
        .insert({ id, studyId, kind, applicationIds: people, reason, staffId: actor.staffId, at });
      await this.audit.record(actor, 'panel.rule-added', studyId, { ruleId: id, kind, applicationIds: people });
      await this.live.tell({ studyId, topic: 'draw' });
      const made = (await this.inForce(studyId)).find((rule) => rule.id === id);
      if (!made) throw missing('rule');
      return made;
    });
  }

  async remove(actor: StaffActor, studyId: string, ruleId: string): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query(
        `update research.people_rule set removed_at = platform.clock_now($1)
          where study_id = $1 and id = $2 and removed_at is null returning id`,
        [studyId, ruleId],
      );
      if (rows.length === 0) throw missing('rule');
      await this.audit.record(actor, 'panel.rule-removed', studyId, { ruleId });
      await this.live.tell({ studyId, topic: 'draw' });
    });
  }

  /** Nothing that was written about a person outlives them here; of the others in a rule it may still speak, so all of it goes. */
  async forget(studyId: string, applicationId: string): Promise<void> {
    await this.work.query(
      `update research.people_rule set application_ids = array_remove(application_ids, $2), reason = '',
              removed_at = case when cardinality(application_ids) = 1 then coalesce(removed_at, platform.clock_now($1)) else removed_at end
        where study_id = $1 and $2 = any(application_ids)`,
      [studyId, applicationId],
    );
  }
}
