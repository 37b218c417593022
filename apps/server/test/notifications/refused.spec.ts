import { randomUUID } from 'node:crypto';
import { notificationsRoutes, studyRoutes } from '@lytt/shared';
import { Bounces, Notifications } from '../../src/foundation/notifications/notifications.facade.js';
import { failedRecipients } from '../../src/foundation/notifications/domain/delivery-status.js';
import type { Group, Member } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { PostOffice, quietGroup, tell } from './post-office.js';

const NOON = '2027-03-02T11:00:00Z';

/** A mail server's report (RFC 3464) that a mail came back. */
const report = (of: { address: string; messageId?: string; action?: string; status?: string }): Buffer =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example.org',
      'To: lytt@example.org',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      `Final-Recipient: rfc822; ${of.address}`,
      `Action: ${of.action ?? 'failed'}`,
      `Status: ${of.status ?? '5.1.1'}`,
      'Diagnostic-Code: smtp; 550 5.1.1 no such',
      ' user here',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${of.messageId ?? '<elsewhere@example.org>'}`,
      'Subject: x',
      '',
      '--b--',
      '',
    ].join('\r\n'),
  );

const returned = (address: string, messageId: string): string[] => [
  'From: Lytt <lytt@example.org>',
  `To: ${address}`,
  'Subject: News',
  'Message-ID:',
  ` ${messageId}`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary="in"',
  '',
  '--in',
  'Content-Type: text/plain',
  '',
  'Hello',
  '--in',
  'Content-Type: text/html',
  '',
  '<p>Hello</p>',
  '--in--',
  '',
];

/** In the shape of Postfix: the whole mail as `message/rfc822`, a diagnosis over two lines. */
const postfix = (address: string, messageId: string): Buffer =>
  Buffer.from(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status;',
      '\tboundary="4B1.1/mx"',
      '',
      'This is a MIME-encapsulated message.',
      '',
      '--4B1.1/mx',
      'Content-Description: Notification',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'It could not be delivered.',
      '',
      '--4B1.1/mx',
      'Content-Description: Delivery report',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      'X-Postfix-Queue-ID: 4B1',
      '',
      `Final-Recipient: rfc822; ${address}`,
      `Original-Recipient: rfc822;${address}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 Recipient',
      '    address rejected',
      '',
      '--4B1.1/mx',
      'Content-Description: Undelivered Message',
      'Content-Type: message/rfc822',
      '',
      ...returned(address, messageId),
      '--4B1.1/mx--',
      '',
    ].join('\r\n'),
  );

/** In the shape of Exchange: a report within alternatives, its status encoded, fields without a blank after the colon. */
const exchange = (address: string, messageId: string): Buffer =>
  Buffer.from(
    [
      'From: <postmaster@example.net>',
      'Subject: Undeliverable: News',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="ex"',
      '',
      '--ex',
      'Content-Type: multipart/alternative; boundary="alt"',
      '',
      '--alt',
      'Content-Type: text/plain; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('Delivery has failed').toString('base64'),
      '--alt--',
      '',
      '--ex',
      'Content-Type: message/delivery-status',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(
        [
          'Reporting-MTA:dns;mail.example.net',
          'Received-From-MTA:dns;lytt.example.org',
          '',
          `Final-Recipient:rfc822;${address}`,
          'Action:failed',
          'Status:5.1.1',
          'Diagnostic-Code:smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
          '',
        ].join('\r\n'),
      ).toString('base64'),
      '',
      '--ex',
      'Content-Type: message/rfc822',
      '',
      ...returned(address, messageId),
      '--ex--',
      '',
    ].join('\r\n'),
  );

