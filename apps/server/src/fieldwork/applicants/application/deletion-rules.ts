import { Injectable } from '@nestjs/common';
import type { KeepUntil, StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { DecidedApplications, Pictures } from '../../applying/applying.facade.js';
import { DeletionsRepository } from '../persistence/deletions.repository.js';

const SYSTEM = { kind: 'system' } as const;
/** Rows a statement; each is a transaction of its own, so that nobody waits for a long one. */
const BATCH = 1_000;

/** What is due by then: closing a study ends what was kept until the selection too, should nobody have swept between. */
const DUE: readonly { rule: KeepUntil; phase: StudyPhase; kept: readonly KeepUntil[] }[] = [
  { rule: 'selection', phase: 'field', kept: ['selection'] },
  { rule: 'close', phase: 'closed', kept: ['selection', 'close'] },
];

interface Deleted {
  id: string;
  studyId: string;
  personId?: string | null;
}

/** Carries out when answers are deleted, as each question and the screener promise it. Running it again changes nothing. */
@Injectable()
export class DeletionRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: DeletionsRepository,
    private readonly applications: DecidedApplications,
    private readonly people: PeopleRegister,
    private readonly pictures: Pictures,
    private readonly audit: Audit,
  ) {}

  async emptyUnfinished(): Promise<void> {
    await this.work.run(async () => this.pictures.forget(await this.applications.emptyUnfinished()));
  }

  async carryOut(): Promise<void> {
    for (const { rule, phase, kept } of DUE)
      await this.inBatches(rule, async () => {
        const due = await this.rows.dueAnswers(kept, phase, BATCH);
        if (due.length > 0) await this.pictures.forget(await this.applications.deleteAnswers(due));
        return due;
      });
    await this.inBatches('not-selected', async () => {
      const due = await this.rows.dueForms(BATCH);
      if (due.length > 0) await this.pictures.forget(await this.applications.deleteForms(due.map(({ id }) => id)));
      return due;
    });
  }

  private async inBatches(rule: string, deleteBatch: () => Promise<readonly Deleted[]>): Promise<void> {
    for (;;) {
      const done = await this.work.run(async () => {
        const batch = await deleteBatch();
        for (const [studyId, forms] of byStudy(batch))
          await this.audit.record(SYSTEM, 'recruitment.deleted-by-rule', studyId, { rule, applications: forms.length });
        return batch;
      });
      // After the rows point to them no more: a person without a partner is found by the next sweep too.
      for (const [studyId, forms] of byStudy(done))
        await this.people.erase(
          SYSTEM,
          studyId,
          forms.flatMap(({ personId }) => personId ?? []),
        );
      if (done.length < BATCH) return;
    }
  }
}

function byStudy(forms: readonly Deleted[]): Map<string, Deleted[]> {
  const studies = new Map<string, Deleted[]>();
  for (const form of forms) {
    const known = studies.get(form.studyId);
    if (known) known.push(form);
    else studies.set(form.studyId, [form]);
  }
  return studies;
}
