import { readFileSync } from 'node:fs';
import { StudyFile, studyRoutes } from '@lytt/shared';
import { parse } from 'yaml';
import { TestApp } from '../support/test-app.js';

const EXAMPLE = readFileSync('examples/municipalities.study.yaml', 'utf8');
type Faults = { errors: { path: string; message: string; line?: number }[] };

describe('a study as a file', () => {
  let lytt: TestApp;
  let cookie: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ cookie } = await lytt.staff({ isOwner: true }));
  });
  afterAll(() => lytt.stop());

  const importing = (file: string): ReturnType<typeof lytt.call<typeof studyRoutes.importFile>> =>
    lytt.call(studyRoutes.importFile, { cookie, body: { file } });
  const exported = async (studyId: string): Promise<string> =>
    (await lytt.call(studyRoutes.exportFile, { cookie, params: { studyId } })).view.yaml;
  const studies = async (): Promise<number> => (await lytt.call(studyRoutes.list, { cookie })).view.items.length;

  it('comes in whole and goes out the same again, though its address is taken', async () => {
    const first = await exported((await importing(EXAMPLE)).view.id);
    const again = (await importing(first)).view.id;
    expect(await exported(again)).toBe(first);
    expect(first).toMatch(/^lytt: 1\nstudy:\n {2}slug: kommunen-i-sosiale-medier\n/);
    expect(first).toContain('Sarpsborg');
    expect(parse(first)).toEqual(StudyFile.parse(parse(EXAMPLE)));
  });

  it('gets an address of its own when the wished one is taken', async () => {
    const ids = [(await importing(EXAMPLE)).view.id, (await importing(EXAMPLE)).view.id];
    const slugs = await Promise.all(
      ids.map(async (studyId) => (await lytt.call(studyRoutes.one, { cookie, params: { studyId } })).view.slug),
    );
    expect(new Set(slugs).size).toBe(2);
  });

  it('names path and line of each fault and imports nothing', async () => {
    const before = await studies();
    const broken = EXAMPLE.replace('timeZone: Europe/Oslo', 'timeZone: Europe/Nowhere').replace(
      /minutes: \d+/,
      'minutes: many',
    );
    const answer = await importing(broken);
    expect(answer.status).toBe(422);
    const { errors } = answer.response.json<Faults>();
    const line = broken.split('\n').findIndex((text) => text.includes('minutes: many')) + 1;
    expect(errors).toContainEqual(expect.objectContaining({ path: 'guide.0.minutes', line }));
    expect(await studies()).toBe(before);
  });

  it('says where the YAML itself breaks', async () => {
    const answer = await importing('lytt: 1\nstudy:\n  title: "unfinished\n');
    expect(answer.response.json<Faults>().errors[0]?.line).toBeGreaterThan(0);
  });

  it.each([
    ['half a character', 'name: Ragnhild Solvang', 'name: "Ragnhild \\ud800"', 'study.contact.name'],
    ['a character that is none', 'name: Ragnhild Solvang', 'name: "Ragnhild \\0"', 'study.contact.name'],
    ['a number without end', 'days: 7', 'days: .inf', 'study.days'],
    ['an offset for a time zone', 'timeZone: Europe/Oslo', "timeZone: '+01:00'", 'study.timeZone'],
  ])('refuses %s, which could not be kept', async (_, right, wrong, path) => {
    expect(EXAMPLE.split(right)).toHaveLength(2);
    const { errors } = (await importing(EXAMPLE.replace(right, wrong))).response.json<Faults>();
    const line = EXAMPLE.split('\n').findIndex((text) => text.includes(right)) + 1;
    expect(errors).toEqual([expect.objectContaining({ path, line })]);
  });

  it('refuses what is nested without end', async () => {
    for (const depth of [100, 50_000]) {
      const nested = EXAMPLE.replace('cases:', `cases: ${'['.repeat(depth)}${']'.repeat(depth)}\nnone:`);
      const { errors } = (await importing(nested)).response.json<Faults>();
      expect(errors.map((fault) => fault.message)).toEqual([expect.stringMatching(/nested too deep/)]);
    }
  });

  it('is not exported when it would not come in again, and says what to change', async () => {
    const { view } = await importing(EXAMPLE);
    await lytt.owner.query(`update research.observed_case set name = '' where study_id = $1 and position = 1`, [
      view.id,
    ]);
    const { status, response } = await lytt.call(studyRoutes.exportFile, { cookie, params: { studyId: view.id } });
    expect(status).toBe(422);
    expect(response.json<Faults>().errors).toEqual([expect.objectContaining({ path: 'cases.0.name' })]);
  });

  it('refuses a file that grows without end', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[at]}`).join(',')}]`),
    ].join('\n');
    expect((await importing(bomb)).status).toBe(422);
  });

  it('can begin empty, with its wording edited in forms', async () => {
    const { view } = await lytt.call(studyRoutes.create, {
      cookie,
      body: { title: 'Blåbærskogen', startsOn: '2027-05-03' },
    });
    const edited = await lytt.call(studyRoutes.edit, {
      cookie,
      params: { studyId: view.id },
      body: { title: { nb: 'Blåbær', en: 'Blueberries' }, startsOn: '2027-05-10' },
    });
    expect(edited.view).toMatchObject({
      slug: 'blabaerskogen',
      title: { nb: 'Blåbær', en: 'Blueberries' },
      startsOn: '2027-05-10',
    });
  });

  it('goes through its phases in order only', async () => {
    const { view } = await lytt.call(studyRoutes.create, { cookie, body: { title: 'Phases', startsOn: '2027-05-03' } });
    const to = (phase: 'draft' | 'recruiting' | 'field' | 'closed'): Promise<{ status: number }> =>
      lytt.call(studyRoutes.changePhase, { cookie, params: { studyId: view.id }, body: { to: phase } });
    expect((await to('field')).status).toBe(409);
    expect((await to('recruiting')).status).toBe(200);
    expect((await to('closed')).status).toBe(409);
  });
});
