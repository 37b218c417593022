import { discussionRoutes, moderationRoutes, type ViewOf } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const WORDS = 'Words that only I would write';
const REPLY = 'A reply in my own name';
const PRIVATE = 'Between the moderators and me';

/** One who erases everything, and one who had read the other's words before answering. */
describe('what had been seen before answering, after somebody has left and had everything erased', () => {
  let lytt: TestApp;
  let group: Group;
  let gone: Member;
  let reader: Member;
  let analyst: { cookie: string };
  beforeAll(async () => {
    lytt = await TestApp.start({ role: 'web' });
    group = await Group.gather(lytt, '2027-03-02T11:00:00Z');
    [gone, reader] = [await group.member('Havørn'), await group.member('Lerke')];
    const [analystAt, moderator] = [await group.colleague('analyst'), await group.colleague('moderator')];
    analyst = analystAt;
    await group.answer(gone, 'q1', WORDS);
    await group.send(gone, `/p/q/${group.question('q1')}/edit`, { body: `${WORDS}, said better` });
    const parent = await group.postOf(gone, 'q1');
    await group.send(gone, `/p/q/${group.question('q1')}/reply`, { parent, body: REPLY });
    await group.at('2027-03-02T11:05:00Z');
    await group.look(reader, 'q1');
    await group.at('2027-03-02T11:10:00Z');
    await group.answer(reader, 'q1', 'What I think, having read that');
    await group.send(gone, '/p/ask', { body: PRIVATE });
    await lytt.call(moderationRoutes.probe, {
      cookie: moderator.cookie,
      params: { studyId: group.studyId, postId: parent },
      body: { body: `You wrote “${WORDS}”?` },
    });
    await group.look(gone, 'q1');
  });
  afterAll(() => lytt?.stop());

  const ask = async (
    member: Member,
  ): Promise<{ status: number; view: ViewOf<typeof discussionRoutes.seenBefore>; body: string }> => {
    const params = { studyId: group.studyId, postId: await group.postOf(member, 'q1') };
    const { status, view, response } = await lytt.call(discussionRoutes.seenBefore, { cookie: analyst.cookie, params });
    return { status, view, body: response.body };
  };
  const leave = async (member: Member): Promise<void> => {
    const left = await lytt.post('/p/leave/delete', {}, member.cookie);
    expect(left.headers.location).toBe('/goodbye/deleted');
  };

  it('keeps that something had been seen, and when, without its words or the name', async () => {
    const before = await ask(reader);
    expect(before.view.items.map(({ alias, body }) => [alias, body])).toEqual([
      ['Havørn', `${WORDS}, said better`],
      ['Havørn', REPLY],
    ]);
    await leave(gone);
    const after = await ask(reader);
    expect(after.view.items).toEqual(before.view.items.map((item) => ({ ...item, alias: null, body: null })));
    for (const secret of [WORDS, REPLY, 'Havørn']) expect(after.body).not.toContain(secret);
  });

  it('leaves none of the words in any column of the study’s tables', async () => {
    const { rows: columns } = await lytt.owner.query<{ table: string; column: string }>(
      `select format('%I.%I', c.table_schema, c.table_name) as table, quote_ident(c.column_name) as column
         from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema in ('research', 'platform', 'graphile_worker') and t.table_type = 'BASE TABLE'
          and c.data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY')`,
    );
    expect(columns.length).toBeGreaterThan(50);
    const holding: string[] = [];
    for (const { table, column } of columns)
      for (const secret of [WORDS, REPLY, PRIVATE, 'Havørn']) {
        const found = await group.count(
          `select count(*)::int as count from ${table} where position($1 in ${column}::text) > 0`,
          [secret],
        );
        if (found > 0) holding.push(`${table}.${column}: ${secret}`);
      }
    expect(holding).toEqual([]);
  });

  it('tells nothing of an answer whose own author has left', async () => {
    await leave(reader);
    expect((await ask(reader)).status).toBe(404);
    expect(
      await group.count('select count(*)::int as count from research.exposure where seat_id = any($1)', [
        [gone.seatId, reader.seatId],
      ]),
    ).toBe(0);
  });
});
