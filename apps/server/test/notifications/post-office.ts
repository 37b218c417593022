import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Notice } from '../../src/foundation/notifications/notifications.facade.js';
import { Notifications } from '../../src/foundation/notifications/notifications.facade.js';
import { Group, type Member } from '../discussion/group.js';
import type { TestApp } from '../support/test-app.js';
import { tickNotices } from '../support/what-is-due.js';

type Verdict = { at: 'RCPT' | 'DATA'; code: number } | undefined;

/** A mail server on loopback that takes what it is given, or answers as a test tells it. */
export class PostOffice {
  readonly letters: ParsedMail[] = [];
  refuse: (address: string) => Verdict = () => undefined;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const verdict = this.refuse(address);
      done(verdict?.at === 'RCPT' ? answer(verdict.code) : undefined);
    },
    onData: (stream, session, done) => {
      void simpleParser(stream).then((letter) => {
        const verdict = this.refuse(session.envelope.rcptTo[0]?.address ?? '');
        if (verdict?.at === 'DATA') return done(answer(verdict.code));
        this.letters.push(letter);
        done();
      });
    },
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  to({ email }: Pick<Member, 'email'>): ParsedMail[] {
    return this.letters.filter((letter) => [letter.to].flat().some((to) => to?.text === email));
  }

  subjects(member: Pick<Member, 'email'>): string[] {
    return this.to(member).map((letter) => letter.subject ?? '');
  }
}

const answer = (code: number): Error => Object.assign(new Error(`answer ${code}`), { responseCode: code });

/** A group whose questions are withdrawn: nobody is told of anything but by the test. */
export async function quietGroup(lytt: TestApp, at: string): Promise<Group> {
  const group = await Group.gather(lytt, '2027-02-01T11:00:00Z');
  await lytt.owner.query('update research.question set withdrawn_at = now() where study_id = $1', [group.studyId]);
  await group.at(at);
  return group;
}

/** Sends one notice about something that has just happened; `key` tells it from others. */
export async function tell(group: Group, member: Member, kind: string, key: string, more: Partial<Notice> = {}) {
  const { rows } = await group.lytt.owner.query<{ id: string }>(
    'select person_id as id from research.seat where id = $1',
    [member.seatId],
  );
  return group.lytt.app.get(Notifications).send({
    studyId: group.studyId,
    kind,
    key: `${kind}:${key}:${member.seatId}`,
    language: 'en',
    to: { personId: rows[0]?.id ?? '', seatId: member.seatId },
    link: { purpose: 'sign-in', next: '/p/today' },
    values: { title: key },
    ...more,
  });
}

/** What the tick does every five seconds, now, and all that follows from it. */
export async function tick(...apps: TestApp[]): Promise<void> {
  await Promise.all(apps.map((lytt) => tickNotices(lytt.app)));
  await apps[0]?.settle();
}
