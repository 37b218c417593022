import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const field = (html: string, slot: string, name: string): string => {
  const form = new RegExp(`data-draft="${slot}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
};

describe('words that are written in two places', () => {
  let lytt: TestApp;
  let group: Group;
  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt);
  });
  afterAll(() => lytt?.stop());

  const bodies = async (member: Member): Promise<string[]> => {
    const { rows } = await lytt.owner.query<{ body: string }>(
      `select v.body from research.post p join research.post_version v on v.post_id = p.id
        where p.seat_id = $1 order by p.created_at, v.version`,
      [member.seatId],
    );
    return rows.map(({ body }) => body);
  };
  const path = (end: string): string => `/p/q/${group.question('q1')}/${end}`;

  it('an edit names the version it came from, and one that came from an older version is shown beside the newer', async () => {
    const member = await group.member('Heipiplerke');
    await group.answer(member, 'q1', 'My sister Kari told me.');
    const [phone, table] = await Promise.all([group.look(member, 'q1'), group.look(member, 'q1')]);
    const slot = `edit:${group.question('q1')}`;
    const [onPhone, onTable] = [phone, table].map((page) => field(page.body, slot, 'base'));
    expect([onPhone, onTable]).toEqual(['1', '1']);
    const first = await group.send(member, path('edit'), { base: '1', body: 'Somebody told me.' });
    expect(first.statusCode).toBe(303);
    const stale = await group.send(member, path('edit'), { base: '1', body: 'My sister Kari told me, at home.' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('My sister Kari told me, at home.');
    expect(stale.body).toContain('Somebody told me.');
    expect(await bodies(member)).toEqual(['My sister Kari told me.', 'Somebody told me.']);
    // Who has seen both may write over the newer one.
    const base = field(stale.body, slot, 'base');
    expect(base).toBe('2');
    expect((await group.send(member, path('edit'), { base, body: 'Kari told me, at home.' })).statusCode).toBe(303);
    expect(await bodies(member)).toHaveLength(3);
  });

  it('the same edit sent many times at once is one edit, and none of them is told that the question closed', async () => {
    const member = await group.member('Linerle');
    await group.answer(member, 'q1', 'Half a thought.');
    const sent = await Promise.all(
      Array.from({ length: 6 }, () => group.send(member, path('edit'), { base: '1', body: 'A whole thought.' })),
    );
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303, 303, 303]);
    expect(await bodies(member)).toEqual(['Half a thought.', 'A whole thought.']);
  });

  it('the same reply from two windows is one reply, and a further one later is another', async () => {
    const [writer, member] = [await group.member('Gråspurv'), await group.member('Kjøttmeis')];
    await group.answer(writer, 'q1', 'Who agrees?');
    await group.answer(member, 'q1', 'We shall see.');
    const parent = await group.postOf(writer, 'q1');
    const slot = `reply:${parent}`;
    const pages = await Promise.all([group.look(member, 'q1'), group.look(member, 'q1')]);
    const keys = pages.map((page) => field(page.body, slot, 'key'));
    expect(keys[0]).toBe(keys[1]);
    for (const key of keys) await group.send(member, path('reply'), { parent, key: key ?? '', body: 'I do.' });
    expect(await bodies(member)).toEqual(['We shall see.', 'I do.']);
    const again = field((await group.look(member, 'q1')).body, slot, 'key');
    expect(again).not.toBe(keys[0]);
    await group.send(member, path('reply'), { parent, key: again, body: 'I do.' });
    expect(await bodies(member)).toEqual(['We shall see.', 'I do.', 'I do.']);
  });

  it('the same message to the moderator from two windows is one message', async () => {
    const member = await group.member('Munk');
    const pages = await Promise.all([group.page(member, '/p/ask'), group.page(member, '/p/ask')]);
    for (const page of pages)
      await group.send(member, '/p/ask', { key: field(page.body, 'moderator', 'key'), body: 'When does it end?' });
    expect(await bodies(member)).toEqual(['When does it end?']);
  });

  it('an answer given in a second window stands in the form that changes the first, ready to be sent', async () => {
    const member = await group.member('Dompap');
    await group.answer(member, 'q1', 'From the phone.');
    const second = await group.answer(member, 'q1', 'From the table.');
    expect(second.statusCode).toBe(409);
    const slot = `edit:${group.question('q1')}`;
    expect(new RegExp(`data-draft="${slot}"[\\s\\S]*?</form>`).exec(second.body)?.[0]).toContain('From the table.');
  });

  it('what was typed before somebody passes stands in the box when they answer after all', async () => {
    const member = await group.member('Rødstrupe');
    await group.answer(member, 'q1', 'I began to say that', { skip: 'rather-not' });
    const page = (await group.look(member, 'q1')).body;
    expect(page).toContain('I began to say that');
    expect(await bodies(member)).toEqual(['']);
  });

  it('a language chosen in the middle of writing keeps what was typed, without JavaScript too', async () => {
    const member = await group.member('Bokfink');
    const page = (await group.look(member, 'q1')).body;
    const slot = `answer:${group.question('q1')}`;
    // The language buttons send the form that is being written in, with all that stands in it.
    expect(page).toContain(`form="form-${slot}" formaction="/p/language" name="language" value="nb"`);
    const sent = await group.send(member, '/p/language', {
      slot,
      back: `/p/q/${group.question('q1')}`,
      body: 'Typed before I changed the language.',
      known: field(page, slot, 'known'),
      language: 'nb',
    });
    expect(sent.headers.location).toBe(`/p/q/${group.question('q1')}`);
    const after = (await group.look(member, 'q1')).body;
    expect(after).toContain('<html lang="nb">');
    expect(after).toContain('Typed before I changed the language.');
  });
});
