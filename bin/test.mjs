// `npm test`: what a reader would stumble over (format, lint, types, floors), then every jest test. The last line sums it up.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './staleness.mjs';

const tool = (name) => join(root, 'node_modules', name);
const CHECKS = [
  ['format', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['lint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['types of the server', [tool('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']],
  ['types of the admin', [tool('typescript/bin/tsc'), '--noEmit', '-p', 'apps/admin/tsconfig.json']],
  [
    'floors and doors',
    [
      tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'apps/server/src',
      'apps/admin/src',
      'libs',
      'migrations',
    ],
  ],
];

const run = (args, quiet) =>
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

build();
const results = [];
for (let at = 0; at < CHECKS.length; at += 2) results.push(...(await Promise.all(CHECKS.slice(at, at + 2).map(check))));

const folder = mkdtempSync(join(tmpdir(), 'lytt-results-'));
const report = join(folder, 'jest.json');
await run([tool('jest/bin/jest.js'), '--json', `--outputFile=${report}`, ...process.argv.slice(2)], false);
let jest = { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
try {
  jest = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.log('jest ended without a report');
}
rmSync(folder, { recursive: true, force: true });

const passed = results.filter(Boolean).length + jest.numPassedTests;
// A file that could not even be loaded has no failed tests of its own, but it is a failure.
const failed = results.filter((ok) => !ok).length + jest.numFailedTests + jest.numRuntimeErrorTestSuites;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
