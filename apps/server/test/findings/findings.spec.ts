import { codingRoutes, findingsRoutes as routes, studyRoutes, type Stance } from '@lytt/shared';
import fc from 'fast-check';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { TestApp } from '../support/test-app.js';
import { StudyWithWords } from './study-with-words.js';

describe('findings', () => {
  let lytt: TestApp;
  let study: StudyWithWords;
  let cookie: string;
  let params: { studyId: string };
  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await StudyWithWords.make(lytt);
    cookie = await study.as('analyst');
    params = study.params;
  });
  afterAll(() => lytt.stop());

  const theme = async (name: string, quotes: string[] = []): Promise<string> =>
    (await lytt.call(routes.makeTheme, { cookie, params, body: { name, quotes } })).view.id;
  const hypothesis = async (text = 'They answer fast'): Promise<{ id: string; key: string }> =>
    (await lytt.call(routes.makeHypothesis, { cookie, params, body: { text: { en: text } } })).view;
  const attach = (hypothesisId: string, segmentId: string, stance: Stance, as = cookie) =>
    lytt.call(routes.attachEvidence, { cookie: as, params: { ...params, hypothesisId, segmentId }, body: { stance } });
  const themeView = async (themeId: string, as = cookie) =>
    (await lytt.call(routes.theme, { cookie: as, params: { ...params, themeId } })).view;
  const hypothesisView = async (hypothesisId: string, as = cookie) =>
    (await lytt.call(routes.hypothesis, { cookie: as, params: { ...params, hypothesisId } })).view;

  it('come with the study file: ten hypotheses in their order, and go out with it again', async () => {
    const { view } = await lytt.call(routes.hypotheses, { cookie, params });
    expect(view.items.map((item) => item.key)).toEqual(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8', 'H9', 'H10']);
    const file = await lytt.call(studyRoutes.exportFile, { cookie: study.cookie, params });
    const again = await lytt.call(studyRoutes.importFile, { cookie: study.cookie, body: { file: file.view.yaml } });
    expect(again.status).toBe(200);
    const copies = await lytt.call(routes.hypotheses, { cookie: study.cookie, params: { studyId: again.view.id } });
    expect(copies.view.items.map(({ key, text }) => ({ key, text }))).toEqual(
      view.items.map(({ key, text }) => ({ key, text })),
    );
    const { rows } = await study.sql<{ count: number }>(
      'select count(*)::int as count from research.observed_case where study_id = $1',
      [again.view.id],
    );
    expect(rows[0]?.count).toBe(10);
  });

  it('shows a theme with its quotes, whose they are by band, and on what day', async () => {
    const seat = await study.seat('Havørn');
    const quote = await study.said(seat, 'Eg kjenner igjen tonen 🙂');
    const view = await themeView(await theme('Tone', [quote]));
    expect(view.weight).toEqual({ people: 1, segments: 1 });
    expect(view.quotes[0]).toMatchObject({
      quote: 'Eg kjenner igjen tonen 🙂',
      alias: 'Havørn',
      questionDay: 1,
      from: 0,
      to: 24,
      private: false,
    });
    expect(view.quotes[0]?.bands.map((band) => band.value.nb)).toEqual([
      '35–49 år',
      'Kvinne',
      'Nord-Norge',
      'Offentlig ansatt',
    ]);
  });

  it('keeps the quotes of a theme in the order they were put there, and takes one out without losing it', async () => {
    const seat = await study.seat('Bjørk');
    const quotes = await Promise.all(
      [1, 2, 3].map((number) => study.said(seat, `Ord nummer ${number}`, { question: number })),
    );
    const id = await theme('Rekkefølge', quotes.slice(0, 2));
    const put = await lytt.call(routes.putIntoTheme, {
      cookie,
      params: { ...params, themeId: id, segmentId: quotes[2]! },
    });
    expect(put.view.wasIn).toBe(false);
    expect(
      (await lytt.call(routes.putIntoTheme, { cookie, params: { ...params, themeId: id, segmentId: quotes[2]! } })).view
        .wasIn,
    ).toBe(true);
    expect((await themeView(id)).quotes.map((quote) => quote.id)).toEqual(quotes);
    await lytt.call(routes.takeOutOfTheme, { cookie, params: { ...params, themeId: id, segmentId: quotes[1]! } });
    const left = await themeView(id);
    expect(left.quotes.map((quote) => quote.id)).toEqual([quotes[0], quotes[2]]);
    expect(left.weight).toEqual({ people: 1, segments: 2 });
    expect(
      (await lytt.call(routes.takeOutOfTheme, { cookie, params: { ...params, themeId: id, segmentId: quotes[1]! } }))
        .status,
    ).toBe(404);
  });

  it('brings a deleted theme back from what deleting it answered', async () => {
    const quote = await study.said(await study.seat('Tind'), 'Dette skal ikke gå tapt');
    const id = await theme('Angre', [quote]);
    await lytt.call(routes.editTheme, { cookie, params: { ...params, themeId: id }, body: { summary: 'Et utkast' } });
    const { view } = await lytt.call(routes.deleteTheme, { cookie, params: { ...params, themeId: id } });
    expect((await lytt.call(routes.theme, { cookie, params: { ...params, themeId: id } })).status).toBe(404);
    const back = await lytt.call(routes.makeTheme, { cookie, params, body: view.undo });
    expect(await themeView(back.view.id)).toMatchObject({
      name: 'Angre',
      summary: 'Et utkast',
      position: view.undo.position,
      quotes: [{ id: quote }],
    });
  });

  it('orders themes only as a whole', async () => {
    const { view } = await lytt.call(routes.themes, { cookie, params });
    const ids = view.items.map((item) => item.id).reverse();
    expect((await lytt.call(routes.orderThemes, { cookie, params, body: { ids: ids.slice(1) } })).status).toBe(422);
    expect((await lytt.call(routes.orderThemes, { cookie, params, body: { ids } })).status).toBe(200);
    expect((await lytt.call(routes.themes, { cookie, params })).view.items.map((item) => item.id)).toEqual(ids);
  });

  it('starts a hypothesis from a quote, which is then its first evidence, under the next key', async () => {
    const quote = await study.said(await study.seat('Vidde'), 'De svarer samme kveld');
    const { view } = await lytt.call(routes.makeHypothesis, {
      cookie,
      params,
      body: { text: { nb: 'De svarer om kvelden' }, startedFrom: quote },
    });
    expect(view.key).toMatch(/^H1\d$/);
    const page = await hypothesisView(view.id);
    expect(page.startedFrom?.id).toBe(quote);
    expect(page.evidence).toMatchObject([{ stance: 'for', quote: { id: quote } }]);
    const uses = await lytt.call(routes.uses, { cookie, params, query: { segments: quote } });
    expect(uses.view.items).toEqual([
      { segmentId: quote, themes: [], hypotheses: [{ id: view.id, key: view.key, stance: 'for' }] },
    ]);
  });

  it('gives hypotheses started at the same moment a key each', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, at) => hypothesis(`number ${at}`)));
    expect(new Set(made.map((each) => each.key)).size).toBe(12);
  });

  it('replaces the stance of a quote and says what it was, so that it can be undone', async () => {
    const quote = await study.said(await study.seat('Fjord'), 'Ja, men ikke alltid');
    const { id } = await hypothesis();
    expect((await attach(id, quote, 'for')).view).toEqual({ stance: 'for', before: null });
    expect((await attach(id, quote, 'mixed')).view).toEqual({ stance: 'mixed', before: 'for' });
    expect((await hypothesisView(id)).weights).toMatchObject({
      for: { people: 0 },
      mixed: { people: 1, segments: 1 },
      all: { segments: 1 },
    });
    expect((await lytt.call(routes.deleteHypothesis, { cookie, params: { ...params, hypothesisId: id } })).status).toBe(
      409,
    );
    const off = await lytt.call(routes.detachEvidence, {
      cookie,
      params: { ...params, hypothesisId: id, segmentId: quote },
    });
    expect(off.view.before).toBe('mixed');
    expect((await lytt.call(routes.deleteHypothesis, { cookie, params: { ...params, hypothesisId: id } })).status).toBe(
      200,
    );
  });

  it('counts people before segments, as a model does, whoever said what how often and whoever withdrew', async () => {
    const seats = await Promise.all(['Rype', 'Gaupe', 'Elg', 'Jerv'].map((alias) => study.seat(alias)));
    const bodies = await Promise.all(
      seats.map((seat, at) => study.post(seat, 'x'.repeat(40), { question: 5, kind: at === 0 ? 'answer' : 'reply' })),
    );
    const segments = await Promise.all(
      seats.flatMap((_, seat) =>
        [0, 1, 2].map(async (at) => ({ seat, id: await study.segment(bodies[seat]!, 'x'.repeat(40), at, at + 10) })),
      ),
    );
    const { id } = await hypothesis('a model');
    const stances = fc.array(fc.constantFrom<Stance | null>('for', 'against', 'mixed', null), {
      minLength: segments.length,
      maxLength: segments.length,
    });
    await fc.assert(
      fc.asyncProperty(stances, fc.subarray([0, 1, 2, 3]), async (given, withdrawn) => {
        await study.sql('delete from research.evidence where hypothesis_id = $1', [id]);
        await study.sql(
          `update research.seat set state = case when id = any($2) then 'withdrawn' else 'active' end where id = any($1)`,
          [seats, withdrawn.map((at) => seats[at])],
        );
        const attached = segments.flatMap((segment, at) => (given[at] ? [{ ...segment, stance: given[at] }] : []));
        await study.sql(
          `insert into research.evidence (hypothesis_id, segment_id, study_id, stance, at) select $1, segment, $2, stance, now() from unnest($3::uuid[], $4::text[]) as given (segment, stance)`,
          [id, study.id, attached.map((each) => each.id), attached.map((each) => each.stance)],
        );
        const there = attached.filter((each) => !withdrawn.includes(each.seat));
        const model = (of: typeof there) => ({
          people: new Set(of.map((each) => each.seat)).size,
          segments: of.length,
        });
        const expected = {
          for: model(there.filter((each) => each.stance === 'for')),
          against: model(there.filter((each) => each.stance === 'against')),
          mixed: model(there.filter((each) => each.stance === 'mixed')),
          all: model(there),
        };
        expect((await hypothesisView(id)).weights).toEqual(expected);
        const list = await lytt.call(routes.hypotheses, { cookie, params });
        expect(list.view.items.find((item) => item.id === id)?.weights).toEqual(expected);
      }),
      { numRuns: propertyRuns(15) },
    );
  });

  it('keeps coding from deleting words that a theme or a hypothesis stands on', async () => {
    const quote = await study.said(await study.seat('Røye'), 'Denne brukes');
    const id = await theme('I bruk', [quote]);
    const refused = await lytt.call(codingRoutes.deleteSegment, { cookie, params: { ...params, segmentId: quote } });
    expect(refused.status).toBe(409);
    expect(refused.response.json<{ title: string }>().title).toContain('I bruk');
    await lytt.call(routes.takeOutOfTheme, { cookie, params: { ...params, themeId: id, segmentId: quote } });
    expect(
      (await lytt.call(codingRoutes.deleteSegment, { cookie, params: { ...params, segmentId: quote } })).status,
    ).toBe(200);
  });

  it('puts the fault beside the field and keeps nothing of a bad request', async () => {
    const before = (await lytt.call(routes.themes, { cookie, params })).view.items.length;
    const bad = await lytt.call(routes.makeTheme, { cookie, params, body: { name: '  ', quotes: ['not-an-id'] } });
    expect(bad.status).toBe(422);
    expect(bad.response.json<{ errors: { path: string }[] }>().errors.map((fault) => fault.path)).toEqual([
      'name',
      'quotes.0',
    ]);
    expect((await lytt.call(routes.makeHypothesis, { cookie, params, body: { text: {} } })).status).toBe(422);
    expect((await lytt.call(routes.themes, { cookie, params })).view.items).toHaveLength(before);
  });

  it('says on Overview which hypotheses nobody has weighed and which themes are empty', async () => {
    const fresh = await StudyWithWords.make(lytt);
    await lytt.call(routes.makeTheme, { cookie: fresh.cookie, params: fresh.params, body: { name: 'Tomt' } });
    const { view } = await lytt.call(studyRoutes.overview, { cookie: fresh.cookie, params: fresh.params });
    expect(view.items).toEqual(
      expect.arrayContaining([
        { key: 'findings.hypotheses-without-evidence', place: 'findings', count: 10, tone: 'fact' },
        { key: 'findings.themes-without-quotes', place: 'findings', count: 1, tone: 'fact' },
      ]),
    );
  });
});
