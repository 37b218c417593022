// The schedule under load, on three instances over one PostgreSQL: 500 questions due in one second, and one opening to 10,000
// participants. `node bench/schedule.mjs` measures this alone.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { build } from '../bin/build.mjs';
import { root } from '../bin/staleness.mjs';
import { ownerUrl, startProgram, stopProgram } from './installation.mjs';

const STUDIES = 5;
const QUESTIONS_EACH = 100;
const PEOPLE_EACH = 10;
const CROWD = 10_000;
/** Between the last row of the seed and the first opening. */
const AHEAD_MS = 12_000;
const LOOK_EVERY_MS = 20;
const GIVE_UP_MS = 180_000;
const both = (said) => JSON.stringify({ nb: said, nn: said, en: said });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
};

function doorsOf(dataDir) {
  const secret = (name) => readFileSync(join(dataDir, name), 'utf8').trim();
  const owner = new URL(ownerUrl(dataDir, 'lytt'));
  const as = (role) => {
    const url = new URL(owner);
    url.username = role;
    url.password = encodeURIComponent(secret(`${role}-password`));
    return url.href;
  };
  return { owner: owner.href, app: as('lytt_app'), identity: as('lytt_identity'), key: secret('identity-key') };
}

/** Two more instances beside the one that holds the database, without a web side. */
async function startWorkers(doors) {
  const workers = [];
  for (let at = 0; at < 2; at++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'lytt-bench-worker-'));
    const { child } = await startProgram(
      'bin/start.mjs',
      {
        LYTT_DATA_DIR: dataDir,
        LYTT_ROLE: 'worker',
        PORT: '0',
        SMTP_URL: '',
        DATABASE_URL: doors.app,
        IDENTITY_DATABASE_URL: doors.identity,
        MIGRATION_DATABASE_URL: doors.owner,
        LYTT_IDENTITY_KEY: doors.key,
      },
      'Lytt is ready',
    );
    workers.push({ child, dataDir });
  }
  return workers;
}

/** Names and addresses are encrypted, so the product itself writes them down. */
async function enterPeople(doors, studies) {
  const require = createRequire(import.meta.url);
  require('reflect-metadata');
  const dist = (path) => require(join(root, 'dist/apps/server/src', path));
  const { createApp } = dist('create-app.js');
  const { PeopleRegister } = dist('foundation/privacy/privacy.facade.js');
  const app = await createApp({
    dataDir: mkdtempSync(join(tmpdir(), 'lytt-bench-people-')),
    appDatabaseUrl: doors.app,
    identityDatabaseUrl: doors.identity,
    identityKey: Buffer.from(doors.key, 'base64'),
    publicUrl: 'http://localhost:3000',
    port: 0,
    listen: '127.0.0.1',
    mailFrom: 'Lytt <lytt@example.org>',
    role: 'web',
  });
  try {
    const ids = new Map();
    for (const { id, people } of studies) {
      const named = Array.from({ length: people }, (_, at) => ({
        name: `Person ${at}`,
        email: `${id}-${at}@example.org`,
      }));
      const entered = [];
      for (let from = 0; from < people; from += 1_000)
        entered.push(...(await app.get(PeopleRegister).enterAll(id, named.slice(from, from + 1_000))));
      ids.set(id, entered);
    }
    return ids;
  } finally {
    await app.close();
  }
}

async function seedStudies(db, doors, studies) {
  for (const { id } of studies) {
    await db.query(
      `insert into research.study (id, slug, phase, title, languages, time_zone, starts_on, days, contact, letter, agreement)
       values ($1::uuid, 'schedule-' || left($1::text, 8), 'recruiting', $2, '{nb,en}', 'Europe/Oslo', current_date, 7, '{"name":"B","organisation":"B","email":"b@example.org"}', $3, $4)`,
      [
        id,
        both('Bench'),
        JSON.stringify({ heading: { nb: 'B' }, lead: { nb: 'B' }, body: { nb: 'B' } }),
        JSON.stringify({ version: '1', text: { nb: 'B' } }),
      ],
    );
    // Whatever the hour of the day is.
    await db.query(
      'insert into research.mail_rule (study_id, quiet_from, quiet_to, at_most, quote_probe) values ($1, 0, 0, 20, false)',
      [id],
    );
    await db.query(`insert into research.source (id, study_id, code, name, position) values ($1, $2, 'b', 'B', 1)`, [
      randomUUID(),
      id,
    ]);
  }
  const people = await enterPeople(doors, studies);
  for (const { id } of studies)
    await db.query(
      `with person as (select person, row_number() over () as at, gen_random_uuid() as application from unnest($2::uuid[]) as person),
            applied as (insert into research.application (id, study_id, source_id, language, state)
                        select application, $1, (select id from research.source where study_id = $1), 'nb', 'completed' from person)
       insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, agreement_version, agreed_at)
       select gen_random_uuid(), $1, application, person, 'panel', at, 'active', 'nb', 'member' || at, 'member' || at, '1', now() from person`,
      [id, people.get(id)],
    );
}

