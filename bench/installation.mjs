// An installation of its own for the benchmark: the built program on an embedded PostgreSQL with real settings (fsync on).
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../bin/staleness.mjs';

export const QUESTIONS = 14;
export const SEATS = 15;
/** Has a seat, and all the questions before them. */
export const NEWCOMER = SEATS + 1;
const REPLIES = 30;

const sha = (text) => createHash('sha256').update(text).digest();
export const sessionOf = (seat) => `bench-session-${seat}-${'x'.repeat(40)}`;
export const seatId = (at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
export const questionId = (at) => `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`;
const STUDY = '00000000-0000-4000-a000-000000000001';

/** Starts a program and waits until `ready` is said; resolves to it and the milliseconds that took. */
export function startProgram(script, env, ready, args = []) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', './bench/service-time.mjs', script, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      if (said.includes(ready)) resolve({ child, ms: performance.now() - started });
    });
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}: ${said}`)));
  });
}

export const stopProgram = (child) =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill('SIGTERM');
  });

/** What the program took for each request since it was last asked, by its own clock: `{method, url, ms}`. */
export const serviceTimes = (child) =>
  new Promise((resolve) => {
    child.once('message', resolve);
    child.send('service times');
  });

export function ownerUrl(dataDir, database) {
  const port = readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://lytt_owner:${encodeURIComponent(readFileSync(join(dataDir, 'owner-password'), 'utf8'))}@127.0.0.1:${port}/${database}`;
}

// The same words and amounts as the reference's seed, so that both render as much text.
const words = readFileSync(join(root, 'bench/reference/seed.mjs'), 'utf8')
  .match(/const words = \(([\s\S]*?)\)\.split/)[1]
  .replace(/'|\+|\n/g, '')
  .split(/\s+/)
  .filter(Boolean);
let state = 7;
const random = (n) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % n;
const text = (length) => {
  let made = '';
  while (made.length < length) made += (made ? ' ' : '') + words[random(words.length)];
  return `${made.slice(0, length - 1).trimEnd()}.`;
};

/** One study in the field: 15 seats, 14 open questions, each with 15 answers of 400 and 30 replies of 150 characters; and one who has answered nothing. */
export async function seedStudy(url) {
  const db = new pg.Client(url);
  await db.connect();
  await db.query('begin');
  const both = (said) => JSON.stringify({ nb: said, en: said });
  await db.query(
    `insert into research.study (id, slug, phase, title, languages, time_zone, starts_on, days, contact, letter, agreement)
     values ($1, 'bench', 'field', $2, '{nb,en}', 'Europe/Oslo', current_date - 1, 7, '{"name":"B","organisation":"B","email":"b@example.org"}', $3, $4)`,
    [
      STUDY,
      both('Bench'),
      JSON.stringify({ heading: { nb: 'B' }, lead: { nb: 'B' }, body: { nb: 'B' } }),
      JSON.stringify({ version: '1', text: { nb: 'B' } }),
    ],
  );
  const source = randomUUID();
  await db.query(`insert into research.source (id, study_id, code, name, position) values ($1, $2, 'b', 'B', 1)`, [
    source,
    STUDY,
  ]);
  for (let seat = 1; seat <= NEWCOMER; seat++) {
    const application = randomUUID();
    await db.query(
      `insert into research.application (id, study_id, source_id, language, state) values ($1, $2, $3, 'nb', 'completed')`,
      [application, STUDY, source],
    );
    await db.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, agreement_version, agreed_at)
       values ($1, $2, $3, $4, 'panel', $5, 'active', 'nb', $6, $6, '1', now())`,
      [seatId(seat), STUDY, application, randomUUID(), seat, `member${seat}`],
    );
    await db.query(
      `insert into platform.participant_session (token_hash, study_id, seat_id, language, expires_at) values ($1, $2, $3, 'nb', now() + interval '30 days')`,
      [sha(sessionOf(seat)), STUDY, seatId(seat)],
    );
  }
  const post = async (kind, question, seat, parent, body) => {
    const id = randomUUID();
    await db.query(
      `insert into research.post (id, study_id, question_id, question_version, parent_id, kind, seat_id, created_at) values ($1, $2, $3, 1, $4, $5, $6, now() - interval '1 hour')`,
      [id, STUDY, question, parent, kind, seatId(seat)],
    );
    await db.query(
      `insert into research.post_version (post_id, version, study_id, body, created_at) values ($1, 1, $2, $3, now())`,
      [id, STUDY, body],
    );
    return id;
  };
  for (let at = 1; at <= QUESTIONS; at++) {
    await db.query(
      `insert into research.question (id, study_id, key, position, day, opens_local, closes_day, closes_local, opens_at, closes_at, masking, minutes)
       values ($1, $2, $3, $4, 1, '09:00', 7, '23:00', now() - interval '3 days', now() + interval '3 days', 'after-own-answer', 5)`,
      [questionId(at), STUDY, `q${at}`, at],
    );
    await db.query(
      `insert into research.question_version (question_id, version, study_id, title, text) values ($1, 1, $2, $3, $4)`,
      [questionId(at), STUDY, both(`Question ${at}: how do you choose?`), both(text(400))],
    );
    await db.query(
      `insert into research.schedule_effect (study_id, question_id, effect) values ($1, $2, 'opened'), ($1, $2, 'reminder')`,
      [STUDY, questionId(at)],
    );
    const answers = [];
    for (let seat = 1; seat <= SEATS; seat++) answers.push(await post('answer', questionId(at), seat, null, text(400)));
    for (let reply = 0; reply < REPLIES; reply++)
      await post('reply', questionId(at), ((reply * 7 + at) % SEATS) + 1, answers[reply % SEATS], text(150));
  }
  await db.query('commit');
  await db.query('vacuum analyze');
  await db.end();
}
