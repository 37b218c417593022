import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { ApplicantsRepository } from '../persistence/applicants.repository.js';
import { OpinionsRepository } from '../persistence/opinions.repository.js';

/** "Discusses well", one value a researcher; the draw sees the mean of all who rated. */
@Injectable()
export class RateApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applicants: ApplicantsRepository,
    private readonly opinions: OpinionsRepository,
    private readonly live: Live,
  ) {}

  /** `null` takes the own rating back. */
  async rate(actor: StaffActor, studyId: string, applicationId: string, value: number | null): Promise<void> {
    await this.work.run(async () => {
      const application = await this.applicants.facts(studyId, applicationId);
      if (!application) throw missing('application');
      if (application.state !== 'completed')
        throw conflict('recruitment.not-completed', 'Only a completed form can be rated.');
      if (value === null) await this.opinions.removeRating(studyId, applicationId, actor.staffId);
      else await this.opinions.rate(studyId, applicationId, actor.staffId, value);
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
