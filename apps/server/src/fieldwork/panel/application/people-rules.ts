import { Injectable } from '@nestjs/common';
import type { PeopleRule, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { PeopleRulesRepository, type NewRule } from '../persistence/people-rules.repository.js';

/**
 * Who must be in, who must not, and who not together. The audit tells of whom and by whom; the reason stays with the rule,
 * because it may speak of a person and has to go when they ask for it.
 */
@Injectable()
export class PeopleRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: PeopleRulesRepository,
    private readonly applicants: Applicants,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async inForce(studyId: string): Promise<PeopleRule[]> {
    const rows = await this.rows.inForce(studyId);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Also of rules that were taken back: a draw that followed one names it for ever. */
  async reasons(studyId: string, ruleIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.rows.reasons(studyId, ruleIds);
    return new Map(rows.map(({ id, reason }) => [id, reason]));
  }

  /** The same without saying who they are about. */
  withoutNames(
    studyId: string,
    ruleIds: readonly string[],
  ): Promise<{ kind: PeopleRule['kind']; people: number; reason: string }[]> {
    return this.rows.withoutNames(studyId, ruleIds);
  }

  async add(actor: StaffActor, studyId: string, { kind, applicationIds, reason }: NewRule): Promise<PeopleRule> {
    return this.work.run(async () => {
      const people = [...new Set(applicationIds)];
      const pool = new Set((await this.applicants.poolForDraw(studyId)).map((person) => person.applicationId));
      if (!people.every((id) => pool.has(id))) throw missing('applicant');
      if (kind === 'apart' && people.length < 2)
        throw invalid('panel.rule-invalid', 'Name at least two people who may not both be in the panel.', [
          { path: 'applicationIds', message: 'Name at least two people.' },
        ]);
      const id = await this.rows.add(studyId, { kind, applicationIds: people, reason }, actor.staffId);
      await this.audit.record(actor, 'panel.rule-added', studyId, { ruleId: id, kind, applicationIds: people });
      await this.live.tell({ studyId, topic: 'draw' });
      const made = (await this.inForce(studyId)).find((rule) => rule.id === id);
      if (!made) throw missing('rule');
      return made;
    });
  }

  async remove(actor: StaffActor, studyId: string, ruleId: string): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.rows.remove(studyId, ruleId))) throw missing('rule');
      await this.audit.record(actor, 'panel.rule-removed', studyId, { ruleId });
      await this.live.tell({ studyId, topic: 'draw' });
    });
  }

  /** Nothing that was written about a person outlives them here; of the others in a rule it may still speak, so all of it goes. */
  forget(studyId: string, applicationId: string): Promise<void> {
    return this.rows.forget(studyId, applicationId);
  }
}
