import { readFileSync } from 'node:fs';
import { studyRoutes } from '@lytt/shared';
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

  it('comes in whole and goes out the same again', async () => {
    const { view } = await importing(EXAMPLE);
    const first = await exported(view.id);
    const second = await exported(
      (await importing(first.replace('slug: kommunen-i-sosiale-medier', 'slug: another'))).view.id,
    );
    expect(second).toBe(first.replace('slug: kommunen-i-sosiale-medier', 'slug: another'));
    expect(first).toContain('Sarpsborg');
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
