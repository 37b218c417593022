import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sourceFiles, sourcesRoutes as routes, studyRoutes, type TablePreview } from '@lytt/shared';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { TestApp } from '../support/test-app.js';
import { recruitingStudy, SLUG } from './applicant.js';

const COUNTS = ['visits', 'started', 'finished', 'qualified', 'refused', 'selected'] as const;
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

/** A number in letters of which no code can be made. */
const hanNumber = (number: number): string =>
  String.fromCodePoint(0x4e00 + (number % 1_000), 0x4e00 + Math.floor(number / 1_000));

describe('the sources of a study', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  beforeAll(async () => {
    lytt = await TestApp.start({ publicUrl: 'http://lytt.example.org' });
    study = await recruitingStudy(lytt);
  });
  afterAll(() => lytt.stop());

  const at = (params: Record<string, string> = {}, cookie = study.cookie) => ({
    cookie,
    params: { studyId: study.studyId, ...params },
  });
  const list = async () => (await lytt.call(routes.list, at())).view;
  const one = async (code: string) => {
    const found = (await list()).items.find((source) => source.code === code);
    if (!found) throw new Error(`no source ${code}`);
    return found;
  };
  const add = (name: string, code?: string) =>
    lytt.call(routes.add, { ...at(), body: code ? { name, code } : { name } });
  const application = (
    sourceId: string,
    of: { state: string; startedAt: string; completedAt?: string; standing?: string },
  ) =>
    lytt.owner.query(
      `insert into research.application (id, study_id, source_id, language, state, started_at, completed_at, standing) values ($1, $2, $3, 'nb', $4, $5, $6, $7)`,
      [randomUUID(), study.studyId, sourceId, of.state, of.startedAt, of.completedAt ?? null, of.standing ?? 'none'],
    );

  it('get a code from their name and the next place in the list, each code once', async () => {
    expect((await add('Værøy kommune')).view).toMatchObject({ code: 'vaeroy-kommune' });
    expect((await add('Værøy kommune')).view).toMatchObject({ code: 'vaeroy-kommune-2' });
    expect((await add('Værøy', 'vaeroy')).status).toBe(200);
    const taken = await add('Another', 'vaeroy');
    expect([taken.status, taken.response.json<{ title: string }>().title]).toEqual([
      409,
      expect.stringContaining('vaeroy'),
    ]);
    expect((await add('Another', 'No Code')).status).toBe(422);
    expect((await list()).items.slice(-3).map(({ code, link, silent }) => [code, link, silent])).toEqual([
      ['vaeroy-kommune', `http://lytt.example.org/r/${SLUG}/vaeroy-kommune`, true],
      ['vaeroy-kommune-2', `http://lytt.example.org/r/${SLUG}/vaeroy-kommune-2`, true],
      ['vaeroy', `http://lytt.example.org/r/${SLUG}/vaeroy`, true],
    ]);
  });

  it('get each a code of their own when many are added at once', async () => {
    const added = await Promise.all(Array.from({ length: 8 }, () => add('Utsira')));
    expect(added.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(added.map(({ view }) => view.code)).size).toBe(8);
  });

  it('are renamed, paused and opened again', async () => {
    const { id } = await one('hol');
    const edit = (body: { name?: string; paused?: boolean }) =>
      lytt.call(routes.edit, { ...at({ sourceId: id }), body });
    expect((await edit({ name: 'Hol og Ål' })).view).toEqual({ ok: true });
    await edit({ paused: true });
    expect(await one('hol')).toMatchObject({ name: 'Hol og Ål', paused: true });
    await edit({ paused: false });
    expect(await one('hol')).toMatchObject({ name: 'Hol og Ål', paused: false });
    expect((await lytt.call(routes.edit, { ...at({ sourceId: randomUUID() }), body: { paused: true } })).status).toBe(
      404,
    );
  });

  it('are removed while nobody has opened them, and only then', async () => {
    const remove = (sourceId: string) => lytt.call(routes.remove, at({ sourceId }));
    const { view: silent } = await add('Never posted');
    expect((await remove(silent.id)).view).toEqual({ ok: true });
    expect((await remove(silent.id)).status).toBe(404);
    await lytt.get(`/r/${SLUG}/loppa`);
    const opened = await remove((await one('loppa')).id);
    expect([opened.status, opened.response.json<{ title: string }>().title]).toEqual([
      409,
      expect.stringMatching(/Pause it/),
    ]);
    const { view: imported } = await add('Only by hand');
    await application(imported.id, {
      state: 'completed',
      startedAt: '2027-01-01T10:00Z',
      completedAt: '2027-01-01T10:05Z',
    });
    expect((await remove(imported.id)).status).toBe(409);
  });

  it('are not another study’s to touch, nor for other roles to see', async () => {
    const { view: other } = await lytt.call(studyRoutes.create, {
      cookie: study.cookie,
      body: { title: 'Other', startsOn: '2027-03-01' },
    });
    const { id } = await one('bergen');
    const foreign = { cookie: study.cookie, params: { studyId: other.id, sourceId: id } };
    expect((await lytt.call(routes.edit, { ...foreign, body: { name: 'Mine' } })).status).toBe(404);
    expect((await lytt.call(routes.remove, foreign)).status).toBe(404);
    const { cookie } = await lytt.staff({ member: { studyId: study.studyId, role: 'analyst' } });
    for (const path of [sourceFiles.posters.path, sourceFiles.qr.path])
      expect(
        (await lytt.get(`/api/v1${path.replace(':studyId', study.studyId).replace(':sourceId', id)}`, cookie))
          .statusCode,
      ).toBe(403);
  });

  it('show on Overview while recruiting, as long as nobody has opened them', async () => {
    const item = async () =>
      (await lytt.call(studyRoutes.overview, at())).view.items.find(({ key }) => key === 'recruitment.silent-sources');
    const before = await item();
    expect(before).toMatchObject({ tone: 'needs', place: 'recruitment' });
    expect(before?.count).toBe((await list()).items.filter((source) => source.silent).length);
    await lytt.get(`/r/${SLUG}/gausdal`);
    await lytt.call(routes.edit, { ...at({ sourceId: (await one('elverum')).id }), body: { paused: true } });
    expect((await item())?.count).toBe((before?.count ?? 0) - 2);
  });

  describe('day by day', () => {
    const days = async (source?: string) =>
      (await lytt.call(routes.days, { ...at(), ...(source ? { query: { source } } : {}) })).view.items;

    it('count in the study’s own time zone, a refused form on the day it was begun', async () => {
      const { id } = await one('tromso');
      // 23:30 UTC is past midnight in Oslo.
      await application(id, {
        state: 'completed',
        startedAt: '2027-01-10T22:30Z',
        completedAt: '2027-01-10T23:30Z',
        standing: 'panel',
      });
      await application(id, { state: 'refused', startedAt: '2027-01-11T12:00Z' });
      await application(id, { state: 'started', startedAt: '2027-01-12T12:00Z' });
      await lytt.owner.query(
        `insert into research.source_visit (study_id, source_id, day, visits, turned_away) values ($1, $2, '2027-01-12', 7, 2)`,
        [study.studyId, id],
      );
      const source = { code: 'tromso', name: 'Tromsø kommune' };
      const none = { source, visits: 0, started: 0, finished: 0, qualified: 0, refused: 0, selected: 0 };
      expect(await days('tromso')).toEqual([
        { ...none, day: '2027-01-10', started: 1 },
        { ...none, day: '2027-01-11', started: 1, finished: 2, qualified: 1, refused: 1, selected: 1 },
        { ...none, day: '2027-01-12', visits: 7, started: 3, finished: 2, refused: 2 },
      ]);
      expect(await days('nowhere')).toEqual([]);
    });

    it('sum up to the list, whatever happened', async () => {
      const moment = fc
        .integer({ min: 0, max: 24 * 60 * 20 })
        .map((minutes) => new Date(Date.UTC(2027, 2, 20) + minutes * 60_000));
      const form = fc.record({
        source: fc.constantFrom('arendal', 'hamar'),
        state: fc.constantFrom('started', 'refused', 'completed'),
        begun: moment,
        took: fc.nat(3000),
        standing: fc.constantFrom('none', 'panel', 'left'),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(form, { maxLength: 8 }), fc.nat(5), fc.nat(5), async (forms, visits, turnedAway) => {
          for (const { source, state, begun, took, standing } of forms)
            await application((await one(source)).id, {
              state,
              startedAt: begun.toISOString(),
              ...(state === 'completed'
                ? { completedAt: new Date(begun.getTime() + took * 60_000).toISOString(), standing }
                : {}),
            });
          await lytt.owner.query(
            `insert into research.source_visit (study_id, source_id, day, visits, turned_away) values ($1, $2, '2027-03-25', $3, $4)
             on conflict (study_id, source_id, day) do update set visits = source_visit.visits + $3, turned_away = source_visit.turned_away + $4`,
            [study.studyId, (await one('hamar')).id, visits, turnedAway],
          );
          const [all, { items, total }] = [await days(), await list()];
          const sum = (rows: typeof all) =>
            Object.fromEntries(COUNTS.map((count) => [count, rows.reduce((so, row) => so + row[count], 0)]));
          expect(total).toMatchObject(sum(all));
          for (const code of ['arendal', 'hamar'])
            expect(items.find((source) => source.code === code)).toMatchObject(
              sum(all.filter((row) => row.source.code === code)),
            );
        }),
        { numRuns: propertyRuns(10) },
      );
    });
  });

  describe('from a table', () => {
    const take = async (
      file: Uint8Array<ArrayBuffer>,
      query: { do: 'check' | 'import'; delimiter?: string },
    ): Promise<TablePreview> => {
      const { status, view, response } = await lytt.call(routes.importTable, { ...at(), body: file, query });
      if (status !== 200) throw new Error(response.body);
      return view;
    };
    const codes = async () => (await list()).items.map((source) => source.code);

    it('are shown first, then imported, and a second time known', async () => {
      const before = await codes();
      // As a Norwegian Excel saves it: semicolons, Windows-1252.
      const file = new Uint8Array(Buffer.from('Navn;Kode\r\nRælingen;\r\nHå;haa\r\nBergen igjen;bergen\r\n', 'latin1'));
      const shown = await take(file, { do: 'check' });
      expect(shown).toEqual({
        encoding: 'windows-1252',
        delimiter: ';',
        columns: [
          { name: 'Navn', meaning: 'name' },
          { name: 'Kode', meaning: 'code' },
        ],
        rows: 3,
        sample: [
          ['Rælingen', ''],
          ['Hå', 'haa'],
          ['Bergen igjen', 'bergen'],
        ],
        faults: [],
        faultCount: 0,
        fresh: 2,
        known: 1,
        imported: false,
      });
      expect(await codes()).toEqual(before);
      expect(await take(file, { do: 'import' })).toEqual({ ...shown, imported: true });
      expect(await codes()).toEqual([...before, 'raelingen', 'haa']);
      expect((await one('bergen')).name).toBe('Bergen kommune');
      expect(await take(file, { do: 'import' })).toMatchObject({ fresh: 0, known: 3, imported: true });
      expect(await codes()).toHaveLength(before.length + 2);
    });

    it('are imported not at all when one row is at fault, and the row is named', async () => {
      const before = await codes();
      const preview = await take(bytes('name,code\nGood,good\n,nameless\nAlso,also\nTwice,good\n'), { do: 'import' });
      expect(preview).toMatchObject({
        imported: false,
        faultCount: 2,
        faults: [
          { row: 3, column: 'name' },
          { row: 5, column: 'code' },
        ],
      });
      expect(await codes()).toEqual(before);
    });

    it.each<[string, Uint8Array<ArrayBuffer>, string | undefined, object]>([
      [
        'the delimiter was another',
        bytes('navn;kode\nÅs;as'),
        ',',
        { row: 1, message: expect.stringMatching(/another delimiter/) as string },
      ],
      [
        'no column is a name',
        bytes('kommune,nr\nÅs,1'),
        undefined,
        { row: 1, message: expect.stringMatching(/No column/) as string },
      ],
      [
        'it is a spreadsheet',
        new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
        undefined,
        { row: 0, message: expect.stringMatching(/spreadsheet/) as string },
      ],
      [
        'a quotation mark is never closed',
        bytes('name\nA\n"B\nC'),
        undefined,
        { row: 3, message: expect.stringMatching(/never closed/) as string },
      ],
      [
        'there are too many rows',
        bytes(`name\n${'A\n'.repeat(100_001)}`),
        undefined,
        { row: 0, message: expect.stringMatching(/more than 100000/) as string },
      ],
      [
        'there are more than a study takes',
        bytes(`name\n${Array.from({ length: 2_001 }, (_, at) => `S${at}\n`).join('')}`),
        undefined,
        { row: 0, message: expect.stringMatching(/at most 2000/) as string },
      ],
      [
        'a hundred thousand are more, too, whatever letters their names have',
        bytes(`name\n${Array.from({ length: 100_000 }, (_, at) => `${hanNumber(at)}\n`).join('')}`),
        undefined,
        { row: 0, message: expect.stringMatching(/at most 2000/) as string },
      ],
    ])('are told that %s', async (_, file, delimiter, fault) => {
      const preview = await take(file, { do: 'check', ...(delimiter ? { delimiter } : {}) });
      expect(preview.faults).toContainEqual(expect.objectContaining(fault));
      expect(preview.faultCount).toBeGreaterThan(0);
    });

    it('show the first 200 of many faults, and count them all', async () => {
      const preview = await take(bytes(`name,code\n${',x\n'.repeat(300)}`), { do: 'check' });
      expect([preview.faults.length, preview.faultCount]).toEqual([200, 300]);
    });
  });

  describe('in print', () => {
    const open = (path: string) =>
      lytt.get(`/api/v1/studies/${study.studyId}/recruitment/sources/${path}`, study.cookie);

    it('have a QR code of their link, in which nothing runs', async () => {
      const { id } = await one('bergen');
      const answer = await open(`${id}/qr.svg`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'content-disposition': 'inline; filename="qr-bergen.svg"',
      });
      expect(answer.body).toMatch(/^<svg /);
      expect(answer.body).not.toMatch(/script|href/);
      expect((await open(`${randomUUID()}/qr.svg`)).statusCode).toBe(404);
    });

    it('stand each on a sheet of the study, in the language one asks for, and nothing runs there', async () => {
      await lytt.call(routes.edit, {
        ...at({ sourceId: (await one('oppegard')).id }),
        body: { name: '<script>alert(1)</script>' },
      });
      const nb = await open('posters?lang=nb');
      expect(nb.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(nb.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; img-src data:;/);
      expect(nb.body).toContain('Kommunen i sosiale medier');
      expect(nb.body).toContain('Skann koden');
      expect(nb.body).not.toContain('<script');
      expect(nb.body.match(/<article/g)).toHaveLength((await list()).items.length);
      const en = await open('posters?lang=en&source=bergen');
      expect(en.body.match(/<article/g)).toHaveLength(1);
      expect(en.body).toContain('The municipality in social media');
      expect(en.body).toContain(`http://lytt.example.org/r/${SLUG}/bergen`);
      const picture = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(en.body)?.[1] ?? '';
      expect(Buffer.from(picture.replaceAll('&#x3D;', '='), 'base64').toString()).toBe(
        (await open(`${(await one('bergen')).id}/qr.svg`)).body,
      );
      expect((await open('posters?source=nowhere')).statusCode).toBe(404);
      expect((await open('posters?lang=sv')).statusCode).toBe(422);
    });
  });
});