describe('an address that does not take mail', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let count = 0;
  const member = (): Promise<Member> => group.member(`Refused ${(count += 1)}`);
  const faultOf = async (seat: Member): Promise<string | undefined> =>
    (await lytt.app.get(Notifications).addressFaults(group.studyId)).find((one) => one.seatId === seat.seatId)?.fault;
  const log = async (seat: Member): Promise<unknown[]> => {
    const { view } = await lytt.call(notificationsRoutes.log, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId },
      query: { seatId: seat.seatId },
    });
    return view.items.map(({ state, fault }) => [state, fault]);
  };
  const reply = async (seat: Member): Promise<void> => {
    await tell(group, seat, 'reply', randomUUID());
    await lytt.settle();
  };

  beforeAll(async () => {
    lytt = await TestApp.start({ smtpUrl: await office.open() });
    group = await quietGroup(lytt, NOON);
    await lytt.owner.query(
      `insert into research.mail_rule (study_id, quiet_from, quiet_to, at_most, quote_probe) values ($1, 0, 0, 20, false)`,
      [group.studyId],
    );
  });
  afterEach(() => void (office.refuse = () => undefined));
  afterAll(async () => {
    await lytt.stop();
    await office.close();
  });

  it.each([
    ['RCPT', 550],
    ['DATA', 554],
  ] as const)(
    'is marked with the code when it is refused for good at %s (%i), and is not tried again',
    async (at, code) => {
      const seat = await member();
      office.refuse = (address) => (address === seat.email ? { at, code } : undefined);
      await reply(seat);
      expect([await faultOf(seat), await log(seat)]).toEqual([String(code), [['failed', String(code)]]]);
      const { view } = await lytt.call(studyRoutes.overview, {
        cookie: group.owner.cookie,
        params: { studyId: group.studyId },
      });
      expect(view.items.find((item) => item.key === 'notifications.failed')).toMatchObject({
        place: 'settings',
        tone: 'needs',
      });
    },
  );

  it('is cleared by the next mail that gets through', async () => {
    const seat = await member();
    office.refuse = () => ({ at: 'RCPT', code: 550 });
    await reply(seat);
    office.refuse = () => undefined;
    await reply(seat);
    expect([await faultOf(seat), await log(seat)]).toEqual([
      undefined,
      [
        ['sent', null],
        ['failed', '550'],
      ],
    ]);
  });

  it('is marked for an invitation too, which goes at once', async () => {
    const seat = await member();
    office.refuse = () => ({ at: 'RCPT', code: 553 });
    await tell(group, seat, 'invitation', 'i');
    await lytt.settle();
    expect([await faultOf(seat), await log(seat)]).toEqual(['553', [['failed', '553']]]);
  });

  it('is marked when the mail comes back later, by the mail that the report returns', async () => {
    const seat = await member();
    await reply(seat);
    const messageId = office.to(seat)[0]?.messageId ?? '';
    const bounces = lytt.app.get(Bounces);
    expect(await bounces.read(report({ address: 'somebody.else@example.org', messageId }))).toEqual({
      notices: 1,
      addresses: 1,
    });
    expect([await faultOf(seat), await log(seat)]).toEqual(['5.1.1', [['failed', '5.1.1']]]);
  });

  it('is marked by reports as mail servers write them, which return the whole mail, folded and encoded', async () => {
    for (const write of [postfix, exchange]) {
      const seat = await member();
      await reply(seat);
      const messageId = office.to(seat)[0]?.messageId ?? '';
      expect(await lytt.app.get(Bounces).read(write(seat.email, messageId))).toEqual({ notices: 1, addresses: 1 });
      expect(await faultOf(seat)).toBe('5.1.1');
    }
  });

  it('is marked by the recipient where the report returns no mail of ours', async () => {
    const seat = await member();
    expect(await lytt.app.get(Bounces).read(report({ address: seat.email.toUpperCase(), status: '5.2.1' }))).toEqual({
      notices: 0,
      addresses: 1,
    });
    expect(await faultOf(seat)).toBe('5.2.1');
  });

  it('is not marked by a delay, by a stranger’s report or by a mail that is no report', async () => {
    const seat = await member();
    const bounces = lytt.app.get(Bounces);
    await reply(seat);
    const nothing = { notices: 0, addresses: 0 };
    expect(await bounces.read(report({ address: seat.email, action: 'delayed', status: '4.4.1' }))).toEqual(nothing);
    expect(await bounces.read(report({ address: 'nobody@example.net', messageId: `<${randomUUID()}@x>` }))).toEqual(
      nothing,
    );
    expect(await bounces.read(Buffer.from('Subject: Out of office\r\n\r\nBack on Monday'))).toBe('no-report');
    expect(await faultOf(seat)).toBeUndefined();
  });

  it('is read from reports in the odd shapes that servers give them', () => {
    expect(
      failedRecipients(
        'Reporting-MTA: dns;x\n\nfinal-recipient: RFC822;<a@b.no>\naction: FAILED\nStatus: 5.7.1 (rejected)\n\n' +
          'Original-Recipient: rfc822;c@d.no\nAction: failed\n\nFinal-Recipient: x400;/G=A\nAction: failed\nStatus: 5.0.0\n\n' +
          'Final-Recipient: utf-8; k\\x{E5}ri@d.no\nAction: failed\nStatus: 5.6.7\n\n' +
          'Final-Recipient: rfc822;ok@d.no\nAction: relayed\nStatus: 2.0.0',
      ),
    ).toEqual([
      { address: 'a@b.no', status: '5.7.1' },
      { address: 'c@d.no', status: '5.0.0' },
      { address: null, status: '5.0.0' },
      { address: 'kåri@d.no', status: '5.6.7' },
    ]);
  });
});