/** Questions that open within one second, `AHEAD_MS` from now; the first opening, by the database's clock. */
async function seedQuestions(db, studies) {
  const { rows } = await db.query(`select clock_timestamp() + $1::int * interval '1 millisecond' as first`, [AHEAD_MS]);
  const first = rows[0].first;
  const all = studies.flatMap(({ id, questions }) =>
    Array.from({ length: questions }, (_, at) => ({ id: randomUUID(), study: id, at: at + 1 })),
  );
  await db.query('begin');
  await db.query(
    `insert into research.question (id, study_id, key, position, day, opens_local, closes_day, closes_local, opens_at, closes_at, masking, minutes)
     select q.id, q.study, 'q' || q.at, q.at, 1, '09:00', 3, '23:00', $2::timestamptz + (q.n - 1) * interval '1 second' / $3, $2::timestamptz + interval '2 days', 'after-own-answer', 5
       from (select r.*, row_number() over (order by r.at, r.study) as n from jsonb_to_recordset($1::jsonb) as r(id uuid, study uuid, at int)) q`,
    [JSON.stringify(all), first, all.length],
  );
  await db.query(
    `insert into research.question_version (question_id, version, study_id, title, text) select q.id, 1, q.study, $2, $2 from jsonb_to_recordset($1::jsonb) as q(id uuid, study uuid)`,
    [JSON.stringify(all), both('How do you choose?')],
  );
  await db.query(`update research.study set phase = 'field' where id = any($1)`, [studies.map(({ id }) => id)]);
  await db.query('commit');
  return { first, count: all.length };
}

/** Looks until `count` rows are there; each row's lag as the eye of an outsider sees it, in milliseconds. */
async function watch(db, ids, count) {
  const lags = new Map();
  const started = performance.now();
  while (lags.size < count) {
    if (performance.now() - started > GIVE_UP_MS)
      throw new Error(`${lags.size} of ${count} questions opened in three minutes`);
    const { rows } = await db.query(
      `select e.question_id as id, extract(epoch from clock_timestamp() - q.opens_at) * 1000 as lag
         from research.schedule_effect e join research.question q on q.id = e.question_id
        where e.study_id = any($1) and e.effect = 'opened'`,
      [ids],
    );
    for (const { id, lag } of rows) if (!lags.has(id)) lags.set(id, Number(lag));
    await pause(LOOK_EVERY_MS);
  }
  return [...lags.values()];
}

async function manyQuestions(db, doors) {
  const studies = Array.from({ length: STUDIES }, () => ({
    id: randomUUID(),
    people: PEOPLE_EACH,
    questions: QUESTIONS_EACH,
  }));
  const ids = studies.map(({ id }) => id);
  await seedStudies(db, doors, studies);
  const { count } = await seedQuestions(db, studies);
  const lags = await watch(db, ids, count);
  const { rows: twice } = await db.query(
    `select subject->>'questionId' from platform.audit where study_id = any($1) and action = 'guide.question-opened' group by 1 having count(*) <> 1`,
    [ids],
  );
  const { rows: told } = await db.query(
    `select count(*)::int as notices, count(distinct (seat_id, key))::int as once from research.notice where study_id = any($1) and kind = 'question-opened'`,
    [ids],
  );
  const expected = STUDIES * QUESTIONS_EACH * PEOPLE_EACH;
  if (twice.length > 0 || told[0].notices !== expected || told[0].once !== expected)
    throw new Error(`not each once: ${twice.length} openings, ${told[0].notices} notices of ${expected}`);
  return { count, p50: percentile(lags, 0.5), p99: percentile(lags, 0.99), max: Math.max(...lags) };
}

async function largeCrowd(db, doors) {
  const study = { id: randomUUID(), people: CROWD, questions: 1 };
  await seedStudies(db, doors, [study]);
  await db.query('analyze research.seat');
  const { first } = await seedQuestions(db, [study]);
  const since = async (sql) => {
    const started = performance.now();
    for (;;) {
      const { rows } = await db.query(
        `select (${sql}) as count, extract(epoch from clock_timestamp() - $2::timestamptz) as seconds`,
        [study.id, first],
      );
      if (rows[0].count === CROWD) return Number(rows[0].seconds);
      if (performance.now() - started > GIVE_UP_MS) throw new Error(`${rows[0].count} of ${CROWD} after three minutes`);
      await pause(LOOK_EVERY_MS * 5);
    }
  };
  const recorded = await since('select count(*)::int from research.notice where study_id = $1');
  const sent = await since(`select count(*)::int from research.notice where study_id = $1 and state = 'sent'`);
  return { recorded, sent };
}

/** On a running installation, whose own program is the first of the three instances. */
export async function measureSchedule(dataDir) {
  const doors = doorsOf(dataDir);
  const workers = await startWorkers(doors);
  const db = new pg.Client(doors.owner);
  await db.connect();
  try {
    const { count, p50, p99, max } = await manyQuestions(db, doors);
    console.log(
      `schedule, ${count} questions due in one second, three instances: each once, lag median ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, most ${max.toFixed(0)} ms (aim p99 5000)`,
    );
    const { recorded, sent } = await largeCrowd(db, doors);
    console.log(
      `schedule, one opening to ${CROWD} participants: all notices recorded ${recorded.toFixed(1)} s after it opened, all mails written ${sent.toFixed(1)} s after (aim 30)`,
    );
  } finally {
    await db.end();
    for (const { child, dataDir: own } of workers) {
      await stopProgram(child);
      rmSync(own, { recursive: true, force: true });
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  const dataDir = mkdtempSync(join(tmpdir(), 'lytt-bench-'));
  const { child } = await startProgram(
    'bin/start.mjs',
    { LYTT_DATA_DIR: dataDir, PORT: '4879', LYTT_PUBLIC_URL: 'http://localhost:4879', DATABASE_URL: '', SMTP_URL: '' },
    'Lytt is ready',
  );
  try {
    await measureSchedule(dataDir);
  } finally {
    await stopProgram(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
