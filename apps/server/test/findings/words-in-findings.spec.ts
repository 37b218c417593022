import { findingsRoutes as routes, type Stance } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { StudyWithWords } from './study-with-words.js';

describe('who sees and who loses what stands in findings', () => {
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

  it('loses the quotes and the evidence of an erased post, and keeps the rest', async () => {
    const [gone, stays] = [
      await study.said(await study.seat('Sild'), 'Slett meg'),
      await study.said(await study.seat('Torsk'), 'La meg stå'),
    ];
    const id = await theme('Sletting', [gone, stays]);
    const { id: hypothesisId } = await hypothesis();
    await attach(hypothesisId, gone, 'against');
    await study.sql(
      'update research.post set erased_at = now() where id = (select post_id from research.segment where id = $1)',
      [gone],
    );
    expect((await themeView(id)).quotes.map((quote) => quote.id)).toEqual([stays]);
    expect((await hypothesisView(hypothesisId)).evidence).toEqual([]);
    expect((await attach(hypothesisId, gone, 'for')).status).toBe(404);
    // Deleted segments take their places in findings with them; a hypothesis that began with one stays.
    const started = await lytt.call(routes.makeHypothesis, {
      cookie,
      params,
      body: { text: { nb: 'Begynt' }, startedFrom: stays },
    });
    await study.sql('delete from research.segment where id = any($1)', [[gone, stays]]);
    const { rows } = await study.sql(
      'select 1 from research.theme_quote where segment_id = any($1) union all select 1 from research.evidence where segment_id = any($1)',
      [[gone, stays]],
    );
    expect(rows).toEqual([]);
    expect(await hypothesisView(started.view.id)).toMatchObject({ startedFrom: null, evidence: [] });
  });

  it('lets go of everything built on the words of somebody who withdraws', async () => {
    const seat = await study.seat('Lake');
    const quote = await study.said(seat, 'Dette tar jeg med meg');
    const id = await theme('Trekk', [quote]);
    const { view } = await lytt.call(routes.makeHypothesis, {
      cookie,
      params,
      body: { text: { nb: 'Fra Lake' }, startedFrom: quote },
    });
    await lytt.eraseWords(study.id, seat);
    const { rows } = await study.sql(
      'select 1 from research.segment where id = $1 union all select 1 from research.theme_quote where segment_id = $1 union all select 1 from research.evidence where segment_id = $1',
      [quote],
    );
    expect(rows).toEqual([]);
    expect((await themeView(id)).weight).toEqual({ people: 0, segments: 0 });
    expect(await hypothesisView(view.id)).toMatchObject({ startedFrom: null, weights: { all: { people: 0 } } });
  });

  it('does not call what a moderator wrote evidence', async () => {
    const { staffId } = await lytt.staff();
    const [question] = await study.questions();
    const { rows } = await study.sql<{ id: string }>(
      `with p as (insert into research.post (id, study_id, question_id, kind, staff_id, private, created_at) values (gen_random_uuid(), $1, $2, 'probe', $3, true, now()) returning id),
            words as (insert into research.post_version (post_id, version, study_id, body, created_at) select id, 1, $1, 'hva mener du?', now() from p)
       insert into research.segment (id, study_id, post_id, version, from_point, to_point, quote, created_at) select gen_random_uuid(), $1, id, 1, 0, 3, 'hva', now() from p returning id`,
      [study.id, question?.id, staffId],
    );
    expect(
      (await lytt.call(routes.makeTheme, { cookie, params, body: { name: 'Spør', quotes: [rows[0]!.id] } })).status,
    ).toBe(404);
  });

  it('shows an observer neither private words, nor answers to probes, nor bands; and counts them out', async () => {
    const seat = await study.seat('Lundefugl');
    const other = await study.seat('Alke');
    await study.sql(`update research.question set masking = 'private' where study_id = $1 and key = $2`, [
      study.id,
      (await study.questions())[7]?.key,
    ]);
    const open = await study.said(seat, 'Dette kan alle lese');
    const quotes = [
      open,
      await study.said(seat, 'Privat spørsmål', { question: 7 }),
      await study.said(other, 'Svar på oppfølging', { question: 3, kind: 'probe_answer', private: true }),
      await study.said(other, 'Svar på oppfølging to', { question: 4, kind: 'probe_answer' }),
    ];
    await study.sql('update research.segment set starred = true where id = any($1)', [quotes]);
    const id = await theme('Innsyn', quotes);
    const { id: hypothesisId } = await hypothesis();
    for (const quote of quotes) await attach(hypothesisId, quote, 'for');
    const observer = await study.as('observer');
    const seen = await themeView(id, observer);
    expect(seen.quotes.map((quote) => quote.quote)).toEqual(['Dette kan alle lese']);
    expect(seen).toMatchObject({
      partial: true,
      weight: { people: 1, segments: 1 },
      quotes: [{ bands: [], starred: false }],
    });
    const page = await hypothesisView(hypothesisId, observer);
    expect(page).toMatchObject({ partial: true, weights: { all: { people: 1, segments: 1 } } });
    const everything = [
      await lytt.call(routes.themes, { cookie: observer, params }),
      await lytt.call(routes.hypotheses, { cookie: observer, params }),
    ]
      .map((each) => each.response.body)
      .join('');
    expect(everything + JSON.stringify([seen, page])).not.toMatch(/Privat spørsmål|Svar på oppfølging|Nord-Norge/);
    expect(
      (
        await lytt.call(routes.uses, { cookie: observer, params, query: { segments: quotes.join(',') } })
      ).view.items.map((item) => item.segmentId),
    ).toEqual([open]);
    expect((await themeView(id)).quotes).toHaveLength(4);
    expect((await themeView(id)).weight).toEqual({ people: 2, segments: 4 });
  });

  it('lets a moderator and an observer read but not change anything', async () => {
    const id = await theme('Låst');
    for (const role of ['moderator', 'observer'] as const) {
      const as = await study.as(role);
      expect((await lytt.call(routes.themes, { cookie: as, params })).status).toBe(200);
      expect((await lytt.call(routes.hypotheses, { cookie: as, params })).status).toBe(200);
      expect((await lytt.call(routes.makeTheme, { cookie: as, params, body: { name: 'Nei' } })).status).toBe(403);
      expect((await lytt.call(routes.deleteTheme, { cookie: as, params: { ...params, themeId: id } })).status).toBe(
        403,
      );
      expect(
        (await lytt.call(routes.makeHypothesis, { cookie: as, params, body: { text: { nb: 'Nei' } } })).status,
      ).toBe(403);
    }
  });

  it('knows nothing of another study, and lets none of its quotes or themes be used', async () => {
    const other = await StudyWithWords.make(lytt);
    const theirs = await other.said(await other.seat('Fremmed'), 'Fra en annen studie');
    const mine = await study.said(await study.seat('Egen'), 'Fra denne studien');
    const myTheme = await theme('Min', [mine]);
    const { id: myHypothesis } = await hypothesis();
    expect((await lytt.call(routes.themes, { cookie, params: other.params })).status).toBe(404);
    expect(
      (await lytt.call(routes.putIntoTheme, { cookie, params: { ...params, themeId: myTheme, segmentId: theirs } }))
        .status,
    ).toBe(404);
    expect((await attach(myHypothesis, theirs, 'for')).status).toBe(404);
    expect(
      (await lytt.call(routes.makeTheme, { cookie, params, body: { name: 'Lånt', quotes: [mine, theirs] } })).status,
    ).toBe(404);
    expect(
      (await lytt.call(routes.theme, { cookie: other.cookie, params: { ...other.params, themeId: myTheme } })).status,
    ).toBe(404);
    expect(
      (
        await lytt.call(routes.attachEvidence, {
          cookie: other.cookie,
          params: { ...other.params, hypothesisId: myHypothesis, segmentId: theirs },
          body: { stance: 'for' },
        })
      ).status,
    ).toBe(404);
    expect(
      (await lytt.call(routes.deleteTheme, { cookie: other.cookie, params: { ...other.params, themeId: myTheme } }))
        .status,
    ).toBe(404);
    expect((await lytt.call(routes.uses, { cookie, params, query: { segments: theirs } })).view.items).toEqual([]);
  });
});
