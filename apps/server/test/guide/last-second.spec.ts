import { guideRoutes } from '@lytt/shared';
import { Client } from 'pg';
import { Group } from '../discussion/group.js';
import { letters } from '../support/letters.js';
import { TestApp } from '../support/test-app.js';
import { carryOutGuide } from '../support/what-is-due.js';

/** q1 opens on 1 March 2027 at 09:00 in Oslo. */
const OPENS = Date.parse('2027-03-01T08:00:00Z');

describe('an edit in the last second', () => {
  let lytt: TestApp;
  let other: Client;
  beforeAll(async () => {
    lytt = await TestApp.start();
    other = new Client(lytt.doors.owner);
    await other.connect();
  });
  afterAll(async () => {
    await other?.end();
    await lytt?.stop();
  });

  const beforeOpening = (seconds: number): Promise<Group> =>
    Group.gather(lytt, new Date(OPENS - seconds * 1000).toISOString());
  const edit = (group: Group, body: object) =>
    lytt.call(guideRoutes.edit, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question('q1') },
      body,
    });
  const newTitle = { title: { nb: 'Nytt', nn: 'Nytt', en: 'A new title' } };
  const subjects = async (group: Group): Promise<string[]> =>
    (
      await lytt.owner.query<{ title: string }>(
        `select values->>'title' as title from research.notice where study_id = $1 and kind = 'question-opened'`,
        [group.studyId],
      )
    ).rows.map(({ title }) => title);
  const waitsForLock = async (): Promise<void> => {
    for (;;) {
      const { rows } = await lytt.owner.query(
        `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      if (rows.length > 0) return;
    }
  };

  it('replaces the wording ten seconds before, and is a version of its own two seconds before', async () => {
    expect((await edit(await beforeOpening(30), newTitle)).view).toMatchObject({ version: 1, opened: false });
    const group = await beforeOpening(2);
    expect((await edit(group, newTitle)).view).toMatchObject({ version: 2 });
    expect((await edit(group, { opens: '12:00' })).status).toBe(409);
    expect((await edit(group, { masking: 'private' })).status).toBe(409);
  });

  it('is refused as a whole when the question opens before it is done', async () => {
    const group = await beforeOpening(30);
    await other.query('begin');
    await other.query('lock table research.question_version in exclusive mode');
    const editing = edit(group, newTitle);
    await waitsForLock();
    await group.at(new Date(OPENS).toISOString());
    await other.query('commit');
    const { status, response } = await editing;
    expect([status, response.json<{ code: string }>().code]).toEqual([409, 'guide.just-opened']);
    const { rows } = await lytt.owner.query<{ title: { en: string } }>(
      'select title from research.question_version where question_id = $1',
      [group.question('q1')],
    );
    expect(rows.map(({ title }) => title.en)).toEqual(['You and your municipality']);
  });

  it('is told of in the new words when it was first, and in the old when the opening was', async () => {
    const first = await beforeOpening(0);
    await first.member('Sky');
    const guide = `select pg_advisory_xact_lock(hashtext('lytt.guide'), hashtext($1))`;
    await other.query('begin');
    await other.query(guide, [first.studyId]);
    const opening = carryOutGuide(lytt.app, first.studyId);
    await waitsForLock();
    await other.query(`update research.question_version set title = '{"en":"In new words"}' where question_id = $1`, [
      first.question('q1'),
    ]);
    await other.query('commit');
    await opening;
    expect(await subjects(first)).toEqual(['In new words']);

    const second = await beforeOpening(0);
    await second.member('Sun');
    await other.query('begin');
    await other.query(guide, [second.studyId]);
    const withdrawing = lytt.call(guideRoutes.withdraw, {
      cookie: second.owner.cookie,
      params: { studyId: second.studyId, questionId: second.question('q1') },
      body: { withdrawn: true },
    });
    await waitsForLock();
    await other.query('commit');
    await withdrawing;
    await carryOutGuide(lytt.app, second.studyId);
    expect(await subjects(second)).toEqual([]);
  });

  it('opens once, and tells everybody once, within ten seconds of the database coming back', async () => {
    const group = await beforeOpening(3600);
    const members = [await group.member('Pine'), await group.member('Oak')];
    const name = new URL(lytt.doors.owner).pathname.slice(1);
    const outside = new Client(lytt.doors.owner.replace(`/${name}`, '/postgres'));
    await outside.connect();
    await outside.query(`alter database ${name} allow_connections false`);
    await lytt.owner.query(
      `update platform.clock_shift set shift = shift + interval '61 minutes' where study_id = $1`,
      [group.studyId],
    );
    const { rows } = await lytt.owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    await outside.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> all($2::int[])',
      [name, [rows[0]?.pid, (await other.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid]],
    );
    await outside.query(`alter database ${name} allow_connections true`);
    const back = performance.now();
    await outside.end();
    const sent = async (): Promise<number> =>
      (
        await lytt.owner.query<{ count: number }>(
          `select count(*)::int as count from research.notice where study_id = $1 and kind = 'question-opened' and state = 'sent'`,
          [group.studyId],
        )
      ).rows[0]?.count ?? 0;
    while ((await sent()) < 2 && performance.now() - back < 10_000) await new Promise((next) => setImmediate(next));
    expect(await sent()).toBe(2);
    for (const { email } of members)
      expect((await letters(lytt)).filter(({ to }) => to.includes(email)).map(({ subject }) => subject)).toEqual([
        'A new question: You and your municipality',
      ]);
  });
});
