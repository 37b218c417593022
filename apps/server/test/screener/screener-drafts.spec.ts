import { applicantsRoutes, screenerRoutes as routes, studyRoutes, type ScreenerDraft } from '@lytt/shared';
import fc from 'fast-check';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { Applying } from '../../src/fieldwork/applying/applying.facade.js';
import { TestApp } from '../support/test-app.js';
import { recruitingStudy } from '../applying/applicant.js';

type Definition = ScreenerDraft['definition'];
type Json = Record<string, unknown>;
type Problem = { title: string; errors: { path: string; message: string }[] };

const FORM = {
  relation: 'lives',
  follows_page: 'no',
  follow_not_why: 'tone',
  discussion: 'Begge deler kan være sant.',
  gender: 'man',
  birth_year: 1971,
  county: 'oslo',
  occupation: 'retired',
  contact_consent: true,
};

describe('the draft of a screener', () => {
  let lytt: TestApp;
  let cookie: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ cookie } = await lytt.staff({ isOwner: true, name: 'Eira Eier' }));
  });
  afterAll(() => lytt.stop());

  const study = async (): Promise<string> =>
    (await lytt.call(studyRoutes.create, { cookie, body: { title: 'Skjema', startsOn: '2027-03-01' } })).view.id;
  const at = (studyId: string, as = cookie): { cookie: string; params: { studyId: string } } => ({
    cookie: as,
    params: { studyId },
  });
  const draft = async (studyId: string): Promise<ScreenerDraft> => (await lytt.call(routes.draft, at(studyId))).view;
  const save = (studyId: string, definition: Definition, revision: number, as = cookie) =>
    lytt.call(routes.saveDraft, { ...at(studyId, as), body: { definition, revision } });
  const publish = (studyId: string, revision: number, as = cookie) =>
    lytt.call(routes.publish, { ...at(studyId, as), body: { revision } });
  /** The published screener with other words for its first question. */
  const reworded = (definition: Definition, title: string): Definition => {
    const copy = structuredClone(definition) as { form: { pages: { elements: Json[] }[] } } & Definition;
    const first = copy.form.pages[0]?.elements[0];
    if (first) first['title'] = { default: title, nb: title, en: title };
    return copy;
  };
  const withPurpose = (definition: Definition): Definition => {
    const copy = structuredClone(definition) as { form: { pages: { elements: Json[] }[] } } & Definition;
    for (const { elements } of copy.form.pages)
      for (const one of elements) one['purpose'] ??= 'For å sette sammen gruppen.';
    return copy;
  };
  const versions = async (studyId: string): Promise<{ version: number; definition: Json }[]> =>
    (
      await lytt.owner.query<{ version: number; definition: Json }>(
        'select version, definition from research.screener_version where study_id = $1 order by version',
        [studyId],
      )
    ).rows;
  const audited = async (studyId: string, action: string): Promise<Json[]> =>
    (
      await lytt.owner.query<{ subject: Json }>(
        'select subject from platform.audit where study_id = $1 and action = $2 order by id',
        [studyId, action],
      )
    ).rows.map((row) => row.subject);

  it('begins as what applicants see', async () => {
    const studyId = await study();
    expect(await draft(studyId)).toMatchObject({
      revision: 0,
      published: 1,
      changed: false,
      savedAt: null,
      savedBy: null,
      faults: [],
      inUse: false,
    });
    expect(await versions(studyId)).toHaveLength(1);
  });

  it('keeps what was typed, faults and all, and tells where they are', async () => {
    const studyId = await study();
    const { definition } = await draft(studyId);
    const half = { ...definition, discussionQuestion: 'not_there_yet', extra: { of: 'mine' } };
    const { view } = await save(studyId, half, 0);
    expect(view).toMatchObject({ definition: half, revision: 1, published: 1, changed: true, savedBy: 'Eira Eier' });
    expect(view.faults).not.toEqual([]);
    const shape = await save(
      studyId,
      { form: { pages: [{ name: 'p', elements: [{ type: 'matrix', name: 'm' }] }] } },
      1,
    );
    expect(shape.view.faults.map((fault) => fault.path)).toContain('discussionQuestion');
    const { extra: _, ...tidy } = half;
    const last = await save(studyId, tidy, 2);
    expect(last.view.faults.map((fault) => fault.path)).toEqual(['discussionQuestion']);
    expect((await draft(studyId)).definition).toEqual(tidy);
  });

  it('is told to who saves on an older copy, with the name of who was first', async () => {
    const studyId = await study();
    const other = await lytt.staff({ member: { studyId, role: 'researcher' }, name: 'Trond Tidlig' });
    const { definition } = await draft(studyId);
    expect((await save(studyId, reworded(definition, 'Først'), 0, other.cookie)).status).toBe(200);
    const late = await save(studyId, reworded(definition, 'Sist'), 0);
    expect(late.status).toBe(409);
    expect(late.response.json<Problem>().title).toMatch(/^Trond Tidlig has changed this screener/);
    expect((await publish(studyId, 0)).status).toBe(409);
    expect((await draft(studyId)).definition).toEqual(reworded(definition, 'Først'));
  });

  it('becomes a version with the name of who published it, once however often the button is pressed', async () => {
    const studyId = await study();
    const { definition } = await draft(studyId);
    await save(studyId, reworded(definition, 'Ny ordlyd'), 0);
    const [first, second] = await Promise.all([publish(studyId, 1), publish(studyId, 1)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await draft(studyId)).toMatchObject({ published: 2, changed: false, savedAt: null });
    expect((await versions(studyId)).map((row) => row.version)).toEqual([1, 2]);
    expect(await audited(studyId, 'recruitment.screener-published')).toEqual([{ version: 2 }]);
    const { view } = await lytt.call(routes.view, at(studyId));
    expect(view).toMatchObject({ version: 2, pages: [{ questions: [{ title: { nb: 'Ny ordlyd' } }] }, {}] });
  });

  it('is not published with faults, which are named by their places; applicants see the version before', async () => {
    const studyId = await study();
    const { definition } = await draft(studyId);
    await save(studyId, { ...definition, refusals: [{ when: '{nothing} = 1', reason: 'x' }] }, 0);
    const refused = await publish(studyId, 1);
    expect(refused.status).toBe(422);
    expect(refused.response.json<Problem>().errors).toEqual([
      { path: 'refusals.0.when', message: expect.stringContaining('nothing') },
    ]);
    expect(await draft(studyId)).toMatchObject({ published: 1, revision: 1, changed: true });
    expect(await versions(studyId)).toHaveLength(1);
  });

  it('is kept but not published while a question does not say why it is asked', async () => {
    const studyId = await study();
    const { definition } = await draft(studyId);
    const silent = structuredClone(definition) as { form: { pages: { elements: Json[] }[] } } & Definition;
    silent.form.pages[0]?.elements.push(
      { type: 'comment', name: 'silent', title: 'Hva tenker du?' },
      { type: 'html', name: 'note', html: '<p>Takk.</p>' },
    );
    const { status, view } = await save(studyId, silent, 0);
    const at = `form.pages.0.elements.${(silent.form.pages[0]?.elements.length ?? 0) - 2}.purpose`;
    const faults = [{ path: at, message: expect.stringContaining('"silent"') as string }];
    expect([status, view.faults]).toEqual([200, faults]);
    const refused = await publish(studyId, 1);
    expect([refused.status, refused.response.json<Problem>().errors]).toEqual([422, faults]);
  });

  it('opens no recruitment while what applicants would see has faults', async () => {
    const studyId = await study();
    await lytt.owner.query(
      `update research.screener set definition = definition #- '{form,pages,0,elements,0,purpose}' where study_id = $1`,
      [studyId],
    );
    const open = () => lytt.call(studyRoutes.changePhase, { ...at(studyId), body: { to: 'recruiting' } });
    const refused = await open();
    expect(refused.status).toBe(409);
    expect(refused.response.body).toContain('purpose');
    const { definition } = await draft(studyId);
    await save(studyId, withPurpose(definition), 0);
    await publish(studyId, 1);
    expect((await open()).status).toBe(200);
  });

  it('goes back to what applicants see when discarded, which is noted', async () => {
    const studyId = await study();
    const { definition } = await draft(studyId);
    await save(studyId, reworded(definition, 'Angres'), 0);
    const { view } = await lytt.call(routes.discardDraft, at(studyId));
    expect(view).toMatchObject({ definition, changed: false, revision: 2 });
    expect((await save(studyId, reworded(definition, 'Visste ikke'), 1)).status).toBe(409);
    expect(await audited(studyId, 'recruitment.screener-draft-discarded')).toEqual([{ revision: 1 }]);
    expect((await lytt.call(routes.discardDraft, at(studyId))).view.revision).toBe(2);
  });

  it('cannot grow without end, in size or in depth', async () => {
    const studyId = await study();
    const large = await save(studyId, { form: 'æ'.repeat(260_000) }, 0);
    expect([large.status, large.response.json<Problem>().title]).toEqual([422, expect.stringContaining('521 kB')]);
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const answer = await lytt.app.inject({
      method: 'PUT',
      url: `/api/v1/studies/${studyId}/recruitment/screener/draft`,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      payload: `{"revision":0,"definition":{"form":${deep}}}`,
    });
    expect(answer.statusCode).toBe(422);
    expect((await draft(studyId)).revision).toBe(0);
  });

  it('checks a form from elsewhere without keeping it', async () => {
    const studyId = await study();
    const { definition } = await draft(studyId);
    const check = (of: Definition) => lytt.call(routes.check, { ...at(studyId), body: { definition: of } });
    expect((await check(definition)).view.faults).toEqual([]);
    const odd = structuredClone(definition) as { form: { pages: { elements: Json[] }[] } } & Definition;
    odd.form.pages[0]?.elements.push({ type: 'matrix', name: 'grid' }, { type: 'imagemap', name: 'map' });
    expect((await check(odd)).view.faults.map((fault) => fault.path)).toEqual([
      'form.pages.0.elements.1.type',
      'form.pages.0.elements.2.type',
    ]);
    expect((await draft(studyId)).revision).toBe(0);
  });

  it('keeps an application beside the words it was asked in', async () => {
    const { studyId, cookie: owner } = await recruitingStudy(lytt);
    const applicationId = await lytt.app.get(Applying).acceptForm(studyId, {
      sourceCode: 'bergen',
      language: 'nb',
      person: { name: 'A', email: 'a@example.org' },
      answers: FORM,
    });
    const title = async (): Promise<string | undefined> =>
      (
        await lytt.call(applicantsRoutes.application, { cookie: owner, params: { studyId, applicationId } })
      ).view.answers.find((answer) => answer.question === 'relation')?.title.nb;
    const before = await title();
    const { definition, inUse } = await draft(studyId);
    expect(inUse).toBe(true);
    await save(studyId, reworded(definition, 'Et helt annet spørsmål'), 0);
    expect((await publish(studyId, 1)).status).toBe(200);
    expect((await lytt.call(routes.view, at(studyId))).view.pages[0]?.questions[0]?.title.nb).toBe(
      'Et helt annet spørsmål',
    );
    expect(before).toContain('tilknytningen');
    expect(await title()).toBe(before);
  });

  it('is open to researchers of the study alone', async () => {
    const studyId = await study();
    const analyst = await lytt.staff({ member: { studyId, role: 'analyst' } });
    const stranger = await lytt.staff();
    for (const route of [routes.draft, routes.ready, routes.rules, routes.view, routes.discardDraft]) {
      expect((await lytt.call(route, at(studyId, analyst.cookie))).status).toBe(403);
      expect((await lytt.call(route, at(studyId, stranger.cookie))).status).toBe(404);
    }
  });

  it('offers ready questions for the year of the study, and says how each band comes about', async () => {
    const studyId = await study();
    const { view } = await lytt.call(routes.ready, at(studyId));
    expect(view.items.map((item) => item.key)).toContain('contact-again');
    expect(view.items.find((item) => item.key === 'birth-year')?.refusals[0]?.when).toBe('{birth_year} > 2009');
    const rules = (await lytt.call(routes.rules, at(studyId))).view.items;
    const rule = (derive: string, value: string) =>
      rules.find((item) => item.derive === derive)?.values.find((one) => one.value === value)?.rule;
    expect(rules.map((item) => item.derive)).toEqual(['age', 'county', 'part-of-country', 'population', 'urbanity']);
    expect(rule('age', '30-44')?.nb).toBe('Født fra 1983 til 1997: fyller 30 til 44 år i løpet av 2027.');
    expect(rule('part-of-country', 'north')?.en).toContain('Nordland, Troms, and Finnmark');
    expect(rule('urbanity', 'rural')?.en).toContain('Statistics Norway');
    for (const { values } of rules)
      for (const { rule: said, label } of values)
        expect([said.nb, said.en, label.nb, label.en].every((text) => text !== '')).toBe(true);
  });

  it('loses no save unseen, however editors interleave', async () => {
    type Act = { who: number; do: 'read' | 'save' | 'publish' | 'discard' };
    const act = fc.record({
      who: fc.nat(2),
      do: fc.constantFrom<Act['do']>('read', 'save', 'save', 'publish', 'discard'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const studyId = await study();
        const { definition } = await draft(studyId);
        /** What each editor has before their eyes, and what must now stand in the service. */
        const eyes = new Map<number, { revision: number; words: string }>();
        let stands = { words: '', revision: 0, published: '' };
        const made: string[] = [];
        let number = 0;
        for (const { who, do: what } of acts) {
          const seen = eyes.get(who) ?? { revision: 0, words: '' };
          if (what === 'read') eyes.set(who, { revision: stands.revision, words: stands.words });
          if (what === 'save') {
            const words = `Ord ${++number}`;
            const { status, view } = await save(studyId, reworded(definition, words), seen.revision);
            // Taken exactly when the editor had seen the newest; else told, and nothing is overwritten.
            expect(status).toBe(seen.revision === stands.revision ? 200 : 409);
            if (status !== 200) continue;
            stands = { ...stands, words, revision: view.revision };
            eyes.set(who, { revision: view.revision, words });
          }
          if (what === 'publish') {
            const { status } = await publish(studyId, seen.revision);
            expect(status).toBe(seen.revision === stands.revision ? 200 : 409);
            if (status !== 200 || stands.words === stands.published) continue;
            stands.published = stands.words;
            made.push(stands.words);
          }
          if (what === 'discard') {
            const { view } = await lytt.call(routes.discardDraft, at(studyId));
            stands = { ...stands, words: stands.published, revision: view.revision };
          }
        }
        const now = await draft(studyId);
        expect(now.revision).toBe(stands.revision);
        expect(now.definition).toEqual(stands.words === '' ? definition : reworded(definition, stands.words));
        const kept = (await versions(studyId)).slice(1).map((row) => JSON.stringify(row.definition));
        expect(kept).toHaveLength(made.length);
        for (const [place, words] of made.entries()) expect(kept[place]).toContain(`"${words}"`);
      }),
      { numRuns: propertyRuns(25) },
    );
  });
});
