import { codingRoutes as routes, studyRoutes, type CodeView, type DocumentView } from '@lytt/shared';
import { SegmentUses } from '../../src/analysis/coding/coding.facade.js';
import { StudyFiles } from '../../src/fieldwork/study/study.facade.js';
import { TestApp } from '../support/test-app.js';
import { WrittenWords } from './written-words.js';

const ANSWER = 'Æ e glad i byen 😀 og forbanna på rådhuset.\nBilen sto fast.';
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('coding', () => {
  let lytt: TestApp;
  let words: WrittenWords;
  let cookie: string;
  let params: { studyId: string };
  let codes: CodeView[];
  const idOf = (key: string): string => codes.find((code) => code.key === key)?.id ?? '';
  const mark = (
    postId: string,
    from: number,
    to: number,
    as: { codeIds?: string[]; starred?: boolean; version?: number } = {},
  ): ReturnType<typeof lytt.call<typeof routes.mark>> =>
    lytt.call(routes.mark, {
      cookie,
      params,
      body: {
        postId,
        version: as.version ?? 1,
        from,
        to,
        codeIds: as.codeIds ?? [],
        ...(as.starred === undefined ? {} : { starred: as.starred }),
      },
    });
  const documents = async (
    query: Record<string, string> = {},
  ): Promise<{ items: DocumentView[]; total: number; questionId: string | null }> =>
    (await lytt.call(routes.documents, { cookie, params, query })).view;

  beforeAll(async () => {
    lytt = await TestApp.start();
    words = await WrittenWords.in(lytt);
    params = { studyId: words.studyId };
    cookie = (await lytt.staff({ member: { studyId: words.studyId, role: 'analyst' } })).cookie;
    codes = (await lytt.call(routes.codebook, { cookie, params })).view.items;
  });
  afterAll(() => lytt.stop());

  it('begins with the codebook of the study file, children under their parents', () => {
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.find((code) => code.key === 'pride')?.parentId).toBe(idOf('belonging'));
    expect(codes[0]?.own).toEqual({ people: 0, segments: 0 });
  });

  it('takes the quote from the stored words, counted in code points', async () => {
    const post = await words.post(await words.seat('Havørn'), ANSWER);
    const { status, view } = await mark(post, 16, 21, { codeIds: [idOf('attachment')] });
    expect(status).toBe(200);
    expect(view.quote).toBe('😀 og ');
    expect(view).toMatchObject({
      alias: 'Havørn',
      questionKey: words.questions[0]?.key,
      attributes: { age: '30-44' },
      codes: [{ key: 'attachment' }],
    });
  });

  it('makes one segment of the same words selected twice, and gathers their codes', async () => {
    const post = await words.post(await words.seat('Måke'), ANSWER);
    const [first, second] = await Promise.all([
      mark(post, 0, 15, { codeIds: [idOf('attachment')] }),
      mark(post, 0, 15, { codeIds: [idOf('pride')], starred: true }),
    ]);
    expect(second.view.id).toBe(first.view.id);
    const again = await mark(post, 0, 15);
    expect(again.view.codes.map((code) => code.key).sort()).toEqual(['attachment', 'pride']);
    expect(again.view.starred).toBe(true);
  });

  it('refuses offsets outside of the text, white space, and a code that is not there', async () => {
    const post = await words.post(await words.seat('Terne'), 'Kort.  \n');
    const beyond = await mark(post, 0, 9);
    expect(beyond.status).toBe(422);
    expect(beyond.response.json<{ errors: { path: string }[] }>().errors[0]?.path).toBe('to');
    expect((await mark(post, 3, 2)).status).toBe(422);
    expect((await mark(post, 5, 8)).status).toBe(422);
    expect((await mark(post, 0, 4, { codeIds: [NOBODY] })).status).toBe(422);
    expect((await mark(post, 0, 4, { version: 2 })).status).toBe(404);
    const { rows } = await lytt.owner.query('select 1 from research.segment where post_id = $1', [post]);
    expect(rows).toEqual([]);
  });

  it('keeps the words of the first version when the answer is edited', async () => {
    const post = await words.post(await words.seat('Skarv'), 'Det var bra.', { question: 1 });
    const { view } = await mark(post, 8, 11, { codeIds: [idOf('tone')] });
    await words.edit(post, 2, 'Nei.');
    expect(view.quote).toBe('bra');
    const shown = (await documents({ questionId: words.questions[1]?.id ?? '' })).items.find(
      (each) => each.postId === post,
    );
    expect(shown?.version).toBe(2);
    expect(shown?.texts.map((text) => text.body)).toEqual(['Det var bra.', 'Nei.']);
    expect(shown?.segments.map(({ version, quote }) => [version, quote])).toEqual([[1, 'bra']]);
    expect((await mark(post, 0, 12)).status).toBe(200);
    expect((await mark(post, 0, 12, { version: 2 })).status).toBe(422);
  });

  it('counts people first and segments second, parents with what stands below them', async () => {
    const before = (await lytt.call(routes.codebook, { cookie, params })).view.items.find(
      (code) => code.key === 'trust',
    );
    const [one, two] = [
      await words.post(await words.seat('Lom'), ANSWER, { question: 2 }),
      await words.post(await words.seat('Ærfugl'), ANSWER, { question: 2 }),
    ];
    await mark(one, 0, 4, { codeIds: [idOf('openness'), idOf('trust')] });
    await mark(one, 5, 9, { codeIds: [idOf('openness')] });
    await mark(two, 5, 9, { codeIds: [idOf('reputation')] });
    const after = (await lytt.call(routes.codebook, { cookie, params })).view.items;
    expect(before?.within).toEqual({ people: 0, segments: 0 });
    expect(after.find((code) => code.key === 'trust')).toMatchObject({
      own: { people: 1, segments: 1 },
      within: { people: 2, segments: 3 },
    });
    expect(after.find((code) => code.key === 'openness')?.own).toEqual({ people: 1, segments: 2 });
  });

  it('finds documents by code and those below it, by person, star, words and what is uncoded', async () => {
    const [anna, bo] = [await words.seat('Anna'), await words.seat('Bo')];
    const questionId = words.questions[3]?.id ?? '';
    const one = await words.post(anna, 'Vannet ble 100 % borte.', { question: 3 });
    const two = await words.post(bo, 'Ingen vits i det.', { question: 3 });
    await words.post(bo, '', { question: 4, skipReason: 'no-time' });
    await mark(one, 0, 6, { codeIds: [idOf('service-messages')], starred: true });
    const found = async (query: Record<string, string>): Promise<string[]> =>
      (await documents({ questionId, ...query })).items.map((each) => each.postId);
    expect(await found({ codeId: idOf('usefulness') })).toEqual([one]);
    expect(await found({ seatId: bo })).toEqual([two]);
    expect(await found({ starred: 'yes' })).toEqual([one]);
    expect(await found({ uncoded: 'yes' })).toEqual([two]);
    expect(await found({ text: '100 %' })).toEqual([one]);
    expect(await found({ text: '%' })).toEqual([one]);
    expect((await documents({ seatId: bo })).questionId).toBe(questionId);
    const kept = await documents({ questionId, uncoded: 'yes', keep: one });
    expect([kept.items.map((each) => each.postId).sort(), kept.total]).toEqual([[one, two].sort(), 1]);
  });

  it('lets words go that nothing holds, and can put them back', async () => {
    const post = await words.post(await words.seat('Alke'), ANSWER);
    const { view: segment } = await mark(post, 0, 4, { codeIds: [idOf('tone'), idOf('humour')] });
    const at = { ...params, segmentId: segment.id };
    const first = await lytt.call(routes.uncode, { cookie, params: { ...at, codeId: idOf('humour') } });
    expect(first.view.gone).toBe(false);
    const last = await lytt.call(routes.uncode, { cookie, params: { ...at, codeId: idOf('tone') } });
    expect(last.view).toMatchObject({ gone: true, from: 0, to: 4, codeIds: [idOf('tone')] });
    expect((await lytt.call(routes.deleteSegment, { cookie, params: at })).status).toBe(404);
    const { gone: _, ...undo } = last.view;
    expect((await lytt.call(routes.mark, { cookie, params, body: undo })).view.codes.map((code) => code.key)).toEqual([
      'tone',
    ]);
  });

  it('does not delete words that a theme or a hypothesis stands on, and names them', async () => {
    const post = await words.post(await words.seat('Teist'), ANSWER);
    const { view: segment } = await mark(post, 0, 4, { starred: true });
    lytt.app
      .get(SegmentUses)
      .register({ usesOf: async () => new Map([[segment.id, [{ kind: 'hypothesis' as const, name: 'H3' }]]]) });
    const refused = await lytt.call(routes.deleteSegment, { cookie, params: { ...params, segmentId: segment.id } });
    expect(refused.status).toBe(409);
    expect(refused.response.json<{ title: string }>().title).toContain('H3');
    const unstarred = await lytt.call(routes.star, {
      cookie,
      params: { ...params, segmentId: segment.id },
      body: { starred: false },
    });
    expect(unstarred.view.gone).toBe(false);
    const shown = (await documents({ questionId: words.questions[0]?.id ?? '' })).items.find(
      (each) => each.postId === post,
    );
    expect(shown?.segments[0]?.uses).toEqual([{ kind: 'hypothesis', name: 'H3' }]);
  });

  it('makes, moves and rewords codes, but lets none stand under itself or carry the name of another', async () => {
    const { view: code } = await lytt.call(routes.createCode, {
      cookie,
      params,
      body: { name: 'Vær og føre', parentId: idOf('safety') },
    });
    expect(code).toMatchObject({ key: 'vaer-og-fore', parentId: idOf('safety') });
    expect(code.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect((await lytt.call(routes.createCode, { cookie, params, body: { name: ' vær OG føre ' } })).status).toBe(422);
    expect(
      (
        await lytt.call(routes.editCode, {
          cookie,
          params: { ...params, codeId: idOf('safety') },
          body: { parentId: code.id },
        })
      ).status,
    ).toBe(422);
    expect(
      (
        await lytt.call(routes.editCode, {
          cookie,
          params: { ...params, codeId: code.id },
          body: { parentId: code.id },
        })
      ).status,
    ).toBe(422);
    const moved = await lytt.call(routes.editCode, {
      cookie,
      params: { ...params, codeId: code.id },
      body: { parentId: null, definition: 'Is på veien.' },
    });
    expect(moved.view).toMatchObject({ parentId: null, definition: 'Is på veien.', name: 'Vær og føre' });
    expect((await lytt.call(routes.deleteCode, { cookie, params: { ...params, codeId: code.id } })).status).toBe(200);
  });

  it('deletes no code that is used, and says how many use it', async () => {
    const post = await words.post(await words.seat('Lunde'), ANSWER);
    await mark(post, 0, 4, { codeIds: [idOf('climate')] });
    const used = await lytt.call(routes.deleteCode, { cookie, params: { ...params, codeId: idOf('climate') } });
    expect(used.status).toBe(409);
    expect(used.response.json<{ title: string }>().title).toContain('1 person in 1 segment');
    expect(
      (await lytt.call(routes.deleteCode, { cookie, params: { ...params, codeId: idOf('dialogue') } })).status,
    ).toBe(409);
  });

  it('writes the codebook back into the study file as it was read', async () => {
    const { view } = await lytt.call(studyRoutes.exportFile, { cookie: words.owner.cookie, params });
    expect(view.yaml).toContain('key: pride');
    expect(view.yaml).toMatch(/parent: belonging/);
  });

  it('names the line of a parent that is not there, or that leads back to the code itself', async () => {
    const example = await lytt.app.get(StudyFiles).exampleText();
    const broken = example
      .replace('parent: belonging', 'parent: nowhere')
      .replace('{ key: tone,', '{ key: tone, parent: informal,');
    const refused = await lytt.call(studyRoutes.importFile, { cookie: words.owner.cookie, body: { file: broken } });
    expect(refused.status).toBe(422);
    const faults = refused.response.json<{ errors: { path: string; line: number; message: string }[] }>().errors;
    expect(faults.find((fault) => fault.message.includes('nowhere'))?.line).toBeGreaterThan(1);
    expect(faults.some((fault) => fault.message.includes('"tone" stands under itself'))).toBe(true);
  });

  it('keeps nothing of a person who withdraws', async () => {
    const seat = await words.seat('Krykkje');
    const post = await words.post(seat, ANSWER);
    await mark(post, 0, 4, { codeIds: [idOf('stiff-language')], starred: true });
    await lytt.eraseWords(words.studyId, seat);
    const { rows } = await lytt.owner.query('select 1 from research.segment where post_id = $1', [post]);
    expect(rows).toEqual([]);
    const book = (await lytt.call(routes.codebook, { cookie, params })).view.items;
    expect(book.find((code) => code.key === 'stiff-language')?.own).toEqual({ people: 0, segments: 0 });
  });

  it('is closed to observers, and does not exist for those outside of the study', async () => {
    const observer = await lytt.staff({ member: { studyId: words.studyId, role: 'observer' } });
    expect((await lytt.call(routes.documents, { cookie: observer.cookie, params })).status).toBe(403);
    expect((await lytt.call(routes.codebook, { cookie: observer.cookie, params })).status).toBe(403);
    const moderator = await lytt.staff({ member: { studyId: words.studyId, role: 'moderator' } });
    expect((await lytt.call(routes.codebook, { cookie: moderator.cookie, params })).status).toBe(200);
    expect(
      (await lytt.call(routes.createCode, { cookie: moderator.cookie, params, body: { name: 'Mine' } })).status,
    ).toBe(403);
    expect((await lytt.call(routes.documents, { cookie: (await lytt.staff()).cookie, params })).status).toBe(404);
  });

  it('does not touch the words or codes of another study', async () => {
    const other = await WrittenWords.in(lytt);
    const foreign = await other.post(await other.seat('Rype'), ANSWER);
    expect((await mark(foreign, 0, 4)).status).toBe(404);
    const { rows } = await lytt.owner.query<{ id: string }>(
      'select id from research.code where study_id = $1 limit 1',
      [other.studyId],
    );
    const post = await words.post(await words.seat('Orrfugl'), ANSWER);
    expect((await mark(post, 0, 4, { codeIds: [rows[0]?.id ?? ''] })).status).toBe(422);
    expect(
      (
        await lytt.call(routes.editCode, {
          cookie,
          params: { ...params, codeId: rows[0]?.id ?? '' },
          body: { name: 'x' },
        })
      ).status,
    ).toBe(404);
  });

  it('tells Overview how many answers no code has touched', async () => {
    const items = async (): Promise<number | undefined> =>
      (await lytt.call(studyRoutes.overview, { cookie, params })).view.items.find(
        (item) => item.key === 'coding.answers-uncoded',
      )?.count;
    const before = await items();
    const post = await words.post(await words.seat('Sule'), ANSWER, { question: 5 });
    expect(await items()).toBe((before ?? 0) + 1);
    await mark(post, 0, 4, { codeIds: [idOf('tone')] });
    expect(await items()).toBe(before);
  });
});
