import { randomUUID } from 'node:crypto';
import { applicantsRoutes as routes, type BodyOf } from '@lytt/shared';
import { Applicants } from '../../src/fieldwork/applicants/applicants.facade.js';
import { Applying } from '../../src/fieldwork/applying/applying.facade.js';
import { TestApp } from '../support/test-app.js';
import { changeScreener, recruitingStudy } from '../applying/applicant.js';

const ANSWERS = {
  relation: 'lives',
  follows_page: 'no',
  follow_not_why: 'tone',
  discussion: 'Mot: da blir de stille som har rett.',
  gender: 'man',
  birth_year: 1960,
  county: 'oslo',
  occupation: 'retired',
  contact_consent: true,
};
type Query = Record<string, string>;

describe('the table of applicants', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  let other: { staffId: string; cookie: string };
  let applicants: Applicants;
  let applying: Applying;
  beforeEach(async () => {
    study = await recruitingStudy(lytt);
    other = await lytt.staff({ member: { studyId: study.studyId, role: 'researcher' }, name: 'Odd Andre' });
  });
  beforeAll(async () => {
    lytt = await TestApp.start();
    applicants = lytt.app.get(Applicants);
    applying = lytt.app.get(Applying);
  });
  afterAll(() => lytt.stop());

  const take = (of: { sourceCode?: string; answers?: object; at?: string } = {}): Promise<string> =>
    applying.acceptForm(study.studyId, {
      sourceCode: of.sourceCode ?? 'bergen',
      language: 'nb',
      person: { name: 'Oppdiktet Person', email: `${randomUUID()}@example.org` },
      answers: { ...ANSWERS, ...of.answers },
      ...(of.at ? { completedAt: new Date(of.at) } : {}),
    });
  const at = (cookie = study.cookie) => ({ cookie, params: { studyId: study.studyId } });
  const one = (applicationId: string, cookie = study.cookie) => ({
    cookie,
    params: { studyId: study.studyId, applicationId },
  });
  const list = async (query: Query = {}, cookie = study.cookie) => {
    const { status, view } = await lytt.call(routes.applications, { ...at(cookie), query });
    expect(status).toBe(200);
    return view;
  };
  const find = async (query: Query, cookie = study.cookie): Promise<string[]> =>
    (await list(query, cookie)).items.map((item) => item.id);
  const rate = (id: string, value: number | null, cookie = study.cookie) =>
    lytt.call(routes.rate, { ...one(id, cookie), body: { value } });
  const act = async (on: BodyOf<typeof routes.act>['on'], change: BodyOf<typeof routes.act>['act']) => {
    const { status, view } = await lytt.call(routes.act, { ...at(), body: { on, act: change } });
    expect(status).toBe(200);
    return view;
  };

  it('sorts by every column in both directions, keeps who lacks a value at the end, and parts equals by when they applied', async () => {
    const late = await take({
      at: '2027-02-03T10:00:00Z',
      sourceCode: 'hol',
      answers: { discussion: 'En to tre fire fem seks' },
    });
    const early = await take({
      at: '2027-02-01T10:00:00Z',
      sourceCode: 'bergen',
      answers: { discussion: 'En\n\nto  tre' },
    });
    const middle = await take({ at: '2027-02-02T10:00:00Z', sourceCode: 'hol', answers: { discussion: 'En to tre' } });
    await rate(late, 2);
    await rate(late, 5, other.cookie);
    await rate(early, 5);
    const order = async (sort: string): Promise<string[][]> => [
      await find({ sort, direction: 'up' }),
      await find({ sort, direction: 'down' }),
    ];
    expect(await order('applied')).toEqual([
      [early, middle, late],
      [late, middle, early],
    ]);
    expect(await order('rating')).toEqual([
      [late, early, middle],
      [early, late, middle],
    ]);
    expect(await order('mine')).toEqual([
      [late, early, middle],
      [early, late, middle],
    ]);
    expect(await order('words')).toEqual([
      [early, middle, late],
      [late, early, middle],
    ]);
    expect(await order('source')).toEqual([
      [early, middle, late],
      [middle, late, early],
    ]);
    await act({ ids: [early] }, { kind: 'status', status: 'set-aside' });
    expect(await order('status')).toEqual([
      [middle, late, early],
      [early, middle, late],
    ]);
    await lytt.owner.query(
      `update research.application set started_at = completed_at - (case when id = $2 then interval '9 minutes' else interval '4 minutes' end) where study_id = $1`,
      [study.studyId, early],
    );
    expect(await order('minutes')).toEqual([
      [middle, late, early],
      [early, middle, late],
    ]);
    expect((await list()).items.map((item) => item.words)).toEqual([3, 3, 6]);
  });

  it('turns pages without losing or repeating anybody, and counts all of them on every page', async () => {
    const all = new Set<string>();
    for (let n = 0; n < 7; n++) all.add(await take({ at: '2027-02-01T10:00:00Z' }));
    const seen: string[] = [];
    for (const offset of ['0', '3', '6']) {
      const page = await list({ limit: '3', offset, sort: 'rating' });
      expect(page.total).toBe(7);
      seen.push(...page.items.map((item) => item.id));
    }
    expect(new Set(seen)).toEqual(all);
    expect(seen).toHaveLength(7);
    expect(await list({ offset: '50' })).toEqual({ items: [], total: 7 });
    expect(await list({ offset: '50', source: 'hol' })).toEqual({ items: [], total: 0 });
  });

  it('filters by status, place, answer sent, tag and sign', async () => {
    const [a, b] = [await take(), await take()];
    await act({ ids: [a] }, { kind: 'status', status: 'shortlisted' });
    await act({ ids: [a] }, { kind: 'add-tag', tag: 'god' });
    await lytt.owner.query(`update research.application set standing = 'panel', told = 'invited' where id = $1`, [a]);
    await lytt.owner.query(
      `insert into research.integrity_sign (study_id, application_id, kind) values ($1, $2, 'speed')`,
      [study.studyId, b],
    );
    for (const query of <Query[]>[
      { status: 'shortlisted' },
      { standing: 'panel' },
      { told: 'invited' },
      { tag: 'god' },
      { sign: 'none' },
    ])
      expect([query, await find(query)]).toEqual([query, [a]]);
    for (const query of <Query[]>[{ status: 'new' }, { told: 'nobody' }, { sign: 'any' }, { sign: 'speed' }])
      expect([query, await find(query)]).toEqual([query, [b]]);
    expect(await find({ sign: 'burst' })).toEqual([]);
    expect(await find({ state: 'refused' })).toEqual([]);
    expect((await lytt.call(routes.applications, { ...at(), query: { sign: 'odd' } })).status).toBe(422);
  });

  it('finds words of the applicant and of the choices they made in any language, and not the codes behind them', async () => {
    const a = await take({ answers: { discussion: 'Ærlig talt: 50 % "sinte"', occupation: 'student' } });
    const b = await take({
      answers: {
        occupation: 'self-employed',
        follows_page: 'yes',
        follow_often: 'daily',
        follow_for: ['events', 'comments'],
      },
    });
    expect(await find({ text: 'ÆRLIG' })).toEqual([a]);
    expect(await find({ text: '50 % "s' })).toEqual([a]);
    expect(await find({ text: 'Student eller elev' })).toEqual([a]);
    expect(await find({ text: 'driver eget' })).toEqual([b]);
    expect(await find({ text: 'reading what others' })).toEqual([b]);
    expect(await find({ text: 'prefer-not' })).toEqual([]);
    expect(await find({ text: 'xylofon' })).toEqual([]);
  });

  describe('read blind', () => {
    beforeEach(() =>
      changeScreener(lytt, study, ({ form }) => {
        const walk = (elements: readonly Record<string, unknown>[]): void => {
          for (const element of elements) {
            delete element['personal'];
            if (element['name'] === 'gender') element['personal'] = true;
            walk((element['elements'] ?? []) as Record<string, unknown>[]);
          }
        };
        for (const page of form.pages) walk(page.elements);
      }),
    );

    it('leaves out what is marked personal, in the table, in the form, in the search and in the file', async () => {
      const id = await take();
      const blind = await list({ blind: '1' });
      expect(blind.items[0]?.attributes).not.toHaveProperty('gender');
      expect(blind.items[0]?.attributes).toHaveProperty('occupation');
      const whole = await lytt.call(routes.application, { ...one(id), query: { blind: '1' } });
      expect(whole.view.answers.map((answer) => answer.question)).not.toContain('gender');
      expect(whole.view.attributes).not.toHaveProperty('gender');
      const seeing = await lytt.call(routes.application, one(id));
      expect(seeing.view.answers.map((answer) => answer.question)).toContain('gender');
      expect(await find({ text: 'Mann' })).toEqual([id]);
      expect(await find({ text: 'Mann', blind: '1' })).toEqual([]);
      const file = await lytt.app.inject({
        url: `/api/v1/studies/${study.studyId}/recruitment/applicants.csv?blind=1`,
        headers: { cookie: study.cookie },
      });
      expect(file.body).toContain('Pensjonist');
      expect(file.body).not.toContain('Mann');
    });

    it('tells others’ ratings only to those who have given their own, by no filter and no sort either', async () => {
      const [rated, mine] = [await take({ at: '2027-02-01T10:00:00Z' }), await take({ at: '2027-02-02T10:00:00Z' })];
      await rate(rated, 5, other.cookie);
      await rate(mine, 1, other.cookie);
      await rate(mine, 3);
      const [first, second] = (await list({ blind: '1' })).items;
      expect([first?.rating, first?.raters, second?.rating]).toEqual([null, 1, 2]);
      expect((await list()).items[0]?.rating).toBe(5);
      expect(await find({ blind: '1', rating: '4' })).toEqual([]);
      expect(await find({ rating: '4' })).toEqual([rated]);
      expect(await find({ blind: '1', sort: 'rating', direction: 'down' })).toEqual([mine, rated]);
      const ratings = async (id: string) =>
        (await lytt.call(routes.application, { ...one(id), query: { blind: '1' } })).view.ratings;
      expect(await ratings(rated)).toEqual([]);
      expect(await ratings(mine)).toEqual([
        { name: 'Eira Eier', value: 3 },
        { name: 'Odd Andre', value: 1 },
      ]);
    });
  });

  it('keeps notes for all to read, and lets everybody take back their own alone', async () => {
    const id = await take();
    const { view: note } = await lytt.call(routes.note, { ...one(id), body: { text: 'Begrunner <b>godt</b>' } });
    await lytt.call(routes.note, { ...one(id, other.cookie), body: { text: 'Litt kort' } });
    const notes = async (cookie?: string) => (await lytt.call(routes.application, one(id, cookie))).view.noteList;
    expect((await notes()).map(({ text, by, mine }) => [text, by, mine])).toEqual([
      ['Begrunner <b>godt</b>', 'Eira Eier', true],
      ['Litt kort', 'Odd Andre', false],
    ]);
    const remove = (cookie: string) =>
      lytt.call(routes.removeNote, { cookie, params: { ...one(id).params, noteId: note.id } });
    expect((await remove(other.cookie)).status).toBe(404);
    expect(await notes()).toHaveLength(2);
    expect((await remove(study.cookie)).status).toBe(200);
    expect((await notes()).map(({ text }) => text)).toEqual(['Litt kort']);
    expect((await list()).items[0]?.notes).toBe(1);
    expect((await lytt.call(routes.note, { ...one(randomUUID()), body: { text: 'x' } })).status).toBe(404);
  });

  it('changes many at once, tells what stood before, and takes it back', async () => {
    const ids = [await take(), await take({ sourceCode: 'hol' }), await take({ sourceCode: 'hol' })];
    const [first] = ids;
    await act({ ids: [first ?? ''] }, { kind: 'add-tag', tag: 'god' });
    const tagged = await act({ filter: {} }, { kind: 'add-tag', tag: 'god' });
    expect(tagged.changed).toBe(2);
    const moved = await act(
      { filter: { source: 'hol' } },
      { kind: 'status', status: 'set-aside', reason: 'Kjenner oss' },
    );
    expect(moved.before.map(({ status, tags }) => [status, tags])).toEqual([
      ['new', ['god']],
      ['new', ['god']],
    ]);
    const [set] = (await list({ source: 'hol' })).items;
    expect((await lytt.call(routes.application, one(set?.id ?? ''))).view.statusReason).toBe('Kjenner oss');
    expect((await applicants.poolForDraw(study.studyId)).map((entry) => entry.applicationId)).toEqual([first]);
    expect((await lytt.call(routes.tags, at())).view.items).toEqual([{ tag: 'god', count: 3 }]);
    const back = await act({ ids: [] }, { kind: 'restore', before: moved.before });
    expect(back.changed).toBe(2);
    expect(back.before.map(({ status, statusReason }) => [status, statusReason])).toEqual([
      ['set-aside', 'Kjenner oss'],
      ['set-aside', 'Kjenner oss'],
    ]);
    expect(await find({ status: 'new' })).toHaveLength(3);
    expect(await applicants.poolForDraw(study.studyId)).toHaveLength(3);
    await act({ ids: [] }, { kind: 'restore', before: tagged.before });
    expect((await lytt.call(routes.tags, at())).view.items).toEqual([{ tag: 'god', count: 1 }]);
    expect((await act({ filter: {} }, { kind: 'remove-tag', tag: 'god' })).changed).toBe(1);
    const { rows } = await lytt.owner.query<{ subject: { act: string; count: number; applications: string[] } }>(
      `select subject from platform.audit where study_id = $1 and action = 'recruitment.acted' order by id`,
      [study.studyId],
    );
    expect(rows.map(({ subject }) => [subject.act, subject.count])).toEqual([
      ['add-tag', 1],
      ['add-tag', 2],
      ['status', 2],
      ['restore', 2],
      ['restore', 2],
      ['remove-tag', 1],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/god|Kjenner/);
  });

  it('finds and counts nobody of another study, whatever ids are sent', async () => {
    const mine = await take();
    const neighbour = await recruitingStudy(lytt);
    const params = { studyId: neighbour.studyId };
    const foreign = { id: mine, status: 'set-aside' as const, statusReason: null, tags: ['x'] };
    const acts: BodyOf<typeof routes.act>['act'][] = [
      { kind: 'status', status: 'set-aside' },
      { kind: 'add-tag', tag: 'x' },
      { kind: 'restore', before: [foreign] },
    ];
    for (const change of acts) {
      const { view } = await lytt.call(routes.act, {
        cookie: neighbour.cookie,
        params,
        body: { on: { ids: [mine] }, act: change },
      });
      expect(view).toEqual({ changed: 0, before: [] });
    }
    expect((await list()).items[0]).toMatchObject({ status: 'new', tags: [] });
    const nothing = { cookie: neighbour.cookie, params: { ...params, applicationId: mine } };
    expect((await lytt.call(routes.note, { ...nothing, body: { text: 'x' } })).status).toBe(404);
  });
});
