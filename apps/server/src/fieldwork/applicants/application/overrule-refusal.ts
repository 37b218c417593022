import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deriveAttributes, Screeners, unfinishedPage } from '../../screener/screener.facade.js';
import { DecidedApplications } from '../../applying/applying.facade.js';
import { ApplicantsRepository } from '../persistence/applicants.repository.js';
import { mayOverrule, type MayOverrule } from '../domain/may-overrule.js';
import { ApplicationCompleted } from '../../applying/applying.events.js';

const WHY_NOT: Record<Extract<MayOverrule, { ok: false }>['why'], string> = {
  'not-refused': 'Only a form that a rule has ended can be taken in against the rule.',
  'no-contact': 'The form ended before the contact page, so nobody knows who it is. Nobody can be invited by it.',
  unfinished:
    'The form ended before every question was answered, so it lacks what a place needs. The person may fill it in again.',
};

/** Takes in somebody whom a rule refused. The rule's reason stays for the record; the researcher's stands in the audit. */
@Injectable()
export class OverruleRefusal {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ApplicantsRepository,
    private readonly applications: DecidedApplications,
    private readonly screeners: Screeners,
    private readonly studies: Studies,
    private readonly audit: Audit,
    private readonly facts: Facts,
    private readonly live: Live,
  ) {}

  async overrule(actor: StaffActor, studyId: string, applicationId: string, reason: string): Promise<void> {
    const logic = await this.screeners.current(studyId);
    const { startsOn } = await this.studies.facts(studyId);
    await this.work.run(async () => {
      const application = await this.rows.lock(studyId, applicationId);
      if (!application) throw missing('application');
      const { answers, open } = logic.settle(application.answers);
      const unfinished = unfinishedPage(logic, { ...application, answers }, open) !== undefined;
      const may = mayOverrule({ ...application, unfinished });
      if (!may.ok) throw conflict(`recruitment.overrule-${may.why}`, WHY_NOT[may.why]);
      const attributes = deriveAttributes(logic.definition.attributes, answers, startsOn);
      await this.applications.acceptAgainstRule(studyId, applicationId, answers, attributes, actor.staffId);
      await this.audit.record(actor, 'recruitment.overruled', studyId, { applicationId, reason });
      await this.facts.announce(new ApplicationCompleted(studyId, applicationId));
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
