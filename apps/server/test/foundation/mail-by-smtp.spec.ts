import type { AddressInfo } from 'node:net';
import { accessRoutes, studyRoutes } from '@lytt/shared';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { TestApp } from '../support/test-app.js';

/** A mail server of this test's own, on loopback; it refuses the first letter with a passing fault. */
class Inbox {
  readonly letters: ParsedMail[] = [];
  private refusals = 1;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((letter) => {
        if (this.refusals-- > 0) return done(Object.assign(new Error('busy, try again'), { responseCode: 451 }));
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
}

describe('mail by SMTP', () => {
  it('reaches the inbox once, though the server was busy at first, and leaves no copy behind', async () => {
    const inbox = new Inbox();
    const lytt = await TestApp.start({ smtpUrl: await inbox.open() });
    const owner = await lytt.staff({ isOwner: true, name: 'Kari Owner' });
    const { view } = await lytt.call(studyRoutes.create, {
      cookie: owner.cookie,
      body: { title: 'Blåbærskogen', startsOn: '2027-05-03' },
    });
    await lytt.call(accessRoutes.inviteColleague, {
      cookie: owner.cookie,
      params: { studyId: view.id },
      body: { email: 'mona@example.org', role: 'moderator' },
    });
    await lytt.settle();
    // The queue waits before it tries again; the test does not.
    await lytt.owner.query('update graphile_worker._private_jobs set run_at = now()');
    await lytt.settle();

    expect(inbox.letters).toHaveLength(1);
    const [letter] = inbox.letters;
    expect(letter?.subject).toContain('Blåbærskogen');
    expect(letter?.text).toMatch(/http:\/\/localhost:3000\/admin\/join#[\w-]{40,}/);
    expect((await lytt.call(accessRoutes.mailbox, { cookie: owner.cookie })).view).toEqual({ off: true, items: [] });
    await lytt.stop();
    await inbox.close();
  });
});
