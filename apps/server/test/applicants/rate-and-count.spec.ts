import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { applicantsRoutes as routes, screenerRoutes, sourcesRoutes, StudyFile, studyRoutes } from '@lytt/shared';
import { parseDocument } from 'yaml';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { Applicants } from '../../src/fieldwork/applicants/applicants.facade.js';
import { Applying } from '../../src/fieldwork/applying/applying.facade.js';
import { projectRoot } from '../../src/platform/config/roots.js';
import { TestApp } from '../support/test-app.js';
import { Applicant, recruitingStudy } from '../applying/applicant.js';

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

describe('the researcher at the applications', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  let applicants: Applicants;
  let applying: Applying;
  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await recruitingStudy(lytt);
    applicants = lytt.app.get(Applicants);
    applying = lytt.app.get(Applying);
  });
  afterAll(() => lytt.stop());

  const take = (of: { sourceCode?: string; email?: string; answers?: object } = {}): Promise<string> =>
    applying.acceptForm(study.studyId, {
      sourceCode: of.sourceCode ?? 'bergen',
      language: 'nb',
      person: { name: 'Oppdiktet Person', email: of.email ?? `${Math.random()}@example.org` },
      answers: { ...ANSWERS, ...of.answers },
    });
  const at = (): { cookie: string; params: { studyId: string } } => ({
    cookie: study.cookie,
    params: { studyId: study.studyId },
  });

  it('reads an application without its name, and its name only through a door that is noted', async () => {
    const id = await take({ email: 'lest@example.org' });
    const one = await lytt.call(routes.application, {
      cookie: study.cookie,
      params: { studyId: study.studyId, applicationId: id },
    });
    expect(one.view).toMatchObject({
      discussion: { answer: ANSWERS.discussion },
      attributes: { gender: 'man', age_band: '65+', part_of_country: 'east', occupation: 'retired' },
      hasContact: true,
    });
    expect(one.view.answers.find((answer) => answer.question === 'county')).toMatchObject({
      title: { en: 'Which county do you live in?' },
      answer: { nb: 'Oslo' },
    });
    const list = await lytt.call(routes.applications, at());
    expect(list.response.body + one.response.body).not.toMatch(/Oppdiktet|lest@example/);
    const noted = async (): Promise<number> =>
      (
        await lytt.owner.query(`select 1 from platform.audit where action = 'privacy.looked-up' and actor_id = $1`, [
          study.staffId,
        ])
      ).rowCount ?? 0;
    const before = await noted();
    const contact = await lytt.call(routes.contact, {
      cookie: study.cookie,
      params: { studyId: study.studyId, applicationId: id },
      body: {},
    });
    expect(contact.view).toEqual({ name: 'Oppdiktet Person', email: 'lest@example.org', phone: null });
    expect(await noted()).toBe(before + 1);
  });

  it('rates 1 to 5, each researcher once; the draw sees the mean', async () => {
    const id = await take();
    const other = await lytt.staff({ member: { studyId: study.studyId, role: 'researcher' } });
    const rate = (cookie: string, value: number | null) =>
      lytt.call(routes.rate, { cookie, params: { studyId: study.studyId, applicationId: id }, body: { value } });
    expect((await rate(study.cookie, 2)).status).toBe(200);
    await rate(study.cookie, 5);
    await rate(other.cookie, 4);
    const inPool = async () =>
      (await applicants.poolForDraw(study.studyId)).find((entry) => entry.applicationId === id);
    expect(await inPool()).toMatchObject({ language: 'nb', rating: 4.5, attributes: { gender: 'man' } });
    await rate(other.cookie, null);
    expect(await inPool()).toMatchObject({ rating: 5 });
    for (const value of [0, 6, 2.5]) expect((await rate(study.cookie, value)).status).toBe(422);
  });

  it('finds applications by rating, source, attribute and words', async () => {
    const id = await take({
      sourceCode: 'hammerfest',
      answers: { discussion: 'Ordet kvitteringslapp står bare her, 100 %.', county: 'finnmark', gender: 'woman' },
    });
    const find = async (query: Record<string, string>): Promise<string[]> =>
      (await lytt.call(routes.applications, { ...at(), query })).view.items.map((item) => item.id);
    expect(await find({ text: 'KVITTERINGSLAPP' })).toEqual([id]);
    expect(await find({ text: '100 %' })).toEqual([id]);
    expect(await find({ source: 'hammerfest' })).toEqual([id]);
    expect(await find({ attributes: 'part_of_country:north;gender:woman' })).toEqual([id]);
    expect(await find({ attributes: 'part_of_country:north;gender:man' })).toEqual([]);
    expect(await find({ rating: 'mine-missing', source: 'hammerfest' })).toEqual([id]);
    await lytt.call(routes.rate, {
      cookie: study.cookie,
      params: { studyId: study.studyId, applicationId: id },
      body: { value: 3 },
    });
    expect(await find({ rating: 'mine-missing', source: 'hammerfest' })).toEqual([]);
    expect(await find({ rating: '3', source: 'hammerfest' })).toEqual([id]);
    expect(await find({ rating: '4', source: 'hammerfest' })).toEqual([]);
    expect((await lytt.call(routes.applications, { ...at(), query: { rating: '9' } })).status).toBe(422);
  });

  it('keeps a second form from the same address, and says so at both', async () => {
    const pages = { page_contact: { contact_name: 'Samme', contact_email: 'Samme@Example.org' } };
    await new Applicant(lytt, 'alesund').apply({
      ...pages,
      page_contact: { contact_name: 'Først', contact_email: 'samme@example.org' },
    });
    const end = await new Applicant(lytt, 'alesund').apply(pages);
    expect(end.body).toContain('Takk, skjemaet er sendt');
    await lytt.settle();
    const { view } = await lytt.call(routes.applications, { ...at(), query: { source: 'alesund' } });
    expect(view.items.map((item) => item.signs)).toEqual([
      expect.arrayContaining(['same-contact']),
      expect.arrayContaining(['same-contact']),
    ]);
    const [first, second] = view.items;
    const one = await lytt.call(routes.application, {
      cookie: study.cookie,
      params: { studyId: study.studyId, applicationId: first?.id ?? '' },
    });
    expect(one.view.signList).toContainEqual({
      kind: 'same-contact',
      detail: { others: [second?.id] },
      dismissed: false,
    });
  });

  it('lets go of the answers of who withdraws, and draws them no more', async () => {
    const id = await take();
    const pool = async () => (await applicants.poolForDraw(study.studyId)).find((entry) => entry.applicationId === id);
    const seatId = randomUUID();
    await lytt.owner.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, language) values ($1, $2, $3, $4, 'panel', 1, 'nb')`,
      [seatId, study.studyId, id, (await pool())?.personId],
    );
    await lytt.eraseWords(study.studyId, seatId);
    expect(await pool()).toBeUndefined();
    const { rows } = await lytt.owner.query(
      'select answers, attributes, state from research.application where id = $1',
      [id],
    );
    expect(rows).toEqual([{ answers: {}, attributes: {}, state: 'completed' }]);
  });

  it('hides a study and its applications from those who are no members, and from roles that do not recruit', async () => {
    const id = await take();
    const stranger = await lytt.staff();
    const elsewhere = await recruitingStudy(lytt);
    const params = { studyId: study.studyId, applicationId: id };
    for (const route of [sourcesRoutes.list, routes.applications, routes.application, screenerRoutes.view])
      expect((await lytt.call(route, { cookie: stranger.cookie, params })).status).toBe(404);
    const neighbour = { cookie: elsewhere.cookie, params: { studyId: elsewhere.studyId, applicationId: id } };
    expect((await lytt.call(routes.application, neighbour)).status).toBe(404);
    expect((await lytt.call(routes.contact, { ...neighbour, body: {} })).status).toBe(404);
    expect((await lytt.call(routes.rate, { ...neighbour, body: { value: 3 } })).status).toBe(404);
    const analyst = await lytt.staff({ member: { studyId: study.studyId, role: 'analyst' } });
    expect((await lytt.call(routes.applications, { cookie: analyst.cookie, params })).status).toBe(403);
  });

  it('counts a funnel whose parts never exceed what they are part of, and whose sum is everybody', async () => {
    const { studyId, cookie } = await recruitingStudy(lytt);
    const { rows: sources } = await lytt.owner.query<{ id: string; code: string }>(
      'select id, code from research.source where study_id = $1 order by position limit 3',
      [studyId],
    );
    const one = fc.record({
      source: fc.nat(2),
      state: fc.constantFrom('started', 'completed', 'refused'),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      visits: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), async (crowd) => {
        await lytt.owner.query('delete from research.application where study_id = $1', [studyId]);
        await lytt.owner.query('delete from research.source_visit where study_id = $1', [studyId]);
        for (const { source, state, rating, visits } of crowd) {
          const sourceId = sources[source]?.id;
          const { rows } = await lytt.owner.query<{ id: string }>(
            `insert into research.application (id, study_id, source_id, language, state) values (gen_random_uuid(), $1, $2, 'nb', $3) returning id`,
            [studyId, sourceId, state],
          );
          await lytt.owner.query(
            `insert into research.source_visit values ($1, $2, '2027-02-01', $3) on conflict (study_id, source_id, day) do update set visits = source_visit.visits + $3`,
            [studyId, sourceId, visits],
          );
          if (rating !== null && state === 'completed')
            await lytt.owner.query(
              'insert into research.rating (application_id, staff_id, study_id, value) values ($1, $2, $3, $4)',
              [rows[0]?.id, study.staffId, studyId, rating],
            );
        }
        const { view } = await lytt.call(sourcesRoutes.list, { cookie, params: { studyId } });
        expect(view.total).toMatchObject({
          visits: crowd.reduce((sum, person) => sum + person.visits, 0),
          started: crowd.length,
          finished: crowd.filter((person) => person.state !== 'started').length,
          qualified: crowd.filter((person) => person.state === 'completed').length,
          rated: crowd.filter((person) => person.state === 'completed' && person.rating !== null).length,
        });
        for (const row of [...view.items, view.total]) {
          expect(row.qualified + row.refused).toBe(row.finished);
          expect(row.finished).toBeLessThanOrEqual(row.started);
          expect(row.rated).toBeLessThanOrEqual(row.qualified);
        }
        expect(view.items).toHaveLength(30);
      }),
      { numRuns: propertyRuns(15) },
    );
  });

  it('says on Overview how many forms wait for a rating', async () => {
    const { studyId, cookie } = await recruitingStudy(lytt);
    const id = await applying.acceptForm(studyId, {
      sourceCode: 'hol',
      language: 'en',
      person: { name: 'A', email: 'a@example.org' },
      answers: ANSWERS,
    });
    const items = async () =>
      (await lytt.call(studyRoutes.overview, { cookie, params: { studyId } })).view.items.filter(
        (item) => item.place === 'recruitment',
      );
    expect(await items()).toEqual([
      { key: 'recruitment.unrated', place: 'recruitment', count: 1, tone: 'needs' },
      { key: 'recruitment.completed', place: 'recruitment', count: 1, tone: 'fact' },
      { key: 'recruitment.silent-sources', place: 'recruitment', count: 29, tone: 'needs' },
    ]);
    await lytt.call(routes.rate, { cookie, params: { studyId, applicationId: id }, body: { value: 4 } });
    expect((await items()).map((item) => item.key)).toEqual(['recruitment.completed', 'recruitment.silent-sources']);
  });

  describe('the screener of a study file', () => {
    const importing = async (change: (file: ReturnType<typeof parseDocument>) => void) => {
      const file = parseDocument(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
      change(file);
      return lytt.call(studyRoutes.importFile, { cookie: study.cookie, body: { file: file.toString() } });
    };

    it.each([
      [
        'a question Lytt cannot show',
        ['screener', 'form', 'pages', 2, 'elements', 0, 'type'],
        'matrix',
        'screener.form.pages.2.elements.0.type',
      ],
      [
        'a discussion question that is not there',
        ['screener', 'discussionQuestion'],
        'nowhere',
        'screener.discussionQuestion',
      ],
      [
        'a refusal that is no expression',
        ['screener', 'refusals', 0, 'when'],
        '{birth_year} >',
        'screener.refusals.0.when',
      ],
      [
        'a refusal by somebody’s name',
        ['screener', 'refusals', 0, 'when'],
        `{contact_name} = 'x'`,
        'screener.refusals.0.when',
      ],
      [
        'an attribute of a question that is not there',
        ['screener', 'attributes', 1, 'question'],
        'born',
        'screener.attributes.1.question',
      ],
      [
        'a group of a choice that is not there',
        ['screener', 'attributes', 2, 'values', 3, 'of', 0],
        'svalbard',
        'screener.attributes.2.values.3.of.0',
      ],
      [
        'a condition on an unknown question',
        ['screener', 'form', 'pages', 1, 'elements', 1, 'visibleIf'],
        `{follow} = 'yes'`,
        'screener.form.pages.1.elements.1.visibleIf',
      ],
      [
        'something the pages would not carry out',
        ['screener', 'form', 'pages', 0, 'elements', 0, 'imageLink'],
        'https://example.org/x.png',
        'screener.form.pages.0.elements.0.imageLink',
      ],
      [
        'an address that may be left empty',
        ['screener', 'form', 'pages', 7, 'elements', 1, 'isRequired'],
        false,
        'screener.form.pages.7.elements.1.isRequired',
      ],
    ])('is refused with path and line over %s', async (_, path, value, faulty) => {
      const answer = await importing((file) => file.setIn(path, value));
      expect(answer.status).toBe(422);
      const { errors } = answer.response.json<{ errors: { path: string; line?: number }[] }>();
      expect(errors.map((fault) => fault.path)).toContain(faulty);
      expect(errors[0]?.line).toBeGreaterThan(100);
    });

    it('comes out of an export as it went in', async () => {
      const { view } = await lytt.call(studyRoutes.exportFile, at());
      const whole = (yaml: string): StudyFile => StudyFile.parse(parseDocument(yaml).toJS());
      const before = whole(await readFile(join(projectRoot, 'examples', 'municipalities.study.yaml'), 'utf8'));
      const after = whole(view.yaml);
      expect({ screener: after.screener, sources: after.sources }).toEqual({
        screener: before.screener,
        sources: before.sources,
      });
    });
  });
});
