import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nearestLanguage, type Language } from '@lytt/shared';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { ColleagueInvited } from '../../access/access.events.js';
import { Access, ParticipantDoors } from '../../access/access.facade.js';
import { PeopleRegister } from '../../privacy/privacy.facade.js';
import { NoticeEntity } from '../persistence/notice.entity.js';
import { Notifications, SEND_NOTICE, type Notice } from '../notifications.facade.js';
import { ComposeMail } from './compose-mail.js';

const LAST_ATTEMPT = 12;
const LINK_DAYS = 14;

/** Writes and sends one recorded message. Address and secret link come to life here and go out with the mail. */
@Injectable()
export class SendNotice implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly facts: Facts,
    private readonly notifications: Notifications,
    private readonly composing: ComposeMail,
    private readonly mailer: Mailer,
    private readonly people: PeopleRegister,
    private readonly doors: ParticipantDoors,
    private readonly access: Access,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_NOTICE, ({ id }) => this.execute(String(id)));
    this.facts.on(ColleagueInvited, async ({ studyId, invitationId }) => {
      const [study] = await this.work.query<{ languages: string[] }>(
        'select languages from research.study where id = $1',
        [studyId],
      );
      // A colleague reads Norwegian of either kind, or English where the study has none.
      const language = nearestLanguage('nb', study?.languages ?? []);
      await this.notifications.send({
        studyId,
        kind: 'colleague',
        key: `colleague:${invitationId}`,
        language,
        to: { staffInvitationId: invitationId },
      });
    });
  }

  async execute(id: string): Promise<void> {
    // A copy of the job on another instance finds the row taken; a killed one's row is free again after its transaction.
    const [notice] = await this.work.query<NoticeEntity & { person_id: string | null }>(
      `update research.notice set state = 'sending', attempts = attempts + 1 where id = $1 and state in ('pending','sending','failed') returning *,
       study_id as "studyId", person_id as "personId", seat_id as "seatId", staff_invitation_id as "staffInvitationId"`,
      [id],
    );
    if (!notice) return;
    try {
      const sent = await this.deliver(notice);
      await this.work.query(`update research.notice set state = $2, sent_at = now(), fault = null where id = $1`, [
        id,
        sent ? 'sent' : 'dropped',
      ]);
    } catch (fault) {
      const code =
        (fault as { responseCode?: number; code?: string }).responseCode ??
        (fault as { code?: string }).code ??
        'unknown';
      const state = notice.attempts >= LAST_ATTEMPT ? 'failed' : 'pending';
      await this.work.query(`update research.notice set state = $2, fault = $3 where id = $1`, [
        id,
        state,
        String(code),
      ]);
      throw fault;
    }
  }

  private async deliver(notice: NoticeEntity): Promise<boolean> {
    const to = notice.staffInvitationId
      ? await this.colleague(notice.staffInvitationId)
      : await this.participant(notice);
    if (!to) return false;
    const { link: _, ...values } = notice.values as Record<string, string | number>;
    const mail = await this.composing.compose(notice.studyId, notice.kind, notice.language as Language, {
      ...values,
      ...to.values,
    });
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
    notice: NoticeEntity,
  ): Promise<{ email: string; values: Record<string, string> } | undefined> {
    if (!notice.personId) return undefined;
    const person = (
      await this.people.lookUp({ kind: 'system' }, notice.studyId, [notice.personId], `mail ${notice.kind}`)
    ).get(notice.personId);
    if (!person) return undefined;
    const link = notice.values['link'] as Notice['link'] | null;
    if (!link || !notice.seatId) return { email: person.email, values: { name: person.name } };
    const secret = await this.doors.issue({
      studyId: notice.studyId,
      seatId: notice.seatId,
      purpose: link.purpose,
      next: link.next,
      days: link.days ?? LINK_DAYS,
    });
    return { email: person.email, values: { name: person.name, link: `${this.settings.publicUrl}/in/${secret}` } };
  }
}
