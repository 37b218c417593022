// The draw in the running service: what other requests take meanwhile, and how soon a cancelled draw is over, wherever it was
// cancelled. Two instances share one installation; the draw runs on either.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ownerUrl, questionId, seedStudy, sessionOf, startProgram, stopProgram } from './installation.mjs';

const PORTS = [4881, 4882];
const SECRET = `bench-draw-${'x'.repeat(40)}`;
const PEOPLE = 2_000;
const SEATS = 60;
const EVERY_MS = 20;
const QUIET_MS = 10_000;
const BUSY_MS = 30_000;
const CANCELS = 5;
const READY = 'Ctrl-C stops everything';

const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const originOf = (port) => `http://localhost:${port}`;

function asking(origin) {
  const ask = async (method, path, body) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { cookie: `lytt_staff=${SECRET}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, body = {}) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
  };
}

/** The example study with 2,000 applicants, skewed as an open call's are, and 60 seats by even shares of each attribute. */
async function seed(db, api) {
  const staffId = randomUUID();
  await db.query(
    `insert into platform.staff (id, email, name, password_hash, is_owner, totp_confirmed_at) values ($1, 'draw@example.org', 'Bench', 'none', true, now())`,
    [staffId],
  );
  await db.query(
    `insert into platform.staff_session (token_hash, staff_id, expires_at, second_factor_at) values ($1, $2, now() + interval '1 day', now())`,
    [createHash('sha256').update(SECRET).digest(), staffId],
  );
  const { id: studyId } = await api.post('/studies/import-example');
  await api.post(`/studies/${studyId}/phase`, { to: 'recruiting' });
  const { plan, balance } = await api.get(`/studies/${studyId}/panel`);
  let state = 15;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  // The first value of each attribute comes thrice as often as the last.
  const pick = (rows) => rows[Math.min(rows.length - 1, Math.floor(random() ** 1.5 * rows.length))].value;
  const { rows: sources } = await db.query('select id from research.source where study_id = $1', [studyId]);
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    id: randomUUID(),
    source: sources[at % sources.length].id,
    person: randomUUID(),
    attributes: Object.fromEntries(balance.map(({ attribute, rows }) => [attribute, pick(rows)])),
  }));
  await db.query(
    `insert into research.application (id, study_id, source_id, person_id, language, state, answers, attributes, completed_at)
     select id, $2, source, person, 'nb', 'completed', '{}', attributes, now()
       from json_to_recordset($1::json) as g(id uuid, source uuid, person uuid, attributes jsonb)`,
    [JSON.stringify(people), studyId],
  );
  const quotas = balance.flatMap(({ attribute, rows }) =>
    rows.map(({ value }) => {
      const share = SEATS / rows.length;
      return { attribute, value, min: Math.floor(share) - 1, max: Math.ceil(share) + 1 };
    }),
  );
  await api.put(`/studies/${studyId}/panel/plan`, { ...plan, seats: SEATS, invite: null, reserves: 10, quotas });
  await db.query('vacuum analyze');
  return studyId;
}

/** What people ask of the service, one after the other, while `goesOn`; milliseconds by name. */
async function watch(studyId, goesOn) {
  const staff = { cookie: `lytt_staff=${SECRET}` };
  const participant = { cookie: `lytt_participant=${sessionOf(1)}` };
  const asked = [
    ['Today', '/p/today', participant],
    ['question page', `/p/q/${questionId(1)}`, participant],
    ['draws', `/api/v1/studies/${studyId}/panel/draws`, staff],
    ['applicants', `/api/v1/studies/${studyId}/recruitment/applications?limit=100`, staff],
  ];
  const times = asked.map(() => []);
  const open = new Set();
  let fault;
  for (let at = 0; goesOn(); at++) {
    const [name, path, headers] = asked[at % asked.length];
    const one = (async () => {
      const started = performance.now();
      const answer = await fetch(`${originOf(PORTS[0])}${path}`, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      times[at % asked.length].push(performance.now() - started);
    })();
    open.add(one);
    void one.catch((thrown) => (fault ??= thrown)).finally(() => open.delete(one));
    if (fault) throw fault;
    await pause(EVERY_MS);
  }
  await Promise.allSettled(open);
  if (fault) throw fault;
  return { all: times.flat(), by: asked.map(([name], at) => `${name} ${percentile(times[at], 0.99).toFixed(0)}`) };
}

/** Begins a draw and resolves when its search is under way. */
async function begin(api, studyId, method) {
  const draws = `/studies/${studyId}/panel/draws`;
  const { id } = await api.post(draws, { seed: 'bench', method });
  for (;;) {
    const draw = await api.get(`${draws}/${id}`);
    if (draw.progress?.stage === method) return { id, path: `${draws}/${id}` };
    if (!['queued', 'running'].includes(draw.state))
      throw new Error(`the draw was ${draw.state} before it was watched`);
    await pause(EVERY_MS);
  }
}

/** From the click to the end of the search: the queue holds the draw's job as long as its worker lives. */
async function cancelled(db, api, { id, path }) {
  const started = performance.now();
  await api.post(`${path}/cancel`);
  const answered = performance.now() - started;
  for (;;) {
    const { rows } = await db.query('select 1 from graphile_worker.jobs where key = $1', [`draw:${id}`]);
    if (rows.length === 0) return { answered, over: performance.now() - started };
    await pause(2);
  }
}

export async function measureDrawInService(say = console.log) {
  const dataDir = mkdtempSync(join(tmpdir(), 'lytt-bench-draw-'));
  const environment = (port, role) => ({
    LYTT_DATA_DIR: dataDir,
    PORT: String(port),
    LYTT_PUBLIC_URL: originOf(PORTS[0]),
    LYTT_ROLE: role,
    DATABASE_URL: '',
    SMTP_URL: '',
  });
  const running = [];
  const db = () => new pg.Client(ownerUrl(dataDir, 'lytt'));
  let owner;
  try {
    running.push((await startProgram('bin/start.mjs', environment(PORTS[0], 'all'), READY)).child);
    owner = db();
    await owner.connect();
    await seedStudy(ownerUrl(dataDir, 'lytt'));
    const here = asking(originOf(PORTS[0]));
    const studyId = await seed(owner, here);

    const until = (ms) =>
      (
        (end) => () =>
          performance.now() < end
      )(performance.now() + ms);
    await watch(studyId, until(2_000));
    const quiet = await watch(studyId, until(QUIET_MS));
    const draw = await begin(here, studyId, 'leximin');
    const busy = await watch(studyId, until(BUSY_MS));
    const { state, progress } = await here.get(draw.path);
    say(
      `${SEATS} of ${PEOPLE} by leximin in the service, after ${BUSY_MS / 1000} s ${state} with ${progress?.panels} panels: other requests (${busy.all.length}) p50 ${percentile(busy.all, 0.5).toFixed(0)} ms, p99 ${percentile(busy.all, 0.99).toFixed(0)} ms (aim 50; ${busy.by.join(', ')}), without a draw (${quiet.all.length}) p99 ${percentile(quiet.all, 0.99).toFixed(0)} ms`,
    );
    const report = (where, times) =>
      say(
        `a draw cancelled ${where} (${times.length} times): answered in ${times.map((t) => t.answered.toFixed(0)).join(', ')} ms, over after ${times.map((t) => t.over.toFixed(0)).join(', ')} ms (aim 100)`,
      );
    const onSame = [await cancelled(owner, here, draw)];
    while (onSame.length < CANCELS) onSame.push(await cancelled(owner, here, await begin(here, studyId, 'leximin')));
    report('on the instance where it runs', onSame);

    running.push((await startProgram('bin/start.mjs', environment(PORTS[1], 'web'), READY)).child);
    const there = asking(originOf(PORTS[1]));
    const onOther = [];
    while (onOther.length < CANCELS) onOther.push(await cancelled(owner, there, await begin(here, studyId, 'leximin')));
    report('on another instance', onOther);
  } finally {
    await owner?.end();
    for (const child of running.reverse()) await stopProgram(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
