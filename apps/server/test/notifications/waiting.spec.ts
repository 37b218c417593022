import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/create-app.js';
import { Notifications } from '../../src/foundation/notifications/notifications.facade.js';
import type { Group, Member } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { tickNotices } from '../support/what-is-due.js';
import { PostOffice, quietGroup, tell, tick } from './post-office.js';

/** Oslo is an hour ahead of UTC in these days. */
const NOON = '2027-03-02T11:00:00Z';
const NIGHT = '2027-03-02T21:30:00Z';
const MORNING = '2027-03-03T07:00:05Z';

describe('what waits for its hour', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let count = 0;
  const member = (): Promise<Member> => group.member(`Waiter ${(count += 1)}`);
  const wish = (seat: Member, sql: string): Promise<unknown> =>
    lytt.owner
      .query(`insert into research.participant_wish (seat_id, study_id) values ($1, $2) on conflict do nothing`, [
        seat.seatId,
        group.studyId,
      ])
      .then(() => lytt.owner.query(`update research.participant_wish set ${sql} where seat_id = $1`, [seat.seatId]));
  const states = async (seat: Member): Promise<string[]> =>
    (
      await lytt.owner.query<{ said: string }>(
        `select concat_ws(' ', kind, state, fault) as said from research.notice where seat_id = $1 order by created_at, key`,
        [seat.seatId],
      )
    ).rows.map((row) => row.said);

  beforeAll(async () => {
    lytt = await TestApp.start({ smtpUrl: await office.open() });
    group = await quietGroup(lytt, NOON);
  });
  afterAll(async () => {
    await lytt.stop();
    await office.close();
  });

  it('goes when it happens, by day', async () => {
    const seat = await member();
    await group.at(NOON);
    await tell(group, seat, 'reply', 'a');
    await lytt.settle();
    expect(office.subjects(seat)).toEqual(['The moderator has written to you']);
    expect(office.to(seat)[0]?.text).toMatch(/Read the reply: http:\/\/localhost:3000\/in\/[\w-]{43}/);
  });

  it('goes in the morning in one mail, in its order, when it happened at night', async () => {
    const seat = await member();
    await group.at(NIGHT);
    await tell(group, seat, 'question-opened', 'First', {
      values: { title: 'First', closesAt: '2027-03-05T22:00:00Z' },
    });
    await tell(group, seat, 'probe', 'p');
    await tell(group, seat, 'notice', 'Third');
    await lytt.settle();
    await tick(lytt);
    expect(office.subjects(seat)).toEqual([]);
    await group.at(MORNING);
    await tick(lytt);
    await tick(lytt);
    expect(office.subjects(seat)).toEqual(['3 pieces of news from “The municipality in social media”']);
    const text = office.to(seat)[0]?.text ?? '';
    const at = ['A new question: First', 'The moderator asks you something', 'A notice from the moderator: Third'].map(
      (line) => text.indexOf(line),
    );
    expect(at[0]).toBeGreaterThan(0);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  it('does not hold back an invitation, a link or the agreement’s confirmation', async () => {
    const seat = await member();
    await group.at(NIGHT);
    await tell(group, seat, 'invitation', 'i', { link: { purpose: 'invitation', next: '/p/today' } });
    await tell(group, seat, 'sign-in-link', 's');
    await tell(group, seat, 'welcome', 'w');
    await lytt.settle();
    expect(office.subjects(seat).sort()).toEqual([
      'Welcome to “The municipality in social media”',
      'You have a place in “The municipality in social media”',
      'Your link to “The municipality in social media”',
    ]);
  });

  it('is gathered for the next day once a day has had its mails', async () => {
    const seat = await member();
    for (const [at, key] of ['08:00', '09:00', '10:00', '11:00', '12:00'].entries()) {
      await group.at(`2027-03-02T${key}:0${at}Z`);
      await tell(group, seat, 'reply', key);
      await lytt.settle();
    }
    expect(office.subjects(seat)).toHaveLength(3);
    await group.at('2027-03-02T19:30:00Z');
    await tick(lytt);
    expect(office.subjects(seat)).toHaveLength(3);
    await group.at(MORNING);
    await tick(lytt);
    expect(office.subjects(seat).slice(3)).toEqual(['2 pieces of news from “The municipality in social media”']);
  });

  it('goes at the reader’s own hour, by their own clock', async () => {
    const seat = await member();
    await wish(seat, `mail_hour = 9, time_zone = 'America/New_York'`);
    await group.at(NOON);
    await tell(group, seat, 'reply', 'a');
    await tell(group, seat, 'reply', 'b');
    await lytt.settle();
    expect(office.subjects(seat)).toEqual([]);
    await group.at('2027-03-02T14:00:01Z');
    await tick(lytt);
    expect(office.subjects(seat)).toHaveLength(1);
  });

  it('says when a question closes by the reader’s clock', async () => {
    const seat = await member();
    await wish(seat, `time_zone = 'America/New_York'`);
    await group.at('2027-03-02T15:00:00Z');
    await tell(group, seat, 'reminder', 'r', { values: { title: 'T', closesAt: '2027-03-02T22:00:00Z' } });
    await lytt.settle();
    expect(office.to(seat)[0]?.text).toContain('closes today at 17:00');
  });

  it('is looked at anew when its reader wishes otherwise', async () => {
    const seat = await member();
    await wish(seat, 'mail_hour = 18');
    await group.at(NOON);
    await tell(group, seat, 'reply', 'a');
    await lytt.settle();
    expect(office.subjects(seat)).toEqual([]);
    await lytt.post('/p/mails', { channel: 'mail', hour: '', zone: 'Europe/Oslo', kinds: ['reply'] }, seat.cookie);
    await tick(lytt);
    expect(office.subjects(seat)).toHaveLength(1);
  });

  it('waits for another mail to take it along when nothing can be done any more, and else goes by itself half a day later', async () => {
    const [taken, alone] = [await member(), await member()];
    await group.at(NIGHT);
    for (const seat of [taken, alone]) await tell(group, seat, 'reminder-late', 'It is over');
    await lytt.settle();
    await group.at('2027-03-03T08:00:01Z');
    await tell(group, taken, 'reply', 'a');
    await lytt.settle();
    await tick(lytt);
    expect(office.subjects(taken)).toEqual(['2 pieces of news from “The municipality in social media”']);
    expect(office.subjects(alone)).toEqual([]);
    await group.at('2027-03-03T09:30:01Z');
    await tick(lytt);
    expect(office.subjects(alone)).toEqual(['The question has closed: It is over']);
    expect(office.subjects(taken)).toHaveLength(1);
  });

  it('is dropped, with the reason, when it was stopped, came too late or its reader has left', async () => {
    const [stopped, late, left] = [await member(), await member(), await member()];
    await wish(stopped, `stopped = '["reminder"]'`);
    await group.at(NIGHT);
    await tell(group, stopped, 'reminder', 'r');
    await tell(group, late, 'reminder', 'r', { until: new Date('2027-03-02T22:00:00Z') });
    await tell(group, left, 'reply', 'r');
    await lytt.owner.query(`update research.seat set state = 'dropped' where id = $1`, [left.seatId]);
    await lytt.settle();
    await group.at(MORNING);
    await tick(lytt);
    expect([await states(stopped), await states(late), await states(left)]).toEqual([
      ['reminder dropped stopped'],
      ['reminder dropped too-late'],
      ['reply dropped left'],
    ]);
    expect([stopped, late, left].flatMap((seat) => office.subjects(seat))).toEqual([]);
  });

  it('comes in one mail each after an outage, though two instances wake together', async () => {
    const seats = [await member(), await member(), await member()];
    const other = await createApp({ ...lytt.settings });
    try {
      await group.at(NIGHT);
      for (const seat of seats) for (const key of ['a', 'b', 'c', 'd']) await tell(group, seat, 'reply', key);
      await lytt.settle();
      // Down through the morning, and back at noon.
      await group.at('2027-03-03T11:00:00Z');
      await Promise.all([tickNotices(lytt.app), tickNotices(other), tickNotices(lytt.app)]);
      await lytt.settle();
      await Promise.all([tickNotices(lytt.app), tickNotices(other)]);
      await lytt.settle();
      for (const seat of seats) expect(office.subjects(seat)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('goes out again as the same mail when an instance died while sending, and what came since in another', async () => {
    const seat = await member();
    await group.at(NIGHT);
    await tell(group, seat, 'reply', 'begun');
    await lytt.settle();
    const mailId = randomUUID();
    await lytt.owner.query(`update research.notice set state = 'sending', mail_id = $2 where seat_id = $1`, [
      seat.seatId,
      mailId,
    ]);
    await tell(group, seat, 'probe', 'since');
    await lytt.settle();
    await group.at(MORNING);
    await tick(lytt);
    await tick(lytt);
    expect(office.subjects(seat)).toEqual(['The moderator has written to you', 'The moderator asks you something']);
    expect(office.to(seat)[0]?.messageId).toBe(`<${mailId}@localhost>`);
  });

  it('is tried again after a passing fault, and counts as failed after the last try', async () => {
    const seat = await member();
    office.refuse = (address) => (address === seat.email ? { at: 'RCPT', code: 451 } : undefined);
    await group.at(NOON);
    await tell(group, seat, 'reply', 'a');
    await lytt.settle();
    expect(await states(seat)).toEqual(['reply sending 451']);
    await lytt.owner.query('update research.notice set due_at = platform.clock_now(study_id) where seat_id = $1', [
      seat.seatId,
    ]);
    office.refuse = () => undefined;
    await tick(lytt);
    expect(await states(seat)).toEqual(['reply sent']);
    office.refuse = (address) => (address === seat.email ? { at: 'DATA', code: 452 } : undefined);
    await tell(group, seat, 'reply', 'b');
    await lytt.settle();
    await lytt.owner.query(
      `update research.notice set attempts = 11, due_at = platform.clock_now(study_id) where seat_id = $1 and state = 'sending'`,
      [seat.seatId],
    );
    await tick(lytt);
    office.refuse = () => undefined;
    expect(await states(seat)).toEqual(['reply sent', 'reply failed 452']);
    expect(await lytt.app.get(Notifications).addressFaults(group.studyId)).toEqual([]);
  });

  it('is gone, with wishes and quotes, when its reader withdraws', async () => {
    const seat = await group.member('Leaver', 'active');
    await wish(seat, `stopped = '["thanks"]'`);
    await group.at(NIGHT);
    await tell(group, seat, 'reply', 'a');
    await lytt.settle();
    await lytt.post('/p/leave/delete', {}, seat.cookie);
    await group.at(MORNING);
    await tick(lytt);
    expect(office.subjects(seat)).toEqual([]);
    expect(await states(seat)).toEqual(['reply dropped left']);
    expect(
      await group.count('select count(*)::int from research.participant_wish where seat_id = $1', [seat.seatId]),
    ).toBe(0);
  });

  it('takes the news of one opening for 10,000 participants in a few statements', async () => {
    await group.at(NIGHT);
    const notices = Array.from({ length: 10_000 }, (_, at) => ({
      studyId: group.studyId,
      kind: 'question-opened',
      key: `many:${at}`,
      language: 'nb' as const,
      to: { personId: randomUUID(), seatId: randomUUID() },
      link: { purpose: 'sign-in' as const, next: '/p/today' },
      values: { title: 'Alle sammen', closesAt: '2027-03-05T22:00:00Z' },
    }));
    const started = performance.now();
    expect(await lytt.app.get(Notifications).sendAll(notices)).toBe(10_000);
    const ms = performance.now() - started;
    process.stderr.write(`10,000 notices recorded and enqueued in ${Math.round(ms)} ms\n`);
    expect(ms).toBeLessThan(30_000);
    const jobs = await group.count(`select count(*)::int from graphile_worker._private_jobs`);
    expect(jobs).toBeLessThan(100);
    expect(await lytt.app.get(Notifications).sendAll(notices.slice(0, 10))).toBe(0);
    await lytt.settle();
  });
});
