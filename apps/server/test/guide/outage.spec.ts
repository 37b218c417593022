import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { Group, type Member } from '../discussion/group.js';
import { PostOffice } from '../notifications/post-office.js';
import { TestApp } from '../support/test-app.js';

const WITHIN_MS = 10_000;

/**
 * By UTC: q1 opens on Monday 1 March at 08:00 and q2 at 14:00, q3 and q4 on Tuesday at the same hours. Here q1 and q2 close
 * on Tuesday at 12:00 and q3 at 16:00, so that its reminder is due at 12:00. The service is down from Monday morning until
 * Tuesday at 14:10.
 */
describe('an outage over several openings and closings', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let running: NestFastifyApplication[] = [];
  // This one only answers requests: it sees no tick and does no job.
  beforeAll(async () => {
    lytt = await TestApp.start({ role: 'web', smtpUrl: await office.open() });
    group = await Group.gather(lytt, '2027-03-01T07:59:58Z');
    for (const [key, closes, closesLocal] of [
      ['q1', '12:00', '13:00'],
      ['q2', '12:00', '13:00'],
      ['q3', '16:00', '17:00'],
    ] as const)
      await lytt.owner.query(
        'update research.question set closes_at = $2, closes_day = 2, closes_local = $3 where id = $1',
        [group.question(key), `2027-03-02T${closes}:00Z`, closesLocal],
      );
  });
  afterAll(async () => {
    await stop();
    await lytt?.stop();
    await office.close();
  });

  const start = async (instances: number): Promise<void> => {
    const settings = { ...lytt.settings, role: 'all' as const };
    for (let at = 0; at < instances; at++) running.push(await createApp(settings));
  };
  const stop = async (): Promise<void> => {
    for (const app of running) await app.close();
    running = [];
  };
  const recorded = async (member: Member): Promise<string[]> =>
    (
      await lytt.owner.query<{ said: string }>(
        `select n.kind || ' ' || q.key || ' ' || n.state as said from research.notice n join research.question q on n.key like '%:' || q.id || ':%'
          where n.seat_id = $1 order by said`,
        [member.seatId],
      )
    ).rows.map(({ said }) => said);
  const opened = async (): Promise<string[]> =>
    (
      await lytt.owner.query<{ key: string }>(
        `select q.key from platform.audit a join research.question q on q.id::text = a.subject->>'questionId'
          where a.study_id = $1 and a.action = 'guide.question-opened' order by q.key`,
        [group.studyId],
      )
    ).rows.map(({ key }) => key);
  /** How long it took. */
  const until = async (holds: () => boolean): Promise<number> => {
    const began = performance.now();
    while (!holds() && performance.now() - began < 2 * WITHIN_MS) await new Promise((next) => setTimeout(next, 50));
    return performance.now() - began;
  };

  it('is caught up on within ten seconds, each opening, reminder and mail once', async () => {
    const [writer, silent] = [await group.member('Skriver'), await group.member('Taus')];
    await start(1);
    expect(await until(() => office.letters.length === 2)).toBeLessThan(WITHIN_MS);
    await group.answer(writer, 'q1', 'Before it went dark.');
    await stop();

    await group.at('2027-03-02T14:10:00Z');
    await start(2);
    const took = await until(() => office.subjects(writer).length === 2 && office.subjects(silent).length === 2);
    expect(took).toBeLessThan(WITHIN_MS);
    process.stdout.write(`caught up ${Math.round(took)} ms after the start\n`);

    // q2 opened and closed meanwhile: nobody is told of either. Nobody could answer, but q1 had been announced before.
    // A mail is in the box a moment before it is recorded as sent.
    await lytt.settle();
    const both = ['question-opened q1 sent', 'question-opened q3 sent', 'question-opened q4 sent', 'reminder q3 sent'];
    expect(await recorded(writer)).toEqual(both);
    expect(await recorded(silent)).toEqual(['missed-day q1 sent', ...both, 'reminder-late q1 sent'].sort());
    expect(office.subjects(writer)[1]).toBe('3 pieces of news from “The municipality in social media”');
    expect(office.subjects(silent)[1]).toBe('5 pieces of news from “The municipality in social media”');
    expect(await opened()).toEqual(['q1', 'q2', 'q3', 'q4']);

    await stop();
    await start(1);
    // A tick passes, five seconds after the start, and a second one.
    await until(() => false);
    expect([office.subjects(writer).length, office.subjects(silent).length]).toEqual([2, 2]);
    expect(await opened()).toEqual(['q1', 'q2', 'q3', 'q4']);
  });
});
