import { randomUUID } from 'node:crypto';
import { discussionRoutes, LIMITS, type StaffActor } from '@lytt/shared';
import { Discussion } from '../../src/fieldwork/discussion/discussion.facade.js';
import { PostErased, PostWritten } from '../../src/fieldwork/discussion/discussion.events.js';
import { Facts } from '../../src/platform/events/facts.js';
import { TestApp } from '../support/test-app.js';
import { Group } from './group.js';

const FIELD_KEY = /name="key" value="([0-9a-f-]{36})"/;

describe('writing in the discussion', () => {
  let lytt: TestApp;
  let group: Group;
  const facts: (PostWritten | PostErased)[] = [];
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt);
    lytt.app.get(Facts).on(PostWritten, async (fact) => void facts.push(fact));
    lytt.app.get(Facts).on(PostErased, async (fact) => void facts.push(fact));
  });
  afterAll(() => lytt?.stop());
  afterEach(() => group.at('2027-03-01T16:30:00Z'));

  const answersOf = (seatId: string): Promise<number> =>
    group.count(`select count(*)::int from research.post where seat_id = $1 and kind = 'answer'`, [seatId]);
  const bodyOf = async (postId: string, version = 1): Promise<string | undefined> =>
    (
      await lytt.owner.query<{ body: string }>(
        'select body from research.post_version where post_id = $1 and version = $2',
        [postId, version],
      )
    ).rows[0]?.body;

  it('takes an answer with the key its form carries, thanks, and makes the seat active', async () => {
    const member = await group.member('Ørret');
    const key = FIELD_KEY.exec((await group.look(member, 'q1')).body)?.[1] ?? '';
    const sent = await group.answer(member, 'q1', 'I moved here.\r\nI stayed.', { key });
    expect(sent.statusCode).toBe(303);
    expect((await group.page(member, String(sent.headers.location))).body).toContain('Thank you!');
    expect(await bodyOf(await group.postOf(member, 'q1'))).toBe('I moved here.\nI stayed.');
    const { rows } = await lytt.owner.query('select state from research.seat where id = $1', [member.seatId]);
    expect(rows).toEqual([{ state: 'active' }]);
    expect(facts.at(-1)).toMatchObject({ kind: 'answer', version: 1, seatId: member.seatId, parentId: null });
  });

  it('takes the same form once, however often and however fast it is sent', async () => {
    const member = await group.member('Rype');
    const key = randomUUID();
    const heard = facts.length;
    const sent = await Promise.all(Array.from({ length: 6 }, () => group.answer(member, 'q1', 'Only once.', { key })));
    expect(sent.map((answer) => answer.statusCode)).toEqual([303, 303, 303, 303, 303, 303]);
    expect(await answersOf(member.seatId)).toBe(1);
    expect(facts.length - heard).toBe(1);
  });

  it('keeps the first of two answers from two windows, and hands the other words back', async () => {
    const member = await group.member('Måke');
    await group.answer(member, 'q1', 'From the phone.');
    const second = await group.answer(member, 'q1', 'From the kitchen table.');
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('From the phone.');
    expect(second.body).toContain('From the kitchen table.');
    expect(await answersOf(member.seatId)).toBe(1);
    expect((await group.answer(member, 'q1', 'From the phone.')).statusCode).toBe(303);
  });

  it('hands a reply back that reuses the key of another, instead of losing it', async () => {
    const [writer, member] = [await group.member('Stær'), await group.member('Svale')];
    await group.answer(writer, 'q1', 'Who is here?');
    const parent = await group.postOf(writer, 'q1');
    const path = `/p/q/${group.question('q1')}/reply`;
    const key = randomUUID();
    expect((await group.send(member, path, { parent, key, body: 'I am.' })).statusCode).toBe(303);
    expect((await group.send(member, path, { parent, key, body: 'I am.' })).statusCode).toBe(303);
    const other = await group.send(member, path, { parent, key, body: 'And so is my dog.' });
    expect(other.statusCode).toBe(409);
    expect(other.body).toContain('And so is my dog.');
    expect(await group.count(`select count(*)::int from research.post where seat_id = $1`, [member.seatId])).toBe(1);
  });

  it('lets a person pass with a reason in one press, which unlocks the others, and answer after all', async () => {
    const [writer, member] = [await group.member('Hegre'), await group.member('Trane')];
    await group.answer(writer, 'q2', 'I follow it for the snow.');
    expect((await group.look(member, 'q2')).body).not.toContain('for the snow');
    const sent = await group.answer(member, 'q2', 'half a thought', { skip: 'not-relevant' });
    const page = (await group.page(member, String(sent.headers.location))).body;
    expect(page).toContain('I follow it for the snow.');
    expect(page).toContain('it does not concern you');
    expect(await bodyOf(await group.postOf(member, 'q2'))).toBe('');
    await group.send(member, `/p/q/${group.question('q2')}/edit`, { body: 'On second thought, it does.' });
    expect((await group.look(writer, 'q2')).body).toContain('On second thought, it does.');
  });

  it('opens and closes with the clock, to the second, and hands late words back', async () => {
    const member = await group.member('Gjøk');
    await group.at('2027-03-01T07:59:00Z');
    expect((await group.answer(member, 'q1', 'Too early.')).statusCode).toBe(404);
    await group.at('2027-03-01T08:00:00Z');
    expect((await group.look(member, 'q1')).statusCode).toBe(200);
    await group.at('2027-03-02T22:00:00Z');
    const late = await group.answer(member, 'q1', 'Just too late.');
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Just too late.');
    await group.at('2027-03-02T21:59:50Z');
    expect((await group.answer(member, 'q1', 'Just in time.')).statusCode).toBe(303);
  });

  it('takes nothing when the study has closed or the question was withdrawn, and lets what was said be read', async () => {
    const [writer, member] = [await group.member('Ugle'), await group.member('Falk')];
    await group.answer(writer, 'q1', 'Said in time.');
    for (const [sql, undo] of [
      [
        `update research.study set phase = 'closed' where id = $1`,
        `update research.study set phase = 'field' where id = $1`,
      ],
      [
        `update research.question set withdrawn_at = now() where study_id = $1 and key = 'q1'`,
        `update research.question set withdrawn_at = null where study_id = $1 and key = 'q1'`,
      ],
    ] as const) {
      await lytt.owner.query(sql, [group.studyId]);
      expect((await group.answer(member, 'q1', 'Not any more.')).statusCode).toBe(409);
      expect((await group.look(member, 'q1')).body).toContain('Said in time.');
      await lytt.owner.query(undo, [group.studyId]);
    }
    expect(await answersOf(member.seatId)).toBe(0);
  });

  it('makes a new version when an answer is changed while the question is open, and leaves the first as it was', async () => {
    const member = await group.member('Erle');
    await group.answer(member, 'q1', 'First thought.');
    const path = `/p/q/${group.question('q1')}/edit`;
    await group.send(member, path, { body: 'Second thought.' });
    await group.send(member, path, { body: 'Second thought.' });
    const id = await group.postOf(member, 'q1');
    expect([await bodyOf(id, 1), await bodyOf(id, 2), await bodyOf(id, 3)]).toEqual([
      'First thought.',
      'Second thought.',
      undefined,
    ]);
    expect(facts.at(-1)).toMatchObject({ postId: id, version: 2 });
    expect(await lytt.app.get(Discussion).version(group.studyId, id, 1)).toBe('First thought.');
    await group.at('2027-03-03T10:00:00Z');
    const late = await group.send(member, path, { body: 'Third thought.' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Third thought.');
  });

  it('refuses an empty and a very long answer beside the box, with the text in it', async () => {
    const member = await group.member('Skjære');
    const empty = await group.answer(member, 'q1', '  \n ');
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('aria-invalid="true"');
    const long = `${'langt '.repeat(170_000)}end`;
    const refused = await group.answer(member, 'q1', long);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(long);
    expect(refused.body).toContain('20,000');
    expect(await answersOf(member.seatId)).toBe(0);
    expect((await group.answer(member, 'q1', '🙂'.repeat(LIMITS.answer))).statusCode).toBe(303);
  });

  it('hands the text back when the session has ended', async () => {
    const member = await group.member('Ærfugl');
    await lytt.owner.query('delete from platform.participant_session where seat_id = $1', [member.seatId]);
    const sent = await group.answer(member, 'q1', 'I had written a lot.');
    expect(sent.statusCode).toBe(401);
    expect(sent.body).toContain('I had written a lot.');
  });

  it('shows words that look like a program as words', async () => {
    const [member, reader] = [await group.member('Kråke'), await group.member('Ravn')];
    await group.answer(member, 'q1', `<script>alert(1)</script> "onload=x <b>bold</b> {{this}}`);
    for (const page of [(await group.look(reader, 'q1')).body, (await group.page(member, '/p/mine')).body]) {
      expect(page).not.toContain('<script>alert');
      expect(page).not.toContain('<b>bold');
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    }
  });

  it('keeps a draft while somebody types, fills the box with it, and forgets it when it is sent', async () => {
    const member = await group.member('Lerke');
    const slot = `answer:${group.question('q1')}`;
    const save = (payload: object): Promise<{ statusCode: number; json: () => unknown }> =>
      lytt.app.inject({
        method: 'POST',
        url: '/p/draft',
        headers: { cookie: member.cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
        payload,
      });
    const saved = await save({ slot, body: 'A begun ' });
    expect(saved.statusCode).toBe(200);
    expect(saved.json()).toEqual({ saved: '17:30' });
    await save({ slot, body: 'A begun sentence' });
    const page = (await group.look(member, 'q1')).body;
    expect(page).toContain('A begun sentence</textarea>');
    expect(page).toContain('Saved 17:30');
    expect((await group.look(await group.member('Finke'), 'q1')).body).not.toContain('A begun sentence');
    expect((await save({ slot: 'anything', body: 'x' })).statusCode).toBe(422);
    await group.answer(member, 'q1', 'A begun sentence, ended.');
    expect(await group.count('select count(*)::int from research.draft where seat_id = $1', [member.seatId])).toBe(0);
  });

  it('leaves no word of a person who withdraws, in any version, draft or probe, and a place where others replied', async () => {
    const secret = 'zyzzyva';
    const [member, other] = [await group.member('Dompap'), await group.member('Bokfink')];
    await group.answer(member, 'q1', `My ${secret}.`);
    await group.send(member, `/p/q/${group.question('q1')}/edit`, { body: `My other ${secret}.` });
    const answerId = await group.postOf(member, 'q1');
    await group.send(other, `/p/q/${group.question('q1')}/reply`, { parent: answerId, body: 'A reply that stays.' });
    const moderator = await group.colleague('moderator');
    const actor: StaffActor = {
      kind: 'staff',
      staffId: moderator.staffId,
      name: 'M',
      isOwner: false,
      studyId: group.studyId,
      role: 'moderator',
    };
    const probeId = await lytt.app
      .get(Discussion)
      .probe(actor, group.studyId, answerId, { body: `You wrote "${secret}"?` });
    await group.send(member, `/p/probe/${probeId}`, { body: `Yes, ${secret}.` });
    await group.send(member, '/p/ask', { body: `Is ${secret} a word?` });
    await group.send(member, '/p/draft', { slot: 'moderator', body: `draft ${secret}` });
    const heard = facts.length;
    await lytt.eraseWords(group.studyId, member.seatId);
    expect(facts.slice(heard).filter((fact) => fact instanceof PostErased)).toHaveLength(4);
    const { rows: tables } = await lytt.owner.query<{ place: string }>(
      `select format('%I.%I', table_schema, table_name) as place from information_schema.tables where table_schema in ('research', 'platform', 'graphile_worker') and table_type = 'BASE TABLE'`,
    );
    for (const { place } of tables)
      expect([
        place,
        await group.count(`select count(*)::int from ${place} t where t::text like '%${secret}%'`),
      ]).toEqual([place, 0]);
    const page = (await group.look(other, 'q1')).body;
    expect(page).toContain('A reply that stays.');
    expect(page).toContain('taken away by the one who wrote it');
    expect(await lytt.app.get(Discussion).post(group.studyId, answerId)).toBeUndefined();
    const seen = await lytt.call(discussionRoutes.stream, {
      cookie: moderator.cookie,
      params: { studyId: group.studyId },
    });
    expect(seen.view.items.map((item) => item.id)).not.toContain(answerId);
  });

  it('lets a moderator reply in the open where the words stand in the open, and in private otherwise', async () => {
    const [member, other] = [await group.member('Linerle'), await group.member('Spurv')];
    await group.answer(member, 'q1', 'Is this right?');
    await group.answer(other, 'q1', 'Here too.');
    const actor: StaffActor = {
      kind: 'staff',
      staffId: group.owner.staffId,
      name: 'Ragnhild',
      isOwner: false,
      studyId: group.studyId,
      role: 'researcher',
    };
    const discussion = lytt.app.get(Discussion);
    await discussion.replyAsModerator(actor, group.studyId, await group.postOf(member, 'q1'), {
      body: 'There is no wrong answer.',
    });
    const page = (await group.look(other, 'q1')).body;
    expect(page).toContain('There is no wrong answer.');
    expect(page).toContain('researcher');
    await group.send(member, '/p/ask', { body: 'How long is the week?' });
    const { rows } = await lytt.owner.query<{ id: string }>(
      `select id from research.post where seat_id = $1 and kind = 'to_moderator'`,
      [member.seatId],
    );
    await discussion.replyAsModerator(actor, group.studyId, rows[0]?.id ?? '', { body: 'Seven days.' });
    expect((await group.page(member, '/p/today')).body).toContain('The moderator has written to you');
    expect((await group.page(member, '/p/ask')).body).toContain('Seven days.');
    expect((await group.page(member, '/p/today')).body).not.toContain('The moderator has written to you');
    expect((await group.page(other, '/p/ask')).body).not.toContain('Seven days.');
    expect((await discussion.thread(group.studyId, rows[0]?.id ?? '')).map((post) => post.body)).toEqual([
      'Seven days.',
    ]);
  });

  it('sends nobody to the discussion who has no alias yet, and speaks the language that was chosen', async () => {
    const member = await group.member('Isfugl');
    await lytt.owner.query('update research.seat set alias = null where id = $1', [member.seatId]);
    expect((await group.page(member, '/p/today')).headers.location).toBe('/p/alias');
    await lytt.owner.query(`update research.seat set alias = 'Isfugl' where id = $1`, [member.seatId]);
    await group.send(member, '/p/language', { language: 'nb', back: '/p/mine' });
    expect((await group.page(member, '/p/mine')).body).toContain('Det vi har om deg');
    expect((await group.page(member, '/p/help')).body).toContain('kommunestudien@example.org');
  });
});
