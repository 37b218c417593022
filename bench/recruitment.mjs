// Recruitment under load: the applicants' table over 10,000 forms, and 50 people answering the screener at once.
import { createHash, randomUUID } from 'node:crypto';
import { TextEncoder } from 'node:util';
import pg from 'pg';

export const APPLICANTS = 10_000;
const AT_ONCE = 50;
const ROUNDS = 3;
const REPEATS = 15;
const SECRET = `bench-staff-${'x'.repeat(40)}`;
const STAFF = { cookie: `lytt_staff=${SECRET}` };

const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
};
const timed = async (ask) => {
  const started = performance.now();
  const answer = await ask();
  await answer.arrayBuffer();
  return { answer, ms: performance.now() - started };
};

const WORDS = 'kommunen bør svare raskere og vise hva de gjør fordi folk følger siden når noe skjer i nabolaget'.split(
  ' ',
);
const opinion = (seed) =>
  Array.from({ length: 40 }, (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 5))) % WORDS.length]).join(' ');

/** The example study with 10,000 completed forms and two ratings for most of them. */
export async function seedApplicants(url, origin) {
  const db = new pg.Client(url);
  await db.connect();
  try {
    return await seedWith(db, origin);
  } finally {
    await db.end();
  }
}

async function seedWith(db, origin) {
  const staff = [randomUUID(), randomUUID()];
  for (const [at, id] of staff.entries())
    await db.query(
      `insert into platform.staff (id, email, name, password_hash, is_owner, totp_confirmed_at) values ($1, $2, $3, 'none', true, now())`,
      [id, `bench${at}@example.org`, `Bench ${at}`],
    );
  await db.query(
    `insert into platform.staff_session (token_hash, staff_id, expires_at, second_factor_at) values ($1, $2, now() + interval '1 day', now())`,
    [createHash('sha256').update(SECRET).digest(), staff[0]],
  );
  const post = async (path, body) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { ...STAFF, origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { id: studyId } = await post('/studies/import-example', {});
  await post(`/studies/${studyId}/phase`, { to: 'recruiting' });
  const { rows: sources } = await db.query('select id from research.source where study_id = $1', [studyId]);
  const genders = ['woman', 'man', 'non-binary'];
  const bands = ['18-34', '35-49', '50-64', '65+'];
  const parts = ['east', 'west', 'mid', 'north', 'south'];
  for (let from = 0; from < APPLICANTS; from += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, step) => {
      const at = from + step;
      return {
        id: randomUUID(),
        source: sources[at % sources.length].id,
        person: randomUUID(),
        answers: { discussion: opinion(at), birth_year: 1940 + (at % 65), county: 'troms', gender: genders[at % 3] },
        attributes: {
          gender: genders[at % 3],
          age_band: bands[at % 4],
          part_of_country: parts[at % 5],
          occupation: 'private',
        },
        minutes: 3 + (at % 20),
        ago: APPLICANTS - at,
        value: 1 + (at % 5),
        rated: at % 10 < 8,
      };
    });
    await db.query(
      `with given as (select * from json_to_recordset($1::json) as g(id uuid, source uuid, person uuid, answers jsonb, attributes jsonb, minutes int, ago int, value int, rated boolean)),
            made as (insert into research.application (id, study_id, source_id, person_id, language, state, answers, attributes, started_at, completed_at)
                     select id, $2, source, person, 'nb', 'completed', answers, attributes, now() - make_interval(secs => ago * 60 + minutes * 60), now() - make_interval(secs => ago * 60) from given)
       insert into research.rating (application_id, staff_id, study_id, value)
       select g.id, s, $2, greatest(1, least(5, g.value + case when s = $3 then 0 else 1 end)) from given g cross join unnest(array[$3, $4]::uuid[]) s where g.rated`,
      [JSON.stringify(rows), studyId, staff[0], staff[1]],
    );
  }
  await db.query('vacuum analyze');
  return { studyId, slug: 'kommunen-i-sosiale-medier' };
}

/** Every filter and every sort of the table, each as a researcher would ask; milliseconds from request to the last byte. */
export async function measureTable(origin, studyId) {
  const asked = [
    ['first page', {}],
    ...['applied', 'rating', 'mine', 'words', 'source', 'status', 'minutes'].map((sort) => [
      `sorted by ${sort}`,
      { sort, direction: 'down' },
    ]),
    [
      'by attribute, sorted by rating',
      { attributes: 'gender:woman;age_band:35-49', sort: 'rating', direction: 'down' },
    ],
    ['not rated by me', { rating: 'mine-missing' }],
    ['mean of at least 4, sorted by words', { rating: '4', sort: 'words' }],
    ['words in the answers', { text: 'nabolaget' }],
    ['words that nobody wrote', { text: 'xylofon' }],
    ['with a sign', { sign: 'any' }],
    ['the last page', { offset: String(APPLICANTS - 100) }],
  ];
  const results = [];
  for (const [name, query] of asked) {
    const url = `${origin}/api/v1/studies/${studyId}/recruitment/applications?${new URLSearchParams({ limit: '100', ...query })}`;
    const times = [];
    for (let at = 0; at < REPEATS; at++) {
      const { answer, ms } = await timed(() => fetch(url, { headers: STAFF }));
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      if (at > 1) times.push(ms);
    }
    results.push({ name, median: percentile(times, 0.5), p95: percentile(times, 0.95) });
  }
  return results;
}

