import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';

/** "Discusses well", one value a researcher; the draw sees the mean of all who rated. */
@Injectable()
export class RateApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
  ) {}

  /** `null` takes the own rating back. */
  async rate(actor: StaffActor, studyId: string, applicationId: string, value: number | null): Promise<void> {
    await this.work.run(async () => {
      const [application] = await this.work.query<{ state: string }>(
        'select state from research.application where study_id = $1 and id = $2',
        [studyId, applicationId],
      );
      if (!application) throw missing('application');
      if (application.state !== 'completed')
        throw conflict('recruitment.not-completed', 'Only a completed form can be rated.');
      if (value === null)
        await this.work.query(
          'delete from research.rating where study_id = $1 and application_id = $2 and staff_id = $3',
          [studyId, applicationId, actor.staffId],
        );
      else
        await this.work.query(
          `insert into research.rating (application_id, staff_id, study_id, value, at) values ($1, $2, $3, $4, platform.clock_now($3))
           on conflict (application_id, staff_id) do update set value = excluded.value, at = excluded.at`,
          [applicationId, actor.staffId, studyId, value],
        );
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
