// The draw: each method on made-up pools, in a worker as the service runs it, while the event loop answers other requests.
// `node bench/selection.mjs` runs it alone. The pools are this file's own and the same every time.
import { createRequire } from 'node:module';
import http from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../bin/build.mjs';
import { root } from '../bin/staleness.mjs';
import { measureDrawInService } from './draw-in-service.mjs';

/** Relative frequency among applicants and in the population: an open call draws too many women, old and educated people. */
const TRAITS = {
  gender: { woman: [58, 49], man: [39, 49], 'non-binary': [3, 2] },
  age: { '18-24': [6, 11], '25-34': [12, 17], '35-49': [25, 25], '50-64': [30, 25], '65-74': [20, 13], '75+': [7, 9] },
  region: {
    north: [9, 9],
    middle: [14, 14],
    west: [22, 26],
    inland: [6, 7],
    south: [9, 14],
    east: [24, 16],
    city: [16, 14],
  },
  work: {
    public: [38, 24],
    private: [24, 38],
    own: [9, 8],
    none: [8, 10],
    student: [7, 8],
    retired: [14, 12],
    other: [6, 4],
  },
};
const EVERY_MS = 20;

/** Numbers from 0 to 1, the same every time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/** `size` seats of `people` applicants with four categories and 23 values; quotas a seat around the population's share. */
export function madeUpPool(people, size, seed = 15) {
  const next = numbers(seed);
  const pick = (values) => {
    let left = next() * Object.values(values).reduce((sum, [applicants]) => sum + applicants, 0);
    return Object.keys(values).find((value) => (left -= values[value][0]) < 0) ?? Object.keys(values)[0];
  };
  const pool = Array.from({ length: people }, (_, i) => ({
    id: `p${i + 1}`,
    values: Object.fromEntries(Object.entries(TRAITS).map(([attribute, values]) => [attribute, pick(values)])),
    rating: 1 + Math.floor(next() * 5),
  }));
  const quotas = Object.entries(TRAITS).flatMap(([attribute, values]) =>
    Object.entries(values).map(([value, [, population]]) => {
      const share = (population / 100) * size;
      return { attribute, value, min: Math.max(0, Math.floor(share - 0.5)), max: Math.ceil(share + 0.5) };
    }),
  );
  return { pool, quotas, size };
}

const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
};

/** What requests to this very process take while the work goes on. */
async function answering(work) {
  const server = http.createServer((_, response) => response.end('ok'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const times = [];
  const ask = () => {
    const started = performance.now();
    http
      .get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {
        response.resume();
        response.on('end', () => times.push(performance.now() - started));
      })
      .on('error', () => undefined);
  };
  const timer = setInterval(ask, EVERY_MS);
  try {
    return { result: await work(), p99: () => percentile(times, 0.99), requests: times };
  } finally {
    clearInterval(timer);
    server.close();
  }
}

export async function measureSelection(say = console.log) {
  const { runInWorker } = createRequire(import.meta.url)(join(root, 'dist/libs/selection/src/index.js'));
  const runs = [
    [300, 15, 'maximin', 60, 'aim 5 s'],
    [300, 15, 'goldilocks', 60, 'aim 30 s'],
    [300, 15, 'leximin', 60, 'aim 30 s'],
    [300, 15, 'nash', 60, ''],
    [2000, 60, 'maximin', 120, 'aim 30 s'],
    [2000, 60, 'goldilocks', 120, ''],
    [2000, 60, 'leximin', 120, 'aim: a result with its gap within 120 s'],
  ];
  for (const [people, size, method, seconds, aim] of runs) {
    const input = { ...madeUpPool(people, size), reserves: 0, seed: 'bench', method, timeLimitMs: 1000 * seconds };
    const { result, p99, requests } = await answering(() => runInWorker(input));
    if (!result.feasible) throw new Error(`${size} of ${people}: ${JSON.stringify(result.problems)}`);
    const { minProbability: min, maxProbability: max, gap, complete, ms, lottery } = result;
    const chances = `${(100 * min).toFixed(2)} to ${(100 * max).toFixed(1)} %`;
    const proof = complete ? `gap ${gap.toExponential(1)}` : `stopped by time at gap ${gap.toPrecision(2)}`;
    say(
      `${size} of ${people} by ${method}: ${(ms / 1000).toFixed(1)} s${aim ? ` (${aim})` : ''}, ${lottery.types.length} types, chances ${chances}, ${proof}; other requests (${requests.length}) p99 ${p99().toFixed(0)} ms (aim 50)`,
    );
  }
  await measureCancel(runInWorker, say);
}

async function measureCancel(runInWorker, say) {
  const stop = new AbortController();
  let cancelled = 0;
  const onProgress = ({ stage }) => {
    if (stage !== 'leximin' || cancelled > 0) return;
    cancelled = performance.now();
    stop.abort(new Error('cancelled'));
  };
  const input = { ...madeUpPool(2000, 60), reserves: 0, seed: 'bench', method: 'leximin', timeLimitMs: 120_000 };
  await runInWorker(input, { onProgress, signal: stop.signal }).catch(() => undefined);
  say(`a draw is cancelled after ${(performance.now() - cancelled).toFixed(0)} ms (aim 100)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build(['server']);
  await measureSelection();
  await measureDrawInService();
}
