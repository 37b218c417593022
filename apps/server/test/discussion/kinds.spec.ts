import { randomUUID } from 'node:crypto';
import { discussionRoutes, type PostView } from '@lytt/shared';
import { FileStore } from '../../src/platform/files/file-store.js';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const choices = [
  { value: 'bus', label: { nb: 'Buss', en: 'By bus' } },
  { value: 'car', label: { nb: 'Bil', en: 'By car' } },
  { value: 'bicycle', label: { nb: 'Sykkel', en: 'By bicycle' } },
];
const scale = { low: { nb: 'Dårlig', en: 'Badly' }, high: { nb: 'Godt', en: 'Well' } };

describe('kinds of answer', () => {
  let lytt: TestApp;
  let group: Group;
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
  });
  afterAll(() => lytt?.stop());

  const kept = async (member: Member, key: string): Promise<{ body: string; chosen: unknown; version: number }[]> =>
    (
      await lytt.owner.query<{ body: string; chosen: unknown; version: number }>(
        'select v.body, v.chosen, v.version from research.post_version v where v.post_id = $1 order by v.version',
        [await group.postOf(member, key)],
      )
    ).rows;
  const readByStaff = async (member: Member, key: string): Promise<PostView | undefined> => {
    const { cookie } = await group.colleague('analyst');
    const { view } = await lytt.call(discussionRoutes.stream, { cookie, params: { studyId: group.studyId } });
    const id = await group.postOf(member, key);
    return view.items.find((post) => post.id === id);
  };

  it('takes a choice with or without words, and says it in words to the group and to the staff', async () => {
    await group.ask('q1', { kind: 'choice', choices });
    const [member, other] = [await group.member('Ask'), await group.member('Alm')];
    const sent = await group.answer(member, 'q1', '', { choice: 'car' });
    expect(sent.statusCode).toBe(303);
    expect(await kept(member, 'q1')).toEqual([{ body: '', chosen: { kind: 'choice', values: ['car'] }, version: 1 }]);
    expect((await group.look(other, 'q1')).body).toContain('<p class="chosen"><span>By car</span>');
    expect((await readByStaff(member, 'q1'))?.chosen).toEqual({ kind: 'choice', choices: [choices[1]] });
  });

  it('hands back what was chosen and written when one of them is missing', async () => {
    await group.ask('q1', { kind: 'choice', several: true, choices, words: 'asked' });
    const member = await group.member('Bjørk');
    const noWords = await group.answer(member, 'q1', '', { choice: ['bus', 'bicycle'] });
    expect(noWords.statusCode).toBe(422);
    expect(noWords.body).toMatch(/value="bus" checked/);
    expect(noWords.body).toMatch(/value="bicycle" checked/);
    const noChoice = await group.answer(member, 'q1', 'I walk, mostly.');
    expect(noChoice.statusCode).toBe(422);
    expect(noChoice.body).toContain('I walk, mostly.</textarea>');
    expect(noChoice.body).toContain('Choose at least one of these.');
  });

  it('takes a number on a scale whose ends are said in words', async () => {
    await group.ask('q1', { kind: 'rating', from: 1, to: 5, ...scale, words: 'none' });
    const member = await group.member('Eik');
    const page = (await group.look(member, 'q1')).body;
    expect(page).toContain('Badly');
    expect(page).not.toContain('<textarea id="answer:');
    expect((await group.answer(member, 'q1', '', { rating: '9' })).statusCode).toBe(422);
    expect((await group.answer(member, 'q1', '', { rating: '4' })).statusCode).toBe(303);
    expect((await readByStaff(member, 'q1'))?.chosen).toMatchObject({ kind: 'rating', value: 4, from: 1, to: 5 });
  });

  it('takes an order by numbers in selects, and gives them back when two are alike', async () => {
    await group.ask('q1', { kind: 'ranking', choices });
    const member = await group.member('Furu');
    const twice = await group.answer(member, 'q1', 'Hm.', { 'rank-bus': '1', 'rank-car': '1', 'rank-bicycle': '2' });
    expect(twice.statusCode).toBe(422);
    expect(twice.body).toContain('Two of them have the same number.');
    expect(twice.body.match(/<option selected>1<\/option>/g)).toHaveLength(2);
    await group.answer(member, 'q1', 'Hm.', { 'rank-bus': '3', 'rank-car': '2', 'rank-bicycle': '1' });
    expect(await kept(member, 'q1')).toMatchObject([{ chosen: { values: ['bicycle', 'car', 'bus'] } }]);
  });

  it('freezes what was chosen first; a change is a later version, the same again is none', async () => {
    await group.ask('q1', { kind: 'choice', choices });
    const member = await group.member('Gran');
    await group.answer(member, 'q1', 'Mostly.', { choice: 'car' });
    const edit = (choice: string): Promise<unknown> =>
      group.send(member, `/p/q/${group.question('q1')}/edit`, { body: 'Mostly.', choice });
    await edit('bus');
    await edit('bus');
    expect(await kept(member, 'q1')).toMatchObject([
      { chosen: { values: ['car'] }, version: 1 },
      { chosen: { values: ['bus'] }, version: 2 },
    ]);
    expect((await group.look(member, 'q1')).body).toMatch(/value="bus" checked/);
  });

  it('reads a choice by the wording that was on the page, also when the wording has changed since', async () => {
    await group.ask('q1', { kind: 'choice', choices });
    const member = await group.member('Hassel');
    await lytt.owner.query(
      `insert into research.question_version (question_id, version, study_id, title, text, answer)
       select question_id, 2, study_id, title, text, $2 from research.question_version where question_id = $1 and version = 1`,
      [
        group.question('q1'),
        JSON.stringify({ kind: 'choice', several: false, words: 'none', choices: choices.slice(0, 2) }),
      ],
    );
    await lytt.owner.query('update research.question set version = 2 where id = $1', [group.question('q1')]);
    expect((await group.answer(member, 'q1', '', { choice: 'bicycle' })).statusCode).toBe(303);
    expect((await readByStaff(member, 'q1'))?.chosen).toMatchObject({ choices: [{ value: 'bicycle' }] });
    await lytt.owner.query('update research.question set version = 1 where id = $1', [group.question('q1')]);
    await lytt.owner.query('delete from research.question_version where question_id = $1 and version = 2', [
      group.question('q1'),
    ]);
  });

  it('shows what is to be looked at first, and never fetches anything from elsewhere', async () => {
    await group.ask(
      'q1',
      { kind: 'text' },
      {
        stimuli: [
          { kind: 'text', text: { en: 'Opening hours: 10 to 14.' } },
          { kind: 'link', url: 'https://kommune.example.org/', label: { en: 'The website' } },
        ],
      },
    );
    const page = (await group.look(await group.member('Lind'), 'q1')).body;
    expect(page).toContain('Opening hours: 10 to 14.');
    expect(page).toMatch(/href="https:\/\/kommune.example.org\/" target="_blank" rel="noopener noreferrer"/);
    expect(page).toContain('opens in a new tab');
    expect(page).not.toMatch(/(src|<link[^>]+href)="https?:/);
  });

  it('shows a picture of the guide once its question has opened, and not before', async () => {
    const fileId = randomUUID();
    await lytt.owner.query(
      `insert into research.stimulus_file (id, study_id, type, width, height, bytes) values ($1, $2, 'image/png', 4, 3, 5)`,
      [fileId, group.studyId],
    );
    await lytt.app.get(FileStore).put(fileId, Buffer.from('image'));
    const picture = { kind: 'image', fileId, alt: { en: 'A town hall' } };
    const member = await group.member('Lønn');
    await group.ask('q5', { kind: 'text' }, { stimuli: [picture] });
    expect((await group.page(member, `/p/stimulus/${fileId}`)).statusCode).toBe(404);
    await group.ask('q1', { kind: 'text' }, { stimuli: [picture] });
    expect((await group.look(member, 'q1')).body).toContain(
      `src="/p/stimulus/${fileId}" width="4" height="3" alt="A town hall"`,
    );
    const sent = await group.page(member, `/p/stimulus/${fileId}`);
    expect([sent.statusCode, sent.headers['content-type'], sent.body]).toEqual([200, 'image/png', 'image']);
  });

  it('offers to pass only where that is allowed', async () => {
    await group.ask('q1', { kind: 'text' }, { skippable: false });
    const member = await group.member('Osp');
    expect((await group.look(member, 'q1')).body).not.toContain('name="skip"');
    const sent = await group.answer(member, 'q1', '', { skip: 'no-time' });
    expect(sent.statusCode).toBe(422);
    expect(await group.postOf(member, 'q1')).toBe('');
  });

  it('hints at a fuller answer and takes a short one all the same', async () => {
    await group.ask('q1', { kind: 'text' }, { hintWords: 30 });
    const member = await group.member('Pil');
    expect((await group.look(member, 'q1')).body).toContain('about 30 words');
    const sent = await group.answer(member, 'q1', 'It is fine.');
    expect(sent.statusCode).toBe(303);
    expect((await group.page(member, String(sent.headers.location))).body).toContain('you can add to your answer');
  });

  it('remembers when a question was first looked at, once', async () => {
    const member = await group.member('Rogn');
    const looks = (): Promise<number> =>
      group.count('select count(*)::int from research.question_seen where seat_id = $1', [member.seatId]);
    await group.look(member, 'q1');
    await group.look(member, 'q1');
    expect(await looks()).toBe(1);
  });
});
