import { Body, Controller, Param } from '@nestjs/common';
import {
  isUuid,
  discussionRoutes as routes,
  type GroupNotice,
  type ParsedBodyOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { GroupNotices, type GroupNoticeRow } from '../application/group-notices.js';

const present = ({ createdAt, toldAt, withdrawnAt, ...notice }: GroupNoticeRow): GroupNotice => ({
  ...notice,
  createdAt: createdAt.toISOString(),
  toldAt: toldAt?.toISOString() ?? null,
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
});

/** Notices to the group, as the staff write and withdraw them. */
@Controller()
export class GroupNoticesController {
  constructor(private readonly notices: GroupNotices) {}

  @Endpoint(routes.groupNotices)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.groupNotices>> {
    return {
      items: (await this.notices.list(studyId)).map(present),
      languages: await this.notices.languages(studyId),
      audience: await this.notices.audience(studyId),
    };
  }

  @Endpoint(routes.writeGroupNotice)
  async write(
    @Param('studyId') studyId: string,
    @Staff() actor: StaffActor,
    @Body({ schema: routes.writeGroupNotice.body }) body: ParsedBodyOf<typeof routes.writeGroupNotice>,
  ): Promise<GroupNotice> {
    return this.one(studyId, await this.notices.write(actor, studyId, body));
  }

  @Endpoint(routes.withdrawGroupNotice)
  async withdraw(
    @Param('studyId') studyId: string,
    @Param('noticeId') noticeId: string,
    @Staff() actor: StaffActor,
  ): Promise<GroupNotice> {
    if (!isUuid(noticeId)) throw missing('notice');
    await this.notices.withdraw(actor, studyId, noticeId);
    return this.one(studyId, noticeId);
  }

  private async one(studyId: string, noticeId: string): Promise<GroupNotice> {
    const [notice] = await this.notices.list(studyId, noticeId);
    if (!notice) throw missing('notice');
    return present(notice);
  }
}
