import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  notificationsRoutes as routes,
  WrittenMail,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { EditMails } from '../application/edit-mails.js';
import { MailRuleRows } from '../application/mail-rules.js';
import { NoticeLog } from '../application/notice-log.queries.js';

@Controller()
export class MailsController {
  constructor(
    private readonly mails: EditMails,
    private readonly rules: MailRuleRows,
    private readonly notices: NoticeLog,
  ) {}

  @Endpoint(routes.mails)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.mails>> {
    return {
      items: await this.mails.list(studyId),
      languages: await this.mails.languages(studyId),
      rules: await this.rules.current(studyId),
      people: await this.notices.people(studyId),
    };
  }

  @Endpoint(routes.write)
  async write(
    @Param('studyId') studyId: string,
    @Param('kind') kind: string,
    @Body({ schema: routes.write.body }) body: ParsedBodyOf<typeof routes.write>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.write>> {
    await this.mails.write(actor, studyId, kindOf(kind), body.text);
    return {};
  }

  @Endpoint(routes.rules)
  writeRules(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.rules.body }) body: ParsedBodyOf<typeof routes.rules>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.rules>> {
    const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return this.mails.writeRules(actor, studyId, change);
  }

  @Endpoint(routes.preview)
  preview(
    @Param('studyId') studyId: string,
    @Param('kind') kind: string,
    @Body({ schema: routes.preview.body }) body: ParsedBodyOf<typeof routes.preview>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.preview>> {
    return this.mails.preview(actor, studyId, kindOf(kind), body);
  }

  @Endpoint(routes.test)
  async test(
    @Param('studyId') studyId: string,
    @Param('kind') kind: string,
    @Body({ schema: routes.test.body }) body: ParsedBodyOf<typeof routes.test>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.test>> {
    return { to: await this.mails.test(actor, studyId, kindOf(kind), body) };
  }

  @Endpoint(routes.log)
  async log(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.log.query }) query: ParsedQueryOf<typeof routes.log>,
  ): Promise<ViewOf<typeof routes.log>> {
    const { items, more } = await this.notices.page(studyId, query);
    const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
    return {
      more,
      items: items.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        sentAt: iso(row.sentAt),
        dueAt: iso(row.dueAt),
      })),
    };
  }
}

function kindOf(word: string): WrittenMail {
  const kind = WrittenMail.safeParse(word);
  if (!kind.success) throw missing('mail');
  return kind.data;
}
