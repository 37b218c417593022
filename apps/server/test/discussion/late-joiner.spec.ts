import { discussionRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { carryOutGuide } from '../support/what-is-due.js';
import { Group, type Member } from './group.js';

/** q1 and q2 of the example have closed on Tuesday 2 March 2027 at 23:00 in Oslo (22:00 UTC); q3 and q4 close a day later. */
const JOINED = '2027-03-03T09:00:00Z';
// Some seconds after two days: the clock runs on while the test does.
const UNTIL = '2027-03-05T09:00:30Z';

describe('somebody who joins when the group has begun', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start({ role: 'web' })));
  afterAll(() => lytt?.stop());

  const gather = async (): Promise<{ group: Group; early: Member; late: Member }> => {
    const group = await Group.gather(lytt, '2027-03-01T16:30:00Z');
    const early = await group.member('Tidlig');
    await carryOutGuide(lytt.app, group.studyId);
    await group.answer(early, 'q2', 'What the early one said.');
    await group.at(JOINED);
    const late = await group.member('Sen');
    await lytt.owner.query(
      `update research.seat set late = true, agreed_at = platform.clock_now(study_id) where id = $1`,
      [late.seatId],
    );
    return { group, early, late };
  };
  const today = async (group: Group, member: Member): Promise<string> =>
    (await group.page(member, '/p/today')).body.replace(/\s+/g, ' ');
  const told = async (member: Member, kind: string): Promise<number> =>
    (
      await lytt.owner.query<{ count: number }>(
        'select count(*)::int as count from research.notice where seat_id = $1 and kind = $2',
        [member.seatId, kind],
      )
    ).rows[0]?.count ?? -1;

  it('has the questions that closed before for two days, and reads a plan of them in plain words', async () => {
    const { group, early, late } = await gather();
    const page = await today(group, late);
    expect(page).toContain('What the group talked about before you came');
    expect(page).toMatch(/These 2 questions have closed for the others and are open for you until .*5 March.* 10:00\./);
    expect(page).toContain('about 11 minutes in all');
    expect(page).not.toContain('you missed');
    expect(await today(group, early)).not.toContain('before you came');
    expect((await group.answer(late, 'q1', 'What I would have said.')).statusCode).toBe(303);
    expect((await group.answer(early, 'q1', 'Too late for me.')).body).toContain('closed');
    expect(await today(group, late)).toContain('This question has closed for the others and is open for you');
    await group.at('2027-03-05T08:59:59Z');
    expect((await group.answer(late, 'q2', 'Just in time.')).statusCode).toBe(303);
  });

  it('has as long for what had opened and not closed when they came, and is not said to be late meanwhile', async () => {
    const { group, early, late } = await gather();
    const execute = (): Promise<void> => carryOutGuide(lytt.app, group.studyId);
    const cellOf = async (member: Member, key: string): Promise<string | undefined> => {
      const { view } = await lytt.call(discussionRoutes.grid, {
        cookie: group.owner.cookie,
        params: { studyId: group.studyId },
      });
      const cells = view.seats.find(({ seatId }) => seatId === member.seatId)?.cells ?? [];
      return cells.find(({ questionId }) => questionId === group.question(key))?.state;
    };
    const toldOf = async (member: Member, kind: string): Promise<string[]> =>
      (
        await lytt.owner.query<{ key: string }>(
          `select q.key from research.notice n join research.question q on n.key like '%:' || q.id || ':%' where n.seat_id = $1 and n.kind = $2 order by 1`,
          [member.seatId, kind],
        )
      ).rows.map(({ key }) => key);
    await execute();
    // q3 and q4 close in two hours, at 23:00 in Oslo on Wednesday.
    await group.at('2027-03-03T20:00:00Z');
    await execute();
    expect([await toldOf(early, 'reminder'), await toldOf(late, 'reminder')]).toEqual([['q3', 'q4'], []]);
    await group.at('2027-03-04T12:00:00Z');
    await execute();
    expect(await toldOf(late, 'reminder-late')).toEqual([]);
    expect([await cellOf(early, 'q3'), await cellOf(late, 'q3'), await cellOf(late, 'q1')]).toEqual([
      'missing',
      'open',
      'before',
    ]);
    expect((await group.answer(early, 'q3', 'Too late for me.')).body).toContain('closed');
    expect((await group.answer(late, 'q3', 'In my own time.')).statusCode).toBe(303);
    // q5 had opened an hour before they came; q6 opened after, and closes for them as for everybody, on Thursday at 23:00.
    await group.at('2027-03-05T08:59:59Z');
    expect((await group.answer(late, 'q6', 'As for everybody.')).body).toContain('closed');
    expect((await group.answer(late, 'q5', 'Just in time.')).statusCode).toBe(303);
    await group.at(UNTIL);
    expect((await group.answer(late, 'q4', 'Too late.')).body).toContain('closed');
    expect(await cellOf(late, 'q4')).toBe('missing');
  });

  it('is not called to account for what they did not catch up on', async () => {
    const { group, late } = await gather();
    const execute = (): Promise<void> => carryOutGuide(lytt.app, group.studyId);
    await execute();
    await group.at(UNTIL);
    await execute();
    const page = await today(group, late);
    expect(page).not.toContain('before you came');
    // q3 to q6 were open when they came, and closed since: those were theirs.
    expect(page).toContain('4 questions you missed');
    expect((await group.answer(late, 'q1', 'A little late.')).body).toContain('closed');
    const titles = await lytt.owner.query<{ key: string }>(
      `select q.key from research.notice n join research.question q on n.key like '%:' || q.id || ':%' where n.seat_id = $1 and n.kind = 'reminder-late'`,
      [late.seatId],
    );
    expect(titles.rows.map(({ key }) => key).filter((key) => ['q1', 'q2'].includes(key))).toEqual([]);
    const { view } = await lytt.call(discussionRoutes.grid, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId },
    });
    const cells = view.seats.find(({ seatId }) => seatId === late.seatId)?.cells ?? [];
    expect(cells.slice(0, 4).map(({ state }) => state)).toEqual(['before', 'before', 'missing', 'missing']);
  });

  it('sees the others’ answers by the question’s rule, as everybody does', async () => {
    const { group, late } = await gather();
    const words = 'What the early one said.';
    expect((await group.look(late, 'q2')).body).not.toContain(words);
    await group.answer(late, 'q2', 'What the late one says.');
    expect((await group.look(late, 'q2')).body).toContain(words);
  });

  it('has nothing to catch up on where the study gives no days for it, and nobody else has', async () => {
    const { group, late } = await gather();
    await lytt.owner.query('update research.panel_plan set catch_up_days = 0 where study_id = $1', [group.studyId]);
    expect(await today(group, late)).not.toContain('before you came');
    expect((await group.answer(late, 'q1', 'Closed.')).body).toContain('closed');
    await lytt.owner.query('update research.panel_plan set catch_up_days = 2 where study_id = $1', [group.studyId]);
    await lytt.owner.query('update research.seat set late = false where id = $1', [late.seatId]);
    expect(await today(group, late)).not.toContain('before you came');
  });

  it('leaves nobody a peer’s answer to respond to that can no longer be responded to', async () => {
    const { group, early, late } = await gather();
    await lytt.owner.query('update research.question set peers = 2 where id = $1', [group.question('q2')]);
    await group.answer(late, 'q2', 'One more view.');
    const turns = await lytt.owner.query<{ seatId: string }>(
      'select seat_id as "seatId" from research.peer_turn where question_id = $1',
      [group.question('q2')],
    );
    expect(turns.rows.map(({ seatId }) => seatId)).toEqual([late.seatId]);
    expect((await group.look(early, 'q2')).statusCode).toBe(200);
  });

  it('is thanked and has completed when the time to catch up is over, if that comes last', async () => {
    const { group, early, late } = await gather();
    await lytt.owner.query(
      `update research.question set withdrawn_at = now() where study_id = $1 and key not in ('q1', 'q2')`,
      [group.studyId],
    );
    const execute = (): Promise<void> => carryOutGuide(lytt.app, group.studyId);
    for (const key of ['q1', 'q2']) await group.answer(late, key, 'Caught up.');
    await execute();
    expect([await told(early, 'thanks'), await told(late, 'thanks')]).toEqual([1, 0]);
    await group.at('2027-03-05T09:00:01Z');
    await execute();
    await execute();
    expect([await told(early, 'thanks'), await told(late, 'thanks')]).toEqual([1, 1]);
    const { rows } = await lytt.owner.query<{ state: string }>('select state from research.seat where id = $1', [
      late.seatId,
    ]);
    expect(rows[0]?.state).toBe('completed');
  });
});
