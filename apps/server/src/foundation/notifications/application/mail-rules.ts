import { Injectable } from '@nestjs/common';
import { MailRules } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MailRuleEntity } from '../persistence/notice.entity.js';
import { NoticesRepository } from '../persistence/notices.repository.js';

/** When a study's participants may be written to. */
@Injectable()
export class MailRuleRows {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: NoticesRepository,
  ) {}

  async current(studyId: string): Promise<MailRules> {
    return (await this.own(studyId)) ?? MailRules.parse({});
  }

  /** Undefined where the study has not changed Lytt's. */
  async own(studyId: string): Promise<MailRules | undefined> {
    const row = await this.work.repository(MailRuleEntity).findOneBy({ studyId });
    if (!row) return undefined;
    const { quietFrom, quietTo, atMost, quoteProbe } = row;
    return { quietFrom, quietTo, atMost, quoteProbe };
  }

  /** What waits is looked at anew, by the new rules. */
  async write(studyId: string, rules: MailRules): Promise<void> {
    await this.work.run(async () => {
      await this.work.repository(MailRuleEntity).upsert({ studyId, ...rules }, ['studyId']);
      await this.notices.askAnew(studyId);
    });
  }
}
