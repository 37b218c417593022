import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Facts } from '../../../platform/events/facts.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Live } from '../../../platform/live/live.js';
import { ApplicationCompleted } from '../../applying/applying.events.js';
import { ownSigns } from '../domain/signs/own-signs.js';
import { SignsRepository } from '../persistence/signs.repository.js';
import { LookAlikes } from './look-alikes.js';
import { Screeners } from '../../screener/screener.facade.js';

const FIND = 'recruitment.find-signs';
/** Forms a job: short enough that other jobs get their turn. */
const FORMS_A_JOB = 200;

/** Looks completed forms over after they were taken, so that nobody who applies waits for it. Doing it again changes nothing. */
@Injectable()
export class FindSigns implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly jobs: Jobs,
    private readonly screeners: Screeners,
    private readonly alikes: LookAlikes,
    private readonly signs: SignsRepository,
    private readonly live: Live,
  ) {}

  onModuleInit(): void {
    this.facts.on(ApplicationCompleted, ({ studyId, applicationId }) => this.ask(studyId, [applicationId], false));
    this.jobs.handle(FIND, ({ studyId, ids, together }) =>
      this.find(String(studyId), (ids as string[]).map(String), together === true),
    );
  }

  /** `together`: taken in one go, so that neither pace nor speed says anything. */
  async ask(studyId: string, ids: readonly string[], together: boolean): Promise<void> {
    for (let from = 0; from < ids.length; from += FORMS_A_JOB)
      await this.jobs.enqueue(FIND, { studyId, ids: ids.slice(from, from + FORMS_A_JOB), together });
  }

  async find(studyId: string, ids: readonly string[], together: boolean): Promise<void> {
    const forms = await this.signs.completedForms(studyId, ids);
    if (forms.length === 0) return;
    const logic = await this.screeners.current(studyId);
    const found = [
      ...forms.flatMap((form) => ownSigns(logic, form)),
      ...(await this.alikes.sameContact(studyId, forms)),
      ...(await this.alikes.nearText(studyId, logic.definition.discussionQuestion, forms)),
    ];
    if (!together) for (const { id } of forms) found.push(...(await this.alikes.burst(studyId, id)));
    await this.signs.keep(studyId, found);
    if (found.length > 0)
      await this.live.tell({
        studyId,
        topic: 'application',
        ...(forms.length === 1 && forms[0] ? { id: forms[0].id } : {}),
      });
  }
}
