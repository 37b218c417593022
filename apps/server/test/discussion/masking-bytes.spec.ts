import type { AddressInfo } from 'node:net';
import { discussionRoutes, guideRoutes, moderationRoutes, studyRoutes, type Role, type Route } from '@lytt/shared';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const choices = ['bus', 'car'].map((value) => ({ value, label: { en: `By ${value}`, nb: `Med ${value}` } }));
const keys = { open: 'q1', after: 'q2', private: 'q3' } as const;
type Masked = keyof typeof keys;

/**
 * Masking as non-interference: to one who may not see an answer, every output is the same to the byte whether there is no
 * answer, this one, or another. To one who may, it is not.
 */
describe('what an answer changes in what others get', () => {
  let lytt: TestApp;
  let group: Group;
  let writer: Member;
  let answered: Member;
  let waiting: Member;
  const staff = new Map<Role, string>();

  beforeAll(async () => {
    lytt = await TestApp.start();
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
    for (const key of Object.values(keys)) await group.ask(key, { kind: 'choice', choices });
    await lytt.owner.query(`update research.question set masking = 'private' where id = $1`, [group.question('q3')]);
    [writer, answered, waiting] = [
      await group.member('Havørn'),
      await group.member('Bjørk'),
      await group.member('Regn'),
    ];
    for (const key of Object.values(keys)) await group.answer(answered, key, 'Own words.', { choice: 'car' });
    for (const role of ['researcher', 'moderator', 'analyst', 'observer'] as const)
      staff.set(role, (await group.colleague(role)).cookie);
    await lytt.app.listen(0, '127.0.0.1');
  });
  afterAll(() => lytt?.stop());

  /** The same moment, and as if nobody had read anything yet. */
  const asBefore = async (): Promise<void> => {
    await group.at('2027-03-02T10:05:00Z');
    await lytt.owner.query('delete from research.exposure where study_id = $1', [group.studyId]);
  };
  /** Keys of forms are drawn anew for each page. */
  const plain = (text: string): string => text.replace(/name="key" value="[^"]+"/g, 'name="key"');
  const erase = async (): Promise<void> => {
    await lytt.owner.query(
      `delete from research.post_version where post_id in (select id from research.post where seat_id = $1)`,
      [writer.seatId],
    );
    await lytt.owner.query('delete from research.post where seat_id = $1', [writer.seatId]);
  };

  /** No answer, one, and another in its place: what `outlet` gives each time. */
  const under = async (
    masked: Masked,
    outlet: () => Promise<string>,
  ): Promise<[none: string, one: string, other: string]> => {
    const outputs: string[] = [];
    for (const [body, choice] of [
      undefined,
      ['A first wording of it.', 'bus'],
      ['Something else entirely.', 'car'],
    ].map((each) => each ?? [])) {
      await erase();
      await asBefore();
      if (body !== undefined) await group.answer(writer, keys[masked], body, { choice: choice ?? '' });
      await asBefore();
      outputs.push(plain(await outlet()));
    }
    await erase();
    return outputs as [string, string, string];
  };

  const pages = (member: () => Member): [string, (masked: Masked) => Promise<string>][] => [
    ['the question’s page', async (masked) => (await group.look(member(), keys[masked])).body],
    ['Today', async () => (await group.page(member(), '/p/today')).body],
    ['the page of the others’ answers', async () => (await group.page(member(), '/p/others')).body],
    ['Mine', async () => (await group.page(member(), '/p/mine')).body],
    ['the own words to take along', async () => (await group.page(member(), '/p/mine/download?as=data')).body],
    ['the page of notices', async () => (await group.page(member(), '/p/notices')).body],
    [
      'the count of news',
      async (masked) => (await group.page(member(), `/p/q/${group.question(keys[masked])}/news`)).body,
    ],
    [
      'mail',
      async () => {
        await lytt.settle();
        const letters = await lytt.app.get(Mailer).kept();
        return JSON.stringify(letters.filter((letter) => letter.to.includes(member().email)));
      },
    ],
  ];
  const told = new Set(['the question’s page', 'Today', 'the page of the others’ answers', 'the count of news']);

  const readers: [who: string, masked: Masked, may: boolean, () => Member][] = [
    ['a member who has answered', 'open', true, () => answered],
    ['a member who has not answered', 'open', true, () => waiting],
    ['a member who has answered', 'after', true, () => answered],
    ['a member who has not answered', 'after', false, () => waiting],
    ['a member who has answered', 'private', false, () => answered],
    ['a member who has not answered', 'private', false, () => waiting],
  ];
  for (const [who, masked, may, member] of readers)
    it(`to ${who}, of a question that is ${masked}: ${may ? 'what they may read, where it is read' : 'not one byte, anywhere'}`, async () => {
      for (const [outlet, read] of pages(member)) {
        const [none, one, other] = await under(masked, () => read(masked));
        if (may && told.has(outlet)) expect([outlet, none === one]).toEqual([outlet, false]);
        else expect([outlet, one]).toEqual([outlet, none]);
        if (may && outlet === 'the question’s page') expect(one).not.toBe(other);
        else if (!may || !told.has(outlet)) expect([outlet, other]).toEqual([outlet, one]);
      }
    });

  const api = (role: Role): [string, (masked: Masked) => Promise<string>][] => {
    const call = async (route: Route, params: Record<string, string> = {}): Promise<string> => {
      const cookie = staff.get(role) ?? '';
      const { response } = await lytt.call(route, { cookie, params: { studyId: group.studyId, ...params } });
      return response.body.replace(/"requestId":"[^"]*"/g, '');
    };
    return [
      ['the stream', () => call(discussionRoutes.stream)],
      ['a thread', async (masked) => call(discussionRoutes.thread, { postId: await postOr(masked) })],
      ['what had been seen', async (masked) => call(discussionRoutes.seenBefore, { postId: await postOr(masked) })],
      ['the grid', () => call(discussionRoutes.grid)],
      ['the queue', () => call(moderationRoutes.queue)],
      ['the guide', () => call(guideRoutes.list)],
      [
        'the wordings of a question',
        (masked) => call(guideRoutes.versions, { questionId: group.question(keys[masked]) }),
      ],
      ['the study', () => call(studyRoutes.overview)],
    ];
  };
  const postOr = async (masked: Masked): Promise<string> =>
    (await group.postOf(writer, keys[masked])) || '00000000-0000-4000-8000-000000000000';

  it('to an observer, of a private question: not one byte of the API', async () => {
    for (const [outlet, read] of api('observer')) {
      const [none, one, other] = await under('private', () => read('private'));
      expect([outlet, one, other]).toEqual([outlet, none, none]);
    }
  });

  it.each(['open', 'after'] as const)(
    'to an observer, of a question that is %s: the words, and nothing of who it is',
    async (masked) => {
      const [none, one] = await under(masked, () =>
        (api('observer')[0] as [string, (m: Masked) => Promise<string>])[1](masked),
      );
      expect(one).not.toBe(none);
      expect(one).toContain('A first wording of it.');
      expect(one).not.toContain('35-49');
    },
  );

  it.each(['researcher', 'moderator', 'analyst'] as const)('to a %s: every answer', async (role) => {
    for (const masked of ['open', 'after', 'private'] as const) {
      const [none, one, other] = await under(masked, () =>
        (api(role)[0] as [string, (m: Masked) => Promise<string>])[1](masked),
      );
      expect(one).toContain('A first wording of it.');
      expect(one).toContain('By bus');
      expect(other).toContain('Something else entirely.');
      expect(none).not.toContain('A first wording');
    }
  });

  /** A stream of events, as far as it has said something. */
  const listen = async (cookie: string, path: string) => {
    const { port } = lytt.app.getHttpServer().address() as AddressInfo;
    const stop = new AbortController();
    const stream = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, signal: stop.signal });
    const decoder = new TextDecoder();
    let said = '';
    let news = (): void => undefined;
    const told = new Promise<void>((resolve) => (news = resolve));
    const listening = (async () => {
      for await (const part of stream.body as unknown as AsyncIterable<Uint8Array>) {
        said += decoder.decode(part);
        if (said.includes('data: ')) news();
      }
    })().catch(() => undefined);
    const end = async (): Promise<string> => {
      stop.abort();
      await listening;
      return said.replace('retry: 5000\n\n', '').replace('retry: 3000\n\n', '');
    };
    return { told, end };
  };
  const liveOf = (key: Masked): string => `/p/q/${group.question(keys[key])}/live`;

  /** What one stream of events says while the writer answers. */
  const heard = async (cookie: string, path: string, masked: Masked, hears: boolean): Promise<string> => {
    await erase();
    await asBefore();
    const ear = await listen(cookie, path);
    // Streams are told in the order in which they were opened: when this one is, the other was, if it ever is.
    const other = masked === 'open' ? 'after' : 'open';
    const witness = await listen(answered.cookie, liveOf(other));
    await group.answer(writer, keys[masked], 'Words for the ear.', { choice: 'bus' });
    await group.answer(writer, keys[other], 'Words for the witness.', { choice: 'bus' });
    await witness.told;
    if (hears) await ear.told;
    const [said] = await Promise.all([ear.end(), witness.end()]);
    await erase();
    return said;
  };
  it.each(readers)(
    'as a live event to %s, of a question that is %s: a number or nothing',
    async (_who, masked, may, member) => {
      const said = await heard(member().cookie, liveOf(masked), masked, may);
      const { rows } = await lytt.owner.query<{ fresh: number }>(
        `select count(*)::int as fresh from research.post where study_id = $1 and question_id = $2 and kind = 'answer' and seat_id <> $3`,
        [group.studyId, group.question(keys[masked]), member().seatId],
      );
      expect(said).toBe(may ? `data: {"fresh":${(rows[0]?.fresh ?? 0) + 1}}\n\n` : '');
    },
  );

  it('as a live event to staff: that something was written, and no word of it', async () => {
    const said = await heard(staff.get('observer') ?? '', `/api/v1/studies/${group.studyId}/live`, 'private', true);
    expect(said).not.toContain('Words for the ear.');
    expect(said).not.toContain(writer.alias);
  });
});
