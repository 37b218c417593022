import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { applicantsRoutes as routes } from '@lytt/shared';
import { PeopleRegister } from '../../src/foundation/privacy/privacy.facade.js';
import { FindSigns } from '../../src/fieldwork/applicants/application/find-signs.js';
import { TestApp } from '../support/test-app.js';
import { recruitingStudy } from '../applying/applicant.js';

const HEADER = [
  'Navn',
  'E-postadresse',
  'contact_phone',
  'relation',
  'Følger du en kommune i sosiale medier?',
  'Hva bruker du siden til?',
  'follow_often',
  'discussion',
  'Hvilket kjønn har du?',
  'In what year were you born?',
  'Hvilket fylke bor du i?',
  'occupation',
  'contact_consent',
  'Språk',
  'Kommentar fra byrået',
];
type Row = Record<(typeof HEADER)[number], string>;
const person = (changes: Partial<Row> = {}): string[] => {
  const row: Row = {
    Navn: 'Astrid Prøve',
    'E-postadresse': `${randomUUID()}@example.org`,
    contact_phone: '912 34 567',
    relation: 'Jeg bor der',
    'Følger du en kommune i sosiale medier?': 'ja',
    'Hva bruker du siden til?': 'Beskjeder om vei, vann, strøm og renovasjon; events',
    follow_often: 'weekly',
    discussion: 'For: et ryddigere felt. Mot: de som er sinte blir ikke hørt.',
    'Hvilket kjønn har du?': 'Woman',
    'In what year were you born?': '1984',
    'Hvilket fylke bor du i?': 'Troms',
    occupation: 'Driver eget',
    contact_consent: 'Ja',
    Språk: 'en',
    'Kommentar fra byrået': 'tas ikke inn',
    ...changes,
  };
  return HEADER.map((name) => row[name] ?? '');
};
const csv = (rows: string[][], header = HEADER, delimiter = ';'): string =>
  [header, ...rows].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');

