import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { SignsRepository } from '../persistence/signs.repository.js';

/** "I looked, and there is nothing wrong" – or that it should be looked at again. */
@Injectable()
export class DismissSign {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: SignsRepository,
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
      const known = await this.rows.dismiss(studyId, applicationId, kind, actor.staffId, dismissed);
      if (!known) throw missing('sign');
      await this.audit.record(actor, dismissed ? 'recruitment.sign-dismissed' : 'recruitment.sign-raised', studyId, {
        application: applicationId,
        kind,
      });
      await this.live.tell({ studyId, topic: 'application', id: applicationId });
    });
  }
}