const PAGES = [
  ['page_relation', { relation: 'lives' }],
  ['page_following', { follows_page: 'yes' }],
  ['page_following', { follows_page: 'yes', follow_often: 'weekly', follow_for: 'service' }],
  ['page_discussion', { discussion: 'For: et ryddigere kommentarfelt. Mot: de som er sinte, blir ikke hørt.' }],
  ['page_gender', { gender: 'woman' }],
  ['page_age', { birth_year: '1984' }],
  ['page_place', { county: 'troms' }],
  ['page_occupation', { occupation: 'self-employed' }],
  ['page_contact', { contact_name: 'Astrid Prøve', contact_email: '', contact_phone: '' }],
  ['page_consent', { contact_consent: 'true' }],
  ['check', {}],
];

/**
 * Fifty people at the screener, each pausing between 0.3 and 1.0 s (people take far longer). By the people's clock, on the same
 * cores as they, and by the service's own: over all requests, and for the page that is slowest at its 95th percentile.
 */
export async function measureScreener(origin, slug, serviceTimes) {
  const times = [];
  const person = async (number) => {
    for (let round = 0; round < (number === 'first' ? 1 : ROUNDS); round++) {
      const base = `${origin}/r/${slug}/hol`;
      let cookie = 'lytt_language=nb';
      const ask = async (path, fields) => {
        await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 700));
        const { answer, ms } = await timed(() =>
          fetch(path, {
            redirect: 'manual',
            headers: { cookie, ...(fields ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}) },
            ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
          }),
        );
        times.push(ms);
        const set = answer.headers.get('set-cookie')?.match(/lytt_applicant=[^;]+/)?.[0];
        if (set) cookie = `lytt_language=nb; ${set}`;
        if (answer.status !== 303 && answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
        const to = answer.headers.get('location');
        return to ? new URL(to, origin).href.split('#')[0] : path;
      };
      await ask(base);
      let at = await ask(base, {});
      for (const [page, fields] of PAGES) {
        await ask(at);
        const email = `bench-${number}-${round}@example.org`;
        const shown =
          page === 'page_following' && !fields.follow_often ? 'follows_page' : Object.keys(fields).join(' ');
        const sent = { ...fields, ...('contact_email' in fields ? { contact_email: email } : {}), _shown: shown };
        at = await ask(`${base}/${page}`, sent);
      }
      if (!at.endsWith('/thanks')) throw new Error(`the form did not end: ${at}`);
    }
  };
  // A service that has answered nobody yet is still being compiled; one visitor goes before the fifty.
  await person('first');
  times.length = 0;
  await serviceTimes();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => person(number)));
  const own = (await serviceTimes()).filter(({ url }) => url.startsWith('/r/'));
  const pages = {};
  for (const { method, url, ms } of own)
    (pages[`${method} ${url.split('/').slice(4).join('/') || 'start'}`] ??= []).push(ms);
  const slowest = Object.entries(pages)
    .map(([page, all]) => ({ page, p95: percentile(all, 0.95) }))
    .sort((a, b) => b.p95 - a.p95)[0];
  const spread = (all) => ({ median: percentile(all, 0.5), p95: percentile(all, 0.95), p99: percentile(all, 0.99) });
  return { requests: own.length, people: spread(times), service: spread(own.map(({ ms }) => ms)), slowest };
}

/** A list of 100,000 applicants: what the preview takes with one fault in its midst, and what taking in all of them does. */
export async function measureImport(origin, studyId, rows = 100_000) {
  const header =
    'contact_name;contact_email;relation;follows_page;follow_often;follow_for;discussion;gender;birth_year;county;occupation;contact_consent';
  const line = (at, year) =>
    `Prøve ${at};list-${at}@example.org;lives;yes;weekly;service;${opinion(at)};woman;${year};troms;self-employed;true`;
  const file = (faulty) =>
    new TextEncoder().encode(
      [header, ...Array.from({ length: rows }, (_, at) => line(at, at === faulty ? 'i fjor' : 1950 + (at % 50)))].join(
        '\r\n',
      ),
    );
  const ask = async (what, bytes) => {
    const { answer, ms } = await timed(async () => {
      const answered = await fetch(
        `${origin}/api/v1/studies/${studyId}/recruitment/applications/import?do=${what}&source=hol`,
        { method: 'POST', headers: { ...STAFF, origin, 'content-type': 'application/octet-stream' }, body: bytes },
      );
      return Object.assign(answered.clone(), { view: await answered.json() });
    });
    return { view: answer.view, ms };
  };
  const refused = await ask('import', file(rows / 2));
  const taken = await ask('import', file(-1));
  return {
    refused: { ms: refused.ms, imported: refused.view.imported, faults: refused.view.faults },
    taken: { ms: taken.ms, imported: taken.view.imported, fresh: taken.view.fresh },
  };
}
