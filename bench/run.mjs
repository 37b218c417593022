// `npm run bench`: start to ready, weight of the participants' pages, and the question page's rate beside the bare reference.
// Figures are for comparison on one machine at one time: read the ratios.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import { build } from '../bin/build.mjs';
import { root } from '../bin/staleness.mjs';
import {
  NEWCOMER,
  ownerUrl,
  QUESTIONS,
  questionId,
  SEATS,
  seedStudy,
  serviceTimes,
  sessionOf,
  startProgram,
  stopProgram,
} from './installation.mjs';
import { APPLICANTS, measureImport, measureScreener, measureTable, seedApplicants } from './recruitment.mjs';
import { measureDrawInService } from './draw-in-service.mjs';
import { measureSelection } from './selection.mjs';
import { measureSlowPhone } from './slow-phone.mjs';
import { measureSchedule } from './schedule.mjs';
import { weigh } from './weigh.mjs';

const REPETITIONS = Number(process.env.LYTT_BENCH_REPETITIONS ?? 3);
const SECONDS = Number(process.env.LYTT_BENCH_SECONDS ?? 5);
const CONNECTIONS = 16;
const PRODUCT = 4877;
const BARE = 4878;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

await build();
await measureSelection();
await measureDrawInService();
const dataDir = mkdtempSync(join(tmpdir(), 'lytt-bench-'));
const environment = {
  LYTT_DATA_DIR: dataDir,
  PORT: String(PRODUCT),
  LYTT_PUBLIC_URL: `http://localhost:${PRODUCT}`,
  DATABASE_URL: '',
  SMTP_URL: '',
};
const startProduct = () => startProgram('bin/start.mjs', environment, 'Ctrl-C stops everything');
const cookie = (seat) => `lytt_participant=${sessionOf(seat)}`;
const running = [];
try {
  let product = await startProduct();
  await seedStudy(ownerUrl(dataDir, 'lytt'));
  await stopProgram(product.child);

  const starts = [];
  for (let at = 0; at < REPETITIONS; at++) {
    product = await startProduct();
    starts.push(product.ms);
    if (at < REPETITIONS - 1) await stopProgram(product.child);
  }
  running.push(product.child);
  console.log(`start to ready, existing database: ${(median(starts) / 1000).toFixed(2)} s (aim 6)`);

  for (const [name, path] of [
    ['Today', '/p/today'],
    ['question page', `/p/q/${questionId(1)}`],
  ]) {
    const page = await weigh(`http://localhost:${PRODUCT}`, path, cookie(1));
    console.log(
      `${name}, cold cache: ${(page.bytes / 1000).toFixed(1)} kB compressed in ${page.requests} requests, ${page.foreign} to third parties (aim 60 kB, 5, 0)`,
    );
  }

  const origin = `http://localhost:${PRODUCT}`;
  const phone = await measureSlowPhone(origin, cookie(NEWCOMER), `/p/q/${questionId(2)}`);
  console.log(
    `slow phone, empty cache: Today readable after ${(phone.today / 1000).toFixed(2)} s (aim 2.0), answer box usable after ${(phone.box / 1000).toFixed(2)} s (aim 2.5), layout shift at most ${phone.moved.toFixed(3)}`,
  );

  const { studyId, slug } = await seedApplicants(ownerUrl(dataDir, 'lytt'), origin);
  for (const { name, median: half, p95 } of await measureTable(origin, studyId))
    console.log(
      `applicants, ${APPLICANTS} forms, ${name}: median ${half.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (aim 200)`,
    );
  const screener = await measureScreener(origin, slug, () => serviceTimes(product.child));
  const spread = ({ median: half, p95, p99 }) =>
    `median ${half.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  console.log(
    `screener, 50 applicants at once, ${screener.requests} requests: in the service ${spread(screener.service)} (aim p95 25), slowest page ${screener.slowest.page} p95 ${screener.slowest.p95.toFixed(1)} ms; as the applicants see it ${spread(screener.people)}`,
  );
  const list = await measureImport(origin, studyId);
  const fault = list.refused.faults?.[0];
  console.log(
    `applicants, a list of 100,000 with one fault: refused whole in ${(list.refused.ms / 1000).toFixed(1)} s (imported: ${list.refused.imported}, row ${fault?.row}, ${fault?.column}); without it taken in ${(list.taken.ms / 1000).toFixed(1)} s (${list.taken.fresh} new)`,
  );

  await measureSchedule(dataDir);

  const owner = new pg.Client(ownerUrl(dataDir, 'postgres'));
  await owner.connect();
  await owner.query('create database bare');
  await owner.end();
  const bareUrl = ownerUrl(dataDir, 'bare');
  const seed = await startProgram(
    join(root, 'bench/reference/seed.mjs'),
    { DATABASE_URL: bareUrl, LISTS: join(dataDir, 'lists') },
    'seeded',
  );
  await new Promise((resolve) => (seed.child.exitCode === null ? seed.child.once('close', resolve) : resolve()));
  const bare = await startProgram(
    join(root, 'bench/reference/server.mjs'),
    { DATABASE_URL: bareUrl, PORT: String(BARE) },
    'listening',
  );
  running.push(bare.child);

  const bareCookies = readFileSync(join(dataDir, 'lists', 'cookies'), 'utf8')
    .trim()
    .split('\n');
  const lists = {
    product: {
      url: `http://127.0.0.1:${PRODUCT}`,
      requests: every((seat, question) => ({
        path: `/p/q/${questionId(question)}`,
        headers: { cookie: cookie(seat) },
      })),
    },
    bare: {
      url: `http://127.0.0.1:${BARE}`,
      requests: every((seat, question) => ({ path: `/q/${question}`, headers: { cookie: bareCookies[seat - 1] } })),
    },
  };
  for (const name of ['bare', 'product']) await load(lists[name], 2);
  const ratios = [];
  for (let at = 0; at < REPETITIONS; at++) {
    const order = at % 2 === 0 ? ['bare', 'product'] : ['product', 'bare'];
    const rate = {};
    for (const name of order) rate[name] = await load(lists[name], SECONDS);
    ratios.push(rate.product.rps / rate.bare.rps);
    console.log(
      `question page, repetition ${at + 1}: product ${rate.product.rps.toFixed(0)}/s (p97.5 ${rate.product.p97} ms), bare ${rate.bare.rps.toFixed(0)}/s (p97.5 ${rate.bare.p97} ms), ratio ${ratios.at(-1).toFixed(2)}`,
    );
  }
  console.log(`question page beside the bare reference: median ratio ${median(ratios).toFixed(2)} (aim 0.5)`);
} finally {
  // The reference stands on the database that the product stops.
  for (const child of running.reverse()) await stopProgram(child);
  rmSync(dataDir, { recursive: true, force: true });
}

function every(request) {
  return Array.from({ length: SEATS * QUESTIONS }, (_, at) => ({
    method: 'GET',
    ...request((at % SEATS) + 1, (Math.floor(at / SEATS) % QUESTIONS) + 1),
  }));
}

async function load({ url, requests }, duration) {
  const result = await autocannon({ url, requests, connections: CONNECTIONS, duration });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers that were no page, ${result.errors} errors`);
  return { rps: result.requests.average, p97: result.latency.p97_5 };
}
