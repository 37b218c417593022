import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nearestLanguage } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { Facts } from '../../../platform/events/facts.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { ColleagueInvited } from '../../access/access.events.js';
import { Access } from '../../access/access.facade.js';
import { PeopleRegister } from '../../privacy/privacy.facade.js';
import { codeOf, isRefusedAddress, LAST_ATTEMPT } from '../domain/refusal.js';
import { Notifications } from '../notifications.facade.js';
import { ComposeMail } from './compose-mail.js';
import { SEND_NOTICE } from '../domain/notice.js';
import { PersonalLinks } from './personal-links.js';
import { MailPreferences } from './mail-preferences.js';
import { NoticesRepository, type NoticeToSend } from '../persistence/notices.repository.js';
import { MailingStudyRepository } from '../persistence/mailing-study.repository.js';

/** Writes and sends recorded messages that go at once. Address and secret link come to life here and go out with the mail. */
@Injectable()
export class SendNotice implements OnModuleInit {
  constructor(
    private readonly studies: MailingStudyRepository,
    private readonly notices: NoticesRepository,
    private readonly jobs: Jobs,
    private readonly facts: Facts,
    private readonly notifications: Notifications,
    private readonly composing: ComposeMail,
    private readonly mailer: Mailer,
    private readonly people: PeopleRegister,
    private readonly links: PersonalLinks,
    private readonly access: Access,
    private readonly wishes: MailPreferences,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    // `id`: jobs of an earlier Lytt, which may wait when a newer one starts.
    this.jobs.handle(SEND_NOTICE, ({ ids, id }) => this.execute((ids as string[] | undefined) ?? [String(id)]));
    this.facts.on(ColleagueInvited, async ({ studyId, invitationId }) => {
      // A colleague reads Norwegian of either kind, or English where the study has none.
      const language = nearestLanguage('nb', (await this.studies.languages(studyId)) ?? []);
      await this.notifications.send({
        studyId,
        kind: 'colleague',
        key: `colleague:${invitationId}`,
        language,
        to: { staffInvitationId: invitationId },
      });
    });
  }

  /** All of them, whatever befalls one; then throws for those that are to be tried again. */
  async execute(ids: readonly string[]): Promise<void> {
    let again: unknown;
    for (const id of ids) {
      const fault = await this.sendNow(id);
      again ??= fault;
    }
    if (again) throw again;
  }

  private async sendNow(id: string): Promise<unknown> {
    const notice = await this.notices.begin(id);
    if (!notice) return undefined;
    try {
      const sent = await this.deliver(notice);
      await this.notices.finish(id, sent ? 'sent' : 'dropped', sent ? null : 'nobody');
      if (sent && notice.seatId) await this.wishes.clearFaults(notice.studyId, notice.seatId);
      return undefined;
    } catch (fault) {
      const refused = isRefusedAddress(fault);
      const failed = refused || notice.attempts >= LAST_ATTEMPT;
      await this.notices.fail(id, failed ? 'failed' : 'pending', codeOf(fault));
      if (refused && notice.seatId) await this.wishes.markFault(notice.studyId, notice.seatId, codeOf(fault));
      return failed ? undefined : fault;
    }
  }

  private async deliver(notice: NoticeToSend): Promise<boolean> {
    const to = notice.staffInvitationId
      ? await this.colleague(notice.staffInvitationId)
      : await this.participant(notice);
    if (!to) return false;
    const { link: _, ...values } = notice.values;
    const mails = await this.composing.forStudy(notice.studyId);
    const mail = mails.compose(
      { kind: notice.kind, values: { ...(values as Record<string, string | number>), ...to.values } },
      { language: notice.language },
    );
    await this.mailer.deliver({ id: notice.id, to: to.email, ...mail });
    return true;
  }

  private async colleague(
    invitationId: string,
  ): Promise<{ email: string; values: Record<string, string> } | undefined> {
    const letter = await this.access.invitationLetter(invitationId);
    if (!letter) return undefined;
    // After the #: browsers do not send it, so no log on the way holds the secret.
    return {
      email: letter.email,
      values: {
        link: `${this.settings.publicUrl}/admin/join#${letter.secret}`,
        role: letter.role ?? '',
        invitedBy: letter.invitedBy ?? '',
      },
    };
  }

  private async participant(
    notice: NoticeToSend,
  ): Promise<{ email: string; values: Record<string, string> } | undefined> {
    const { personId, studyId, seatId } = notice;
    if (!personId) return undefined;
    const people = await this.people.lookUp({ kind: 'system' }, studyId, [personId], `mail ${notice.kind}`);
    const person = people.get(personId);
    if (!person) return undefined;
    const link = seatId ? await this.links.issue(studyId, seatId, notice.values.link ?? null) : undefined;
    return { email: person.email, values: { name: person.name, ...(link ? { link } : {}) } };
  }
}
