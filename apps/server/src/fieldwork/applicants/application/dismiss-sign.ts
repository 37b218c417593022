import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';

/** "I looked, and there is nothing wrong" – or that it should be looked at again. */
@Injectable()
export class DismissSign {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async dismiss(
    actor: StaffActor,
    studyId: string,
    applicationId: string,
    kind: string,
    dismissed: boolean,
  ): Promise<void> {
    await this.work.run(async () => {
      const [sign] = await this.work.query(
        `update research.integrity_sign
            set dismissed_by = case when $5 then $4::uuid end, dismissed_at = case when $5 then platform.clock_now($1) end
          where study_id = $1 and application_id = $2 and kind = $3 returning kind`,
        [studyId, applicationId, kind, actor.staffId, dismissed],
      );
      if (!sign) throw missing('sign');
      await this.audit.record(actor, dismissed ? 'recruitment.sign-dismissed' : 'recruitment.sign-raised', studyId, {
        application: applicationId,
        kind,
      });
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