describe('applicants as a table', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt.stop());
  beforeEach(async () => void (study = await recruitingStudy(lytt)));

  const send = async (bytes: Uint8Array<ArrayBuffer>, what: 'check' | 'import' = 'import', query = {}) => {
    const { status, view } = await lytt.call(routes.importApplications, {
      cookie: study.cookie,
      params: { studyId: study.studyId },
      query: { do: what, source: 'bergen', ...query },
      body: bytes,
    });
    expect(status).toBe(200);
    return view;
  };
  const text = (content: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(content, 'utf8'));
  const list = async () =>
    (await lytt.call(routes.applications, { cookie: study.cookie, params: { studyId: study.studyId } })).view;
  const download = async (query: Record<string, string> = {}) => {
    const answer = await lytt.app.inject({
      url: `/api/v1/studies/${study.studyId}/recruitment/applicants.csv`,
      headers: { cookie: study.cookie },
      query,
    });
    expect(answer.statusCode).toBe(200);
    const rows = parse(answer.body, { delimiter: ';', bom: true }) as string[][];
    const [header = [], ...body] = rows;
    return { answer, header, rows: body, cell: (row: number, name: string) => body[row]?.[header.indexOf(name)] };
  };
  const people = async (): Promise<number> =>
    (
      await lytt.owner.query<{ count: number }>(
        'select count(*)::int as count from identity.person where study_id = $1',
        [study.studyId],
      )
    ).rows[0]?.count ?? 0;

  it('is read before anything is written: columns by name or title in any language, values by code or words', async () => {
    const file = text(csv([person(), person()]));
    const preview = await send(file, 'check');
    expect(preview).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      rows: 2,
      fresh: 2,
      known: 0,
      faultCount: 0,
      imported: false,
    });
    expect(preview.columns.map(({ meaning }) => meaning)).toEqual([
      'contact_name',
      'contact_email',
      'contact_phone',
      'relation',
      'follows_page',
      'follow_for',
      'follow_often',
      'discussion',
      'gender',
      'birth_year',
      'county',
      'occupation',
      'contact_consent',
      'language',
      null,
    ]);
    expect(preview.sample[0]?.[0]).toBe('Astrid Prøve');
    expect([(await list()).total, await people()]).toEqual([0, 0]);
    expect(await send(file)).toMatchObject({ imported: true, fresh: 2, faultCount: 0 });
    const { items, total } = await list();
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({
      state: 'completed',
      source: { code: 'bergen' },
      language: 'en',
      attributes: { gender: 'woman', age_band: '35-49', part_of_country: 'north', occupation: 'private' },
    });
    const { rows } = await lytt.owner.query<{ answers: object; screener_version: number }>(
      'select answers, screener_version from research.application where study_id = $1 limit 1',
      [study.studyId],
    );
    expect(rows[0]?.answers).toMatchObject({
      relation: 'lives',
      follows_page: 'yes',
      follow_for: ['service', 'events'],
      birth_year: 1984,
      contact_consent: true,
    });
    expect(JSON.stringify(rows[0]?.answers)).not.toMatch(/Astrid|912 34/);
  });

  it('comes in whole or not at all, with each fault at its row and column', async () => {
    const file = text(
      csv([
        person(),
        person({ 'E-postadresse': 'ingen adresse' }),
        person({ relation: 'Jeg er ordfører', discussion: '' }),
        person({ 'In what year were you born?': '2011' }),
        person({ Navn: '' }),
      ]),
    );
    const preview = await send(file);
    expect(preview.imported).toBe(false);
    expect(preview.faults).toEqual([
      { row: 3, column: 'E-postadresse', message: expect.stringContaining('e-mail address') as string },
      { row: 4, column: 'relation', message: '“Jeg er ordfører” is none of the choices of this question.' },
      { row: 4, column: 'discussion', message: 'Write an answer here.' },
      { row: 5, column: '', message: 'The form’s rules end this one: Under 18 år ved utgangen av 2027' },
      { row: 6, column: 'Navn', message: 'Write an answer here.' },
    ]);
    expect([(await list()).total, await people()]).toEqual([0, 0]);
  });

  it('is told once, and not at every row, that a needed column is missing or stands twice', async () => {
    const without = (name: string, rows: string[][]) => {
      const at = HEADER.indexOf(name);
      return csv(
        rows.map((row) => row.toSpliced(at, 1)),
        HEADER.toSpliced(at, 1),
      );
    };
    const rows = [person(), person(), person()];
    expect((await send(text(without('Hvilket fylke bor du i?', rows)))).faults).toEqual([
      { row: 1, column: 'county', message: 'No column holds this question, and it has to be answered.' },
    ]);
    const noEmail = await send(text(without('E-postadresse', rows)));
    expect(noEmail.faults.filter(({ row }) => row === 1).map(({ column }) => column)).toEqual(['contact_email']);
    const twice = csv(
      rows.map((row) => [...row, row[3] ?? '']),
      [...HEADER, 'Hva er tilknytningen din til kommunen som delte denne lenken?'],
    );
    expect((await send(text(twice))).faults).toEqual([
      {
        row: 1,
        column: 'Hva er tilknytningen din til kommunen som delte denne lenken?',
        message: 'Another column holds the same question.',
      },
    ]);
    expect((await list()).total).toBe(0);
  });

  it('is understood as spreadsheets write it: Windows-1252, UTF-16, another delimiter, empty rows', async () => {
    const rows = [person({ Navn: 'Bjørg Ærlig' }), HEADER.map(() => '')];
    const latin = new Uint8Array(Buffer.from(csv(rows), 'latin1'));
    expect(await send(latin, 'check')).toMatchObject({ encoding: 'windows-1252', rows: 1, faultCount: 0 });
    const wide = new Uint8Array(Buffer.from(`\ufeff${csv(rows, HEADER, '\t')}`, 'utf16le'));
    expect(await send(wide, 'check')).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', rows: 1, faultCount: 0 });
    expect(await send(text(csv(rows, HEADER, ',')), 'check')).toMatchObject({ delimiter: ',', faultCount: 0 });
    const wrong = await send(text(csv(rows)), 'import', { delimiter: ',' });
    expect(wrong.imported).toBe(false);
    expect(wrong.faultCount).toBeGreaterThan(0);
    expect((await send(text(''), 'check')).faults).toEqual([{ row: 0, column: '', message: 'The file is empty.' }]);
  });

  it('skips who has applied already, so that a list can be sent again', async () => {
    const known = person({ 'E-postadresse': 'kari@example.org' });
    await send(text(csv([known])));
    const second = [person({ 'E-postadresse': ' KARI@example.org', relation: 'ikke et valg' }), person()];
    expect(await send(text(csv(second)))).toMatchObject({ rows: 2, known: 1, fresh: 1, faultCount: 0, imported: true });
    expect((await list()).total).toBe(2);
    expect(await send(text(csv([known, ...second])))).toMatchObject({ known: 3, fresh: 0, imported: true });
    expect([(await list()).total, await people()]).toEqual([2, 2]);
    const { rows } = await lytt.owner.query(
      `select subject from platform.audit where study_id = $1 and action = 'recruitment.imported' order by id`,
      [study.studyId],
    );
    expect(rows.map((row: { subject: object }) => row.subject)).toEqual([
      { source: 'bergen', count: 1, known: 0 },
      { source: 'bergen', count: 1, known: 1 },
      { source: 'bergen', count: 0, known: 3 },
    ]);
  });

  it('leaves no name behind when the forms could not be written', async () => {
    const signs = lytt.app.get(FindSigns);
    const broken = jest.spyOn(signs, 'ask').mockRejectedValueOnce(new Error('the queue is away'));
    const { status } = await lytt.call(routes.importApplications, {
      cookie: study.cookie,
      params: { studyId: study.studyId },
      query: { do: 'import', source: 'bergen' },
      body: text(csv([person(), person()])),
    });
    broken.mockRestore();
    expect(status).toBe(500);
    expect([(await list()).total, await people()]).toEqual([0, 0]);
  });

  it('is looked over for look-alikes after it came in, but says nothing of pace', async () => {
    const same = 'Ingen bør slette kommentarer bare fordi de er sinte, for da lærer folk at de ikke blir hørt av noen.';
    await send(
      text(
        csv(
          Array.from({ length: 30 }, (_, at) =>
            person({ contact_phone: `9000${1000 + at}`, discussion: at < 2 ? same : `Nummer ${at}` }),
          ),
        ),
      ),
    );
    await lytt.settle();
    const { items } = await list();
    expect(items.filter((item) => item.signs.length > 0).map((item) => item.signs)).toEqual([
      ['near-text'],
      ['near-text'],
    ]);
  });

  it('goes out with every answer in words, names only when asked for, and each look at a name noted', async () => {
    await send(text(csv([person({ 'E-postadresse': 'astrid@example.org' })])));
    const plain = await download();
    expect(plain.answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(plain.answer.body.startsWith('\ufeff')).toBe(true);
    expect(plain.answer.body).not.toMatch(/Astrid|astrid@|912 34/);
    expect(plain.cell(0, 'Hva bruker du siden til?')).toBe(
      'Beskjeder om vei, vann, strøm og renovasjon, Arrangementer og tilbud',
    );
    expect(plain.cell(0, 'Aldersgruppe')).toBe('35–49 år');
    expect(plain.cell(0, 'Status')).toBe('ny');
    const noted = async (action: string) =>
      (
        await lytt.owner.query<{ subject: object }>(
          'select subject from platform.audit where study_id = $1 and action = $2 order by id',
          [study.studyId, action],
        )
      ).rows.map((row) => row.subject);
    expect(await noted('privacy.looked-up')).toEqual([]);
    const named = await download({ contact: '1', lang: 'en' });
    expect([named.cell(0, 'Name'), named.cell(0, 'E-mail address'), named.cell(0, 'Phone number')]).toEqual([
      'Astrid Prøve',
      'astrid@example.org',
      '912 34 567',
    ]);
    expect(await noted('privacy.looked-up')).toHaveLength(1);
    expect(await noted('recruitment.exported')).toEqual([
      { count: 1, contact: false, lang: 'nb' },
      { count: 1, contact: true, lang: 'en' },
    ]);
    const analyst = await lytt.staff({ member: { studyId: study.studyId, role: 'analyst' } });
    const refused = await lytt.app.inject({
      url: `/api/v1/studies/${study.studyId}/recruitment/applicants.csv`,
      headers: { cookie: analyst.cookie },
    });
    expect(refused.statusCode).toBe(403);
  });

  it('goes out whole over many batches, in the order people applied, and as the filter says', async () => {
    await lytt.owner.query(
      `insert into research.application (id, study_id, source_id, language, state, status, answers, started_at, completed_at)
       select gen_random_uuid(), $1, (select id from research.source where study_id = $1 and code = 'hol'), 'nb', 'completed',
              case when n % 2 = 0 then 'shortlisted' else 'new' end, jsonb_build_object('discussion', 'nr ' || n),
              now() + (n / 3) * interval '1 microsecond', now() + (n / 3) * interval '1 microsecond'
         from generate_series(1, 2500) n`,
      [study.studyId],
    );
    const all = await download();
    const ids = all.rows.map((row) => row[all.header.indexOf('id')]);
    expect(new Set(ids).size).toBe(2500);
    expect(ids).toHaveLength(2500);
    expect((await download({ status: 'shortlisted' })).rows).toHaveLength(1250);
    expect((await download({ text: 'nr 77' })).rows).toHaveLength(11);
  });

  it.each([
    '=HYPERLINK("http://evil.example","x")',
    '+47 22 22 22 22 er nummeret',
    '@SUM(A1:A9)',
    '-2+3|cmd',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{constructor}} ${7*7}',
  ])('carries %j in and out as the words they are', async (words) => {
    await send(text(csv([person({ Navn: words.slice(0, 60), discussion: words })])));
    const [item] = (await list()).items;
    const one = { cookie: study.cookie, params: { studyId: study.studyId, applicationId: item?.id ?? '' } };
    const whole = await lytt.call(routes.application, one);
    expect(whole.response.headers['content-type']).toContain('application/json');
    expect(whole.view.discussion.answer).toBe(words);
    const out = await download({ contact: '1' });
    const cell = out.cell(0, out.header.find((name) => name.startsWith('En kommune sletter')) ?? '') ?? '';
    expect(cell).not.toMatch(/^\s*[=+\-@]/);
    expect(out.answer.headers['x-content-type-options']).toBe('nosniff');
    expect(out.answer.headers['content-disposition']).toContain('attachment');
    for (const field of out.rows.flat()) expect(field).not.toMatch(/^\s*[=+\-@]/);
    // What went out can come in again somewhere else, as the same words.
    study = await recruitingStudy(lytt);
    expect(await send(new Uint8Array(out.answer.rawPayload))).toMatchObject({
      imported: true,
      fresh: 1,
      faultCount: 0,
    });
    const { rows } = await lytt.owner.query<{ said: string; person: string }>(
      `select answers ->> 'discussion' as said, person_id as person from research.application where study_id = $1`,
      [study.studyId],
    );
    expect(rows[0]?.said).toBe(words);
    const who = await lytt.app
      .get(PeopleRegister)
      .lookUp({ kind: 'system' }, study.studyId, [rows[0]?.person ?? ''], 'test');
    expect([...who.values()][0]?.name).toBe(words.slice(0, 60));
  });
});
