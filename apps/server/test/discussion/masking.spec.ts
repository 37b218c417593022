import { discussionRoutes, type Role, type StaffActor } from '@lytt/shared';
import { Discussion } from '../../src/fieldwork/discussion/discussion.facade.js';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

/** Who may see an answer to a question of each masking, by every way out of the house. */
describe('who sees an answer', () => {
  let lytt: TestApp;
  let group: Group;
  let writer: Member;
  let answered: Member;
  let waiting: Member;
  let passed: Member;
  const words = {
    open: 'Words said in the open',
    after: 'Words for those who answer',
    private: 'Words for moderators alone',
  };
  const keys = { open: 'q1', after: 'q2', private: 'q3' } as const;

  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
    await lytt.owner.query(`update research.question set masking = 'private' where id = $1`, [group.question('q3')]);
    [writer, answered, waiting, passed] = [
      await group.member('Havørn'),
      await group.member('Bjørk'),
      await group.member('Regn'),
      await group.member('Tåke'),
    ];
    for (const masking of ['open', 'after', 'private'] as const) {
      await group.answer(writer, keys[masking], words[masking]);
      await group.answer(answered, keys[masking], `Own answer ${masking}`);
      await group.answer(passed, keys[masking], '', { skip: 'no-time' });
    }
  });
  afterAll(() => lytt?.stop());

  const maySee: [masking: keyof typeof keys, reader: string, answer: 'is shown' | 'is not shown', () => Member][] = [
    ['open', 'who has answered', 'is shown', () => answered],
    ['open', 'who has not answered', 'is shown', () => waiting],
    ['after', 'who has answered', 'is shown', () => answered],
    ['after', 'who has passed on the question', 'is shown', () => passed],
    ['after', 'who has not answered', 'is not shown', () => waiting],
    ['private', 'who has answered', 'is not shown', () => answered],
    ['private', 'who has not answered', 'is not shown', () => waiting],
    ['private', 'who wrote it', 'is shown', () => writer],
  ];
  it.each(maySee)('to a question that is %s, for the one %s, %s', async (masking, _reader, shown, who) => {
    const page = await group.look(who(), keys[masking]);
    expect(page.statusCode).toBe(200);
    expect(page.body.includes(words[masking])).toBe(shown === 'is shown');
  });

  it('is counted on Today only for those who may read it', async () => {
    const today = (await group.page(await group.member('Snø'), '/p/today')).body;
    // The open question's two answers; nothing of the two that are not unlocked.
    expect(today).toContain('2 answers from the others');
    expect(today.match(/answers? from the others/g)).toHaveLength(1);
  });

  it('never names, on Today or the page, who passed on a question', async () => {
    expect((await group.look(answered, 'q1')).body).not.toContain('Tåke');
  });

  it('is counted as news only for those who may read it', async () => {
    const fresh = async (member: Member, key: string): Promise<unknown> =>
      (await group.page(member, `/p/q/${group.question(key)}/news`)).json();
    const late = await group.member('Sol');
    expect(await fresh(late, 'q1')).toEqual({ fresh: 2 });
    expect(await fresh(late, 'q2')).toEqual({ fresh: 0 });
    expect(await fresh(late, 'q3')).toEqual({ fresh: 0 });
  });

  it('reaches researchers, moderators and analysts with attributes, and observers without them and without the private', async () => {
    for (const role of ['researcher', 'moderator', 'analyst'] as const) {
      const { view } = await lytt.call(discussionRoutes.stream, {
        cookie: (await group.colleague(role)).cookie,
        params: { studyId: group.studyId },
      });
      const bodies = view.items.map((item) => item.body);
      expect(bodies).toEqual(expect.arrayContaining(Object.values(words)));
      expect(view.items.find((item) => item.body === words.open)?.attributes).toMatchObject({ gender: 'woman' });
    }
    const { view, response } = await lytt.call(discussionRoutes.stream, {
      cookie: (await group.colleague('observer')).cookie,
      params: { studyId: group.studyId },
    });
    expect(view.items.map((item) => item.body)).toEqual(expect.arrayContaining([words.open, words.after]));
    expect(response.body).not.toContain(words.private);
    expect(response.body).not.toContain('35-49');
    expect(response.body).not.toContain('no-time');
  });

  it('keeps probes, their answers and words to the moderator from the group and from observers', async () => {
    const moderator = await group.colleague('moderator');
    const actor: StaffActor = {
      kind: 'staff',
      staffId: moderator.staffId,
      name: 'M',
      isOwner: false,
      studyId: group.studyId,
      role: 'moderator',
    };
    const answerId = await group.postOf(writer, 'q2');
    const probeId = await lytt.app
      .get(Discussion)
      .probe(actor, group.studyId, answerId, { body: 'Which page did you mean?' });
    expect((await group.page(writer, '/p/today')).body).toContain('Which page did you mean?');
    await group.send(writer, `/p/probe/${probeId}`, { body: 'The one about snow.' });
    await group.send(writer, '/p/ask', { body: 'May I use my own alias?' });
    const secrets = ['Which page did you mean?', 'The one about snow.', 'May I use my own alias?'];
    const observer = await group.colleague('observer');
    const params = { studyId: group.studyId, postId: answerId };
    const outlets = [
      (await group.look(answered, 'q2')).body,
      (await group.page(answered, '/p/today')).body,
      (await group.page(answered, '/p/ask')).body,
      (await lytt.call(discussionRoutes.stream, { cookie: observer.cookie, params: { studyId: group.studyId } }))
        .response.body,
      (await lytt.call(discussionRoutes.thread, { cookie: observer.cookie, params })).response.body,
    ];
    for (const outlet of outlets) for (const secret of secrets) expect(outlet).not.toContain(secret);
    const page = (await group.look(writer, 'q2')).body;
    expect(page).toContain('The one about snow.');
    expect((await group.page(writer, '/p/ask')).body).toContain('May I use my own alias?');
    const staffView = await lytt.call(discussionRoutes.thread, { cookie: moderator.cookie, params });
    expect(staffView.view.items.map((item) => item.kind)).toEqual(['probe', 'probe_answer']);
    expect(
      (await lytt.call(discussionRoutes.thread, { cookie: observer.cookie, params: { ...params, postId: probeId } }))
        .status,
    ).toBe(404);
    expect((await group.send(answered, `/p/probe/${probeId}`, { body: 'I answer for another.' })).statusCode).toBe(404);
  });

  it('says above the box, and beside what was sent, that observers read along where the study has any', async () => {
    const quiet = await Group.gather(lytt);
    const [one, other] = [await quiet.member('Mose'), await quiet.member('Lav')];
    await lytt.owner.query(`update research.question set masking = 'private' where id = $1`, [quiet.question('q2')]);
    const said = 'The study has observers, who read it at once, too';
    for (const key of ['q1', 'q2']) expect((await quiet.look(one, key)).body).not.toContain(said);
    await quiet.answer(other, 'q1', 'What observers read');
    await quiet.colleague('observer');
    expect((await quiet.look(one, 'q1')).body).toContain(said);
    expect((await quiet.look(other, 'q1')).body).toContain(said);
    // A private answer is kept from them.
    expect((await quiet.look(one, 'q2')).body).not.toContain(said);
  });

  it('keeps the participation grid from observers', async () => {
    const params = { studyId: group.studyId };
    expect(
      (await lytt.call(discussionRoutes.grid, { cookie: (await group.colleague('observer')).cookie, params })).status,
    ).toBe(403);
    const { view } = await lytt.call(discussionRoutes.grid, {
      cookie: (await group.colleague('moderator')).cookie,
      params,
    });
    const states = (alias: string): string[] =>
      view.seats
        .find((seat) => seat.alias === alias)
        ?.cells.slice(0, 5)
        .map((cell) => cell.state) ?? [];
    expect(states('Havørn')).toEqual(['answered', 'answered', 'answered', 'coming', 'coming']);
    expect(states('Tåke')).toEqual(['skipped', 'skipped', 'skipped', 'coming', 'coming']);
    expect(states('Regn')).toEqual(['late', 'late', 'open', 'coming', 'coming']);
  });

  it('lets nobody reply where they may not read', async () => {
    const parent = await group.postOf(writer, 'q2');
    const locked = await group.send(waiting, `/p/q/${group.question('q2')}/reply`, {
      parent,
      body: 'A reply in the dark',
    });
    expect(locked.statusCode).toBe(404);
    const own = await group.send(answered, `/p/q/${group.question('q2')}/reply`, {
      parent,
      body: 'A reply in the light',
    });
    expect(own.statusCode).toBe(303);
    expect((await group.look(writer, 'q2')).body).toContain('A reply in the light');
    const secret = await group.postOf(writer, 'q3');
    expect(
      (await group.send(answered, `/p/q/${group.question('q3')}/reply`, { parent: secret, body: 'A guess' }))
        .statusCode,
    ).toBe(404);
  });

  it('is remembered, once, by whom it was shown to', async () => {
    const shown = (member: Member): Promise<number> =>
      group.count(
        'select count(*)::int from research.exposure e join research.post p on p.id = e.post_id where e.seat_id = $1 and p.kind = $2',
        [member.seatId, 'answer'],
      );
    const reader = await group.member('Lyng');
    await group.look(reader, 'q2');
    expect(await shown(reader)).toBe(0);
    await group.look(reader, 'q1');
    await group.look(reader, 'q1');
    expect(await shown(reader)).toBe(2);
  });

  it('stands for moderators and analysts among what its reader had seen before answering, worded as it was then', async () => {
    const reader = await group.member('Multe');
    await group.at('2027-03-02T11:00:00Z');
    await group.look(reader, 'q1');
    await group.at('2027-03-02T11:05:00Z');
    await group.send(writer, `/p/q/${group.question('q1')}/edit`, { body: 'Other words, later' });
    expect((await group.look(writer, 'q1')).body).toContain('Other words, later');
    await group.answer(reader, 'q1', 'What I think, having read that');
    const ask = async (who: { cookie: string }, member: Member) => {
      const params = { studyId: group.studyId, postId: await group.postOf(member, 'q1') };
      return lytt.call(discussionRoutes.seenBefore, { cookie: who.cookie, params });
    };
    const colleague = (role: Role) => lytt.staff({ member: { studyId: group.studyId, role } });
    const analyst = await colleague('analyst');
    const { view } = await ask(analyst, reader);
    const seen = view.items.map(({ alias, kind, body }) => [alias, kind, body]);
    expect(seen).toContainEqual(['Havørn', 'answer', words.open]);
    expect(seen.map(([alias]) => alias)).not.toContain('Multe');
    expect((await ask(analyst, writer)).view.items).toEqual([]);
    expect((await ask(await colleague('observer'), reader)).status).toBe(403);
    await lytt.owner.query(`update research.seat set state = 'withdrawn' where id = $1`, [writer.seatId]);
    const afterwards = (await ask(analyst, reader)).view.items.find(({ alias }) => alias === 'Havørn');
    expect(afterwards?.body).toBeNull();
    await lytt.owner.query(`update research.seat set state = 'active' where id = $1`, [writer.seatId]);
    await group.at('2027-03-02T10:00:00Z');
  });

  it('is not there for a question that has not opened, nor for somebody of another study', async () => {
    expect((await group.look(writer, 'q4')).statusCode).toBe(404);
    const elsewhere = await Group.gather(lytt);
    const stranger = await elsewhere.member('Gran');
    expect((await group.look(stranger, 'q1')).statusCode).toBe(404);
  });
});
