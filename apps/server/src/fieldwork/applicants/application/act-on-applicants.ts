import { Injectable } from '@nestjs/common';
import type { ApplicantAct, ParsedBodyOf, applicantsRoutes, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { DecidedApplications, type EarlierStatus } from '../../applying/applying.facade.js';
import { ApplicantTable } from '../persistence/applicant-table.repository.js';
import { Screeners } from '../../screener/screener.facade.js';

type Asked = ParsedBodyOf<typeof applicantsRoutes.act>;
/** As many as an Undo can carry back (`restore` in the contract): nothing is done that could not be taken back. */
const MOST = 20_000;

/** Status and tags of many at once. What another study owns is not found and not counted; what would not change, neither. */
@Injectable()
export class ActOnApplicants {
  constructor(
    private readonly work: UnitOfWork,
    private readonly table: ApplicantTable,
    private readonly applications: DecidedApplications,
    private readonly screeners: Screeners,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** What stood before, of those that were changed. */
  async act(actor: StaffActor, studyId: string, { on, act }: Asked): Promise<EarlierStatus[]> {
    return this.work.run(async () => {
      const asked = await this.asked(actor, studyId, on, act);
      const before = await this.change(studyId, asked, act);
      if (before.length === 0) return before;
      await this.audit.record(actor, 'recruitment.acted', studyId, {
        act: act.kind,
        ...(act.kind === 'status' ? { status: act.status } : {}),
        count: before.length,
        applications: before.map(({ id }) => id),
      });
      await this.live.tell({ studyId, topic: 'application' });
      return before;
    });
  }

  private async asked(
    actor: StaffActor,
    studyId: string,
    on: Asked['on'],
    act: ApplicantAct,
  ): Promise<readonly string[]> {
    // Undo says itself whom it is about, and a filter would no longer find those it moved.
    if (act.kind === 'restore') return act.before.map(({ id }) => id);
    if ('ids' in on) return on.ids;
    const logic = await this.screeners.current(studyId);
    const ids = await this.table.ids(studyId, actor.staffId, logic, on.filter, MOST + 1);
    if (ids.length > MOST)
      throw invalid(
        'recruitment.too-many',
        `The filter finds more than ${MOST} applicants. Narrow it, so that the change can be undone.`,
      );
    return ids;
  }

  private change(studyId: string, ids: readonly string[], act: ApplicantAct): Promise<EarlierStatus[]> {
    switch (act.kind) {
      case 'status':
        return this.applications.setStatus(studyId, ids, act.status, act.reason === '' ? null : act.reason);
      case 'add-tag':
        return this.applications.addTag(studyId, ids, act.tag);
      case 'remove-tag':
        return this.applications.removeTag(studyId, ids, act.tag);
      case 'restore':
        return this.applications.restore(studyId, act.before);
    }
  }
}
