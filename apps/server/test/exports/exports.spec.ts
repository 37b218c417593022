import { createHash } from 'node:crypto';
import { EXPORT_FILES, exportsRoutes, findingsRoutes, type ExportKind, type Stance } from '@lytt/shared';
import type { LightMyRequestResponse } from 'fastify';
import { StudyWithWords, WOMAN } from '../findings/study-with-words.js';
import { TestApp } from '../support/test-app.js';
import { readCsv } from './read-csv.js';

const KINDS = ['quotes', 'hypotheses', 'report'] as const;
const EVIL = [
  '=HYPERLINK("http://evil.example";"klikk")',
  '+47 900 00 000',
  '-1+1',
  '@SUM(A1:A9)',
  '\t=1+1',
  "  =cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style><svg onload=alert(1)>',
  '{{{constructor}}} {{t "report.title"}}',
  'Linje en\nLinje to; med "hermetegn"\r\nog «gåseøyne»',
  '\u202egnirts',
];

describe('exports', () => {
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

  const file = (kind: ExportKind, lang = 'nb', as = cookie, studyId = study.id): Promise<LightMyRequestResponse> =>
    lytt.app.inject({
      method: 'GET',
      url: `/api/v1${EXPORT_FILES[kind].path.replace(':studyId', studyId)}?lang=${lang}`,
      headers: { cookie: as },
    });
  const theme = async (name: string, quotes: string[], summary = ''): Promise<string> =>
    (await lytt.call(findingsRoutes.makeTheme, { cookie, params, body: { name, summary, quotes } })).view.id;
  const evidence = async (text: string, quotes: [string, Stance][]): Promise<string> => {
    const { view } = await lytt.call(findingsRoutes.makeHypothesis, { cookie, params, body: { text: { nb: text } } });
    for (const [segmentId, stance] of quotes)
      await lytt.call(findingsRoutes.attachEvidence, {
        cookie,
        params: { ...params, hypothesisId: view.id, segmentId },
        body: { stance },
      });
    return view.key;
  };
  const table = async (kind: 'quotes' | 'hypotheses', lang = 'nb'): Promise<Record<string, string>[]> => {
    const [columns = [], ...rows] = readCsv((await file(kind, lang)).body);
    return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])));
  };

  it('gives themed quotes with alias, bands, question, day, codes, sentiment and star, and where the words stand', async () => {
    const seat = await study.seat('Tiriltunge', 'dropped', { ...WOMAN, age_band: '65+' });
    const body = 'Jeg leser alt, men svarer sjelden.';
    const post = await study.post(seat, body);
    const quote = await study.segment(post, body, 0, 13);
    await study.sql('update research.segment set starred = true where id = $1', [quote]);
    await study.sql(
      `insert into research.code (id, study_id, key, name, colour, position) values (gen_random_uuid(), $1, 'silent', 'Taus leser', '#0f5b52', 900)`,
      [study.id],
    );
    await study.sql(
      `insert into research.coding (segment_id, code_id, study_id, at) select $1, id, $2, now() from research.code where study_id = $2 and key = 'silent'`,
      [quote, study.id],
    );
    await study.sql(
      `insert into research.sentiment (post_id, version, study_id, score, label, words, engine, corrected_label, corrected_at) values ($1, 1, $2, 0.4, 'positive', '[]', 'test', 'negative', now())`,
      [post, study.id],
    );
    await theme('Lesere', [quote]);
    const [question] = await study.questions();
    const found = (await table('quotes')).find((row) => row['segment'] === quote);
    expect(found).toMatchObject({
      theme: 'Lesere',
      quote: 'Jeg leser alt',
      alias: 'Tiriltunge',
      late: '0',
      age_band: '65 år og over',
      gender: 'Kvinne',
      question: question?.key,
      day: '1',
      codes: 'Taus leser',
      sentiment: 'negative',
      starred: '1',
      private: '0',
      post,
      version: '1',
      from: '0',
      to: '13',
    });
    expect(found?.['question_title']).not.toBe('');
    expect((await table('quotes', 'en')).find((row) => row['segment'] === quote)).toMatchObject({
      age_band: '65 and over',
      gender: 'Woman',
    });
  });

  it('marks whoever came when the discussion had begun, in the table and in the report of each language', async () => {
    const seat = await study.seat('Sen og god', 'active', WOMAN);
    await study.sql('update research.seat set late = true where id = $1', [seat]);
    const body = 'Jeg kom til senere og leste alt først.';
    const quote = await study.segment(await study.post(seat, body), body, 0, 18);
    await theme('Seint ute', [quote]);
    for (const lang of ['nb', 'en'] as const)
      expect((await table('quotes', lang)).find((row) => row['segment'] === quote)).toMatchObject({ late: '1' });
    const caption = (html: string): string => /<bdi>Sen og god<\/bdi>[^]*?<\/figcaption>/.exec(html)?.[0] ?? '';
    expect(caption((await file('report', 'nb')).body)).toContain(' · kom til senere');
    expect(caption((await file('report', 'en')).body)).toContain(' · came later');
  });

  it('gives the hypotheses with people and segments for, against and mixed', async () => {
    const [one, two] = [await study.seat('Lom'), await study.seat('Teist')];
    const quotes = [
      await study.said(one, 'Ja', { question: 1 }),
      await study.said(one, 'Ja, ja', { question: 2 }),
      await study.said(two, 'Nei', { question: 1 }),
      await study.said(two, 'Tja', { question: 2 }),
    ];
    const key = await evidence('Alle vil svare', [
      [quotes[0]!, 'for'],
      [quotes[1]!, 'for'],
      [quotes[2]!, 'against'],
      [quotes[3]!, 'mixed'],
    ]);
    expect((await table('hypotheses')).find((row) => row['key'] === key)).toEqual({
      key,
      text: 'Alle vil svare',
      people: '2',
      people_for: '1',
      people_against: '1',
      people_mixed: '1',
      segments: '4',
      segments_for: '2',
      segments_against: '1',
      segments_mixed: '1',
    });
    const report = (await file('report')).body;
    expect(report).toContain('For: én person (2 sitater). Mot: én person (ett sitat). Både og: én person (ett sitat).');
  });

  it('writes a report with every quote in guillemets and with alias, band, question and day beside it', async () => {
    const quote = await study.said(await study.seat('Spove'), 'Det var varmt og fint', { question: 4 });
    await theme('Varme', [quote], 'Første linje.\nAndre linje.');
    const { title, day } = (
      await study.sql<{ title: { nb: string; en: string }; day: number }>(
        'select v.title, q.day from research.question q join research.question_version v on v.question_id = q.id and v.version = q.version where q.study_id = $1 order by q.position offset 4 limit 1',
        [study.id],
      )
    ).rows[0]!;
    const answer = await file('report');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain(
      `<blockquote><p>«Det var varmt og fint»</p></blockquote>\n<figcaption class="small"><bdi>Spove</bdi>, 35–49 år, Kvinne, Nord-Norge, Offentlig ansatt · ${title.nb} · dag ${day}</figcaption>`,
    );
    expect(answer.body).toMatch(/<html lang="nb">[\s\S]*<dt>Sluttet underveis<\/dt><dd>1<\/dd>[\s\S]*<\/html>\s*$/);
    const english = (await file('report', 'en')).body;
    expect(english).toContain(`<bdi>Spove</bdi>, 35–49, Woman, The north, Public sector · ${title.en} · day ${day}`);
    expect(english).toContain('<html lang="en">');
  });

  it('holds nothing of a withdrawn person or an erased answer, and keeps those who only left', async () => {
    const words = { withdrawn: 'Ordene til Kråkebolle', erased: 'Slettet av Steinbit', left: 'Sagt av en som sluttet' };
    const seats = {
      withdrawn: await study.seat('Kråkebolle'),
      erased: await study.seat('Steinbit'),
      left: await study.seat('Hyse', 'dropped'),
    };
    const quotes = {
      withdrawn: await study.said(seats.withdrawn, words.withdrawn),
      erased: await study.said(seats.erased, words.erased),
      left: await study.said(seats.left, words.left),
    };
    await theme('Borte', Object.values(quotes));
    const key = await evidence('Noen går', [
      [quotes.withdrawn, 'for'],
      [quotes.erased, 'against'],
      [quotes.left, 'for'],
    ]);
    const before = (await Promise.all(KINDS.map((kind) => file(kind)))).map((each) => each.body).join('');
    for (const text of Object.values(words)) expect(before).toContain(text);
    await study.sql(`update research.seat set state = 'withdrawn' where id = $1`, [seats.withdrawn]);
    await study.sql('update research.post set erased_at = now() where seat_id = $1', [seats.erased]);
    for (const kind of KINDS)
      for (const lang of ['nb', 'en']) {
        const { body } = await file(kind, lang);
        expect(body).not.toMatch(/Kråkebolle|Steinbit/);
        if (kind !== 'hypotheses') expect(body).toContain(words.left);
      }
    expect((await table('hypotheses')).find((row) => row['key'] === key)).toMatchObject({
      people: '1',
      people_for: '1',
      segments_against: '0',
    });
    const sample = await lytt.call(exportsRoutes.sample, { cookie, params });
    expect(sample.response.body).not.toMatch(/Kråkebolle|Steinbit/);
  });

  it('neutralises formulas and scripts in every field, and gives line breaks, quotes and semicolons back as they were written', async () => {
    for (const [at, text] of EVIL.entries()) {
      const quote = await study.said(
        await study.seat(`${text.trim().slice(0, 20)}${at}`, 'active', { age_band: text }),
        text,
        { question: at },
      );
      await theme(text, [quote], text);
      await evidence(text, [[quote, 'mixed']]);
    }
    for (const kind of ['quotes', 'hypotheses'] as const)
      for (const row of await table(kind))
        for (const [column, field] of Object.entries(row))
          expect(`${column}:${field.trimStart()}`).not.toMatch(/^\w+:[=+\-@\t\r]/);
    const rows = await table('quotes');
    for (const text of EVIL) {
      const field = rows.map((row) => row['quote'] ?? '').find((each) => each.replace(/^'/, '') === text);
      expect(field).toBeDefined();
    }
    const html = (await file('report')).body;
    const withoutOurs = html.replace(/<style>[^<]*<\/style>/, '');
    const tags = new Set([...withoutOurs.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1]!.toLowerCase()));
    for (const tag of ['script', 'img', 'svg', 'style', 'iframe', 'link']) expect([...tags]).not.toContain(tag);
    expect(withoutOurs.match(/<[^>]+\s(on\w+|src|style)\s*=/i)).toBeNull();
    expect(html.match(/href="(?!#)|url\(|@import/)).toBeNull();
    expect(html.includes('{{{constructor}}}')).toBe(true);
  });

  it('sends files to be kept, with the study and the day in their names, and nothing that runs', async () => {
    for (const kind of KINDS) {
      const { headers, statusCode } = await file(kind);
      expect(statusCode).toBe(200);
      expect(headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="[a-z0-9-]+-${kind}-\\d{4}-\\d\\d-\\d\\d(-nb\\.html|\\.csv)"$`),
      );
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['cache-control']).toBe('no-store');
    }
    const opened = await lytt.app.inject({
      method: 'GET',
      url: `/api/v1/studies/${study.id}/exports/report.html?lang=en&open=1`,
      headers: { cookie },
    });
    expect(opened.headers['content-disposition']).toMatch(/^inline/);
    expect((await file('report', 'xx')).statusCode).toBe(422);
  });

  it('begins a table with a byte order mark and ends its lines with CR LF', async () => {
    const { rawPayload } = await file('hypotheses');
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(rawPayload.toString('utf8')).toMatch(/^\ufeff"key";"text";[^\r\n]*\r\n/);
  });

  it('carries more quotes than one batch holds, each once and in their order', async () => {
    const seat = await study.seat('Mange');
    const body = 'a'.repeat(600);
    const post = await study.post(seat, body, { question: 6 });
    const id = await theme('Mange sitater', []);
    await study.sql(
      `with made as (insert into research.segment (id, study_id, post_id, version, from_point, to_point, quote, created_at)
         select gen_random_uuid(), $1, $2, 1, n, n + 1, 'a', now() from generate_series(0, 449) n returning id)
       insert into research.theme_quote (theme_id, segment_id, study_id, at) select $3, id, $1, now() from made`,
      [study.id, post, id],
    );
    const rows = (await table('quotes')).filter((row) => row['theme'] === 'Mange sitater').map((row) => row['segment']);
    expect(rows).toHaveLength(450);
    expect(new Set(rows).size).toBe(450);
    await study.sql('delete from research.theme where id = $1', [id]);
  });

  it('leaves a line in the audit for each, with what it held and the hash of what left', async () => {
    const sent = await file('quotes');
    const { view } = await lytt.call(exportsRoutes.list, { cookie, params });
    const [latest] = view.items;
    expect(latest).toMatchObject({
      kind: 'quotes',
      lang: 'nb',
      bytes: sent.rawPayload.length,
      sha256: createHash('sha256').update(sent.rawPayload).digest('hex'),
    });
    expect(latest?.who).toMatch(/^Colleague/);
    const rows = await table('quotes');
    expect(latest?.counts).toEqual({
      people: new Set(rows.map((row) => row['alias'])).size,
      quotes: new Set(rows.map((row) => row['segment'])).size,
      themes: expect.any(Number) as number,
      hypotheses: 0,
    });
    const { rows: lines } = await study.sql<{ subject: object }>(
      `select subject from platform.audit where study_id = $1 and action like 'exports.%'`,
      [study.id],
    );
    expect(JSON.stringify(lines)).not.toMatch(/Tiriltunge|Jeg leser/);
  });

  it('shows a sample that is the beginning of the file', async () => {
    const { view } = await lytt.call(exportsRoutes.sample, { cookie, params, query: { lang: 'nb' } });
    const [columns, ...rows] = readCsv((await file('quotes')).body);
    expect(view.columns).toEqual(columns);
    expect(view.rows).toHaveLength(5);
    expect(view.rows.map((row) => row[0])).toEqual(rows.slice(0, 5).map((row) => row[0]?.replace(/^'/, '')));
  });

  it('is not for moderators or observers, nor for another study', async () => {
    for (const role of ['moderator', 'observer'] as const) {
      const as = await study.as(role);
      for (const kind of KINDS) expect((await file(kind, 'nb', as)).statusCode).toBe(403);
      expect((await lytt.call(exportsRoutes.list, { cookie: as, params })).status).toBe(403);
    }
    const other = await StudyWithWords.make(lytt);
    for (const kind of KINDS) expect((await file(kind, 'nb', cookie, other.id)).statusCode).toBe(404);
    expect((await file('quotes', 'nb', other.cookie, other.id)).body.trim().split('\r\n')).toHaveLength(1);
    expect((await file('report', 'nb', other.cookie, other.id)).body).toContain('Det er ikke laget noen temaer ennå.');
  });
});
