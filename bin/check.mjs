// `npm run check`: what a reader would stumble over, two checks at a time. What was found right is remembered by its content
// below node_modules/.cache; a fresh clone looks at everything.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './staleness.mjs';

const AT_ONCE = 2;
const tool = (name) => join(root, 'node_modules', name);
const cache = (name) => join(root, 'node_modules', '.cache', name);
const remembered = (name) => ['--cache', '--cache-strategy', 'content', '--cache-location', cache(name)];
const types = (name, project) => [
  tool('typescript/bin/tsc'),
  ...['--noEmit', '--incremental', '--tsBuildInfoFile', cache(`types-${name}.json`), '-p', project],
];
const CHECKS = [
  ['types of the server', types('server', 'tsconfig.json')],
  ['lint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0', ...remembered('lint')]],
  ['format', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.', ...remembered('format')]],
  ['types of the admin', types('admin', 'apps/admin/tsconfig.json')],
  [
    'floors and doors',
    [
      tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['apps/server/src', 'apps/server/test', 'apps/admin/src', 'e2e', 'libs', 'migrations'],
    ],
  ],
];

/** Runs a program of Node's; what it says is handed back, or shown as it comes. */
export const run = (args, quiet) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let said = '';
    child.stdout?.on('data', (part) => (said += part));
    child.stderr?.on('data', (part) => (said += part));
    child.on('close', (code) => resolve({ ok: code === 0, said }));
  });

async function check([name, args]) {
  const started = performance.now();
  const { ok, said } = await run(args, true);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(said);
  return ok;
}

/** How many checks passed and failed. */
export async function checkAll() {
  mkdirSync(cache(''), { recursive: true });
  const waiting = [...CHECKS];
  const results = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await checkAll();
  process.exit(failed > 0 ? 1 : 0);
}
