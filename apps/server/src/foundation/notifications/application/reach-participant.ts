import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import type { Person } from '../../privacy/privacy.facade.js';
import { ALL_KINDS } from '../domain/notice-kinds.js';
import type { StudyMails } from './compose-mail.js';
import type { MailValues } from '../domain/mail-template.js';
import type { DueNotice } from '../persistence/notices.repository.js';
import { PersonalLinks } from './personal-links.js';
import { SendPush } from './send-push.js';
import { StopLinks } from './stop-links.js';
import { MailPreferences, type Wishes } from './mail-preferences.js';

interface Message {
  studyId: string;
  seatId: string;
  mailId: string;
  mails: StudyMails;
  person: Person;
  wishes: Wishes;
  notices: readonly DueNotice[];
}

/** One message to one participant about everything that waits, on the way that they chose. */
@Injectable()
export class ReachParticipant {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: PersonalLinks,
    private readonly stops: StopLinks,
    private readonly push: SendPush,
    private readonly wishes: MailPreferences,
    private readonly settings: Settings,
  ) {}

  /** On which way it went. A device that is gone, or a push service that does not answer, leaves mail. */
  async send(message: Message): Promise<'mail' | 'push'> {
    if (message.wishes.channel === 'push' && (await this.byPush(message))) return 'push';
    await this.byMail(message);
    return 'mail';
  }

  private async byPush({ studyId, seatId, mailId, mails, wishes, notices }: Message): Promise<boolean> {
    const language = notices[0]?.language ?? 'nb';
    const lines = notices.map((notice) => mails.line(partOf(notice), { language, timeZone: wishes.timeZone }));
    const { reached, gone } = await this.push.send(wishes.push, {
      id: mailId,
      title: mails.title(language),
      body: lines.join('\n'),
      url: nextOf(notices),
    });
    if (gone.length > 0) await this.wishes.unsubscribe(studyId, seatId, gone);
    return reached > 0;
  }

  private async byMail({ studyId, seatId, mailId, mails, person, wishes, notices }: Message): Promise<void> {
    const [first, ...more] = notices;
    if (!first) return;
    const link = await this.links.issue(studyId, seatId, { purpose: 'sign-in', next: nextOf(notices) });
    const stop = this.stops.link(seatId, more.length === 0 ? first.kind : ALL_KINDS);
    const reader = {
      language: first.language,
      timeZone: wishes.timeZone,
      foot: { stop, wishes: `${this.settings.publicUrl}/p/mails` },
    };
    const values: MailValues = { name: person.name, link: link ?? '' };
    const part = partOf(first);
    const mail =
      more.length === 0
        ? mails.compose({ kind: part.kind, values: { ...part.values, ...values } }, reader)
        : mails.bundle(notices.map(partOf), reader, values);
    await this.mailer.deliver({ id: mailId, to: person.email, ...mail, unsubscribe: stop });
  }
}

const partOf = ({ kind, values: { link: _, ...values } }: DueNotice): { kind: string; values: MailValues } => ({
  kind,
  values: values as MailValues,
});

/** Where all of it is, if that is one page; else to what is open today. */
function nextOf(notices: readonly DueNotice[]): string {
  const pages = new Set(notices.map((notice) => notice.values.link?.next ?? '/p/today'));
  const [only = '/p/today'] = pages;
  return pages.size === 1 ? only : '/p/today';
}
