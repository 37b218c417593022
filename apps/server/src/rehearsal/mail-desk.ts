import type { ModuleRef } from '@nestjs/core';
import type { RehearsalView } from '@lytt/shared';
import { Access } from '../foundation/access/access.facade.js';
import { ComposeMail } from '../foundation/notifications/application/compose-mail.js';
import { DeliverDue } from '../foundation/notifications/application/deliver-due.js';
import { MailRuleRows } from '../foundation/notifications/application/mail-rules.js';
import { PersonalLinks } from '../foundation/notifications/application/personal-links.js';
import { Participants } from '../foundation/notifications/application/participants.js';
import { ReachParticipant } from '../foundation/notifications/application/reach-participant.js';
import { SendNotice } from '../foundation/notifications/application/send-notice.js';
import { SendPush } from '../foundation/notifications/application/send-push.js';
import { StopLinks } from '../foundation/notifications/application/stop-links.js';
import { StaleNotices } from '../foundation/notifications/application/stale-notices.js';
import { MailPreferences } from '../foundation/notifications/application/mail-preferences.js';
import { MailingStudyRepository } from '../foundation/notifications/persistence/mailing-study.repository.js';
import { NoticesRepository } from '../foundation/notifications/persistence/notices.repository.js';
import { Notifications } from '../foundation/notifications/notifications.facade.js';
import { PeopleRegister, type Person } from '../foundation/privacy/privacy.facade.js';
import { Settings } from '../platform/config/settings.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Facts } from '../platform/events/facts.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Log } from '../platform/logging/log.js';
import type { Letter, Mailer } from '../platform/mail/mailer.js';
import type { MadeUpPerson } from './made-up-people.js';

type Mail = RehearsalView['mails'][number];

/** Sends by the real rules and in the real words, into a drawer; nobody's address is known here. */
export class MailDesk {
  readonly mails: Mail[] = [];
  private drawer: Letter[] = [];
  private readonly waiting: DeliverDue;
  private readonly atOnce: SendNotice;

  constructor(
    modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly studyId: string,
    private readonly people: readonly MadeUpPerson[],
  ) {
    const get = <T>(type: abstract new (...args: never[]) => T): T => modules.get(type as never, { strict: false });
    const settings = get(Settings);
    const mailer = { deliver: (letter: Letter) => this.keep(letter) } as unknown as Mailer;
    const register = { lookUp: () => Promise.resolve(namesOf(people)) } as unknown as PeopleRegister;
    const wishes = get(MailPreferences);
    const links = get(PersonalLinks);
    const composing = get(ComposeMail);
    this.waiting = new DeliverDue(
      settings,
      get(NoticesRepository),
      get(Jobs),
      get(MailRuleRows),
      wishes,
      composing,
      register,
      get(Participants),
      new ReachParticipant(mailer, links, get(StopLinks), get(SendPush), wishes, settings),
      get(Log),
      get(StaleNotices),
    );
    this.atOnce = new SendNotice(
      get(MailingStudyRepository),
      get(NoticesRepository),
      get(Jobs),
      get(Facts),
      get(Notifications),
      composing,
      mailer,
      register,
      links,
      get(Access),
      wishes,
      settings,
    );
  }

  /** What goes at this moment. */
  async send(): Promise<{ mailId: string; seatId: string }[]> {
    const due = await this.work.query<{ id: string; seatId: string; waits: boolean }>(
      `select id, seat_id as "seatId", due_at is not null as waits from research.notice
        where study_id = $1 and seat_id is not null and state in ('pending','sending')
          and (due_at is null or due_at <= platform.clock_now($1)) order by created_at, id`,
      [this.studyId],
    );
    const seats = new Set(due.filter(({ waits }) => waits).map(({ seatId }) => seatId));
    await this.atOnce.execute(due.filter(({ waits }) => !waits).map(({ id }) => id));
    if (seats.size > 0) await this.waiting.execute(this.studyId, [...seats]);
    return this.empty();
  }

  private keep(letter: Letter): Promise<void> {
    this.drawer.push(letter);
    return Promise.resolve();
  }

  private async empty(): Promise<{ mailId: string; seatId: string }[]> {
    const letters = this.drawer;
    this.drawer = [];
    if (letters.length === 0) return [];
    const rows = await this.work.query<{ mailId: string; kinds: string[] }>(
      `select mail_id as "mailId", array_agg(kind order by created_at, id) as kinds from research.notice
        where study_id = $1 and mail_id = any($2::uuid[]) group by mail_id`,
      [this.studyId, letters.map(({ id }) => id)],
    );
    const kinds = new Map(rows.map((row) => [row.mailId, row.kinds]));
    // What goes at one moment goes in no order of its own; here everybody comes in theirs, whenever it is played.
    return this.people.flatMap(({ seatId, language }) =>
      letters
        .filter(({ to }) => to === addressOf(seatId))
        .map(({ id, subject, html, text }) => {
          this.mails.push({ id, kinds: kinds.get(id) ?? [], language, subject, html, text });
          return { mailId: id, seatId };
        }),
    );
  }
}

/** A domain that no mail can ever reach (RFC 2606). */
const addressOf = (seatId: string): string => `${seatId}@rehearsal.invalid`;

const namesOf = (people: readonly MadeUpPerson[]): Map<string, Person> =>
  new Map(people.map(({ personId, seatId, alias }) => [personId, { name: alias, email: addressOf(seatId) }]));
