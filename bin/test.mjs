// `npm test`: what a reader would stumble over (format, lint, types, floors), then every jest test. The last line sums it up.
// `--long` tries each property as often as it deserves.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkAll, run } from './check.mjs';
import { root } from './staleness.mjs';

const given = process.argv.slice(2);
if (given.includes('--long')) process.env.LYTT_TEST_LONG = '1';

await build();
const checks = await checkAll();

const folder = mkdtempSync(join(tmpdir(), 'lytt-results-'));
const report = join(folder, 'jest.json');
const wanted = given.filter((word) => word !== '--long');
await run([join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${report}`, ...wanted], false);
let jest = { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
try {
  jest = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.log('jest ended without a report');
}
rmSync(folder, { recursive: true, force: true });

const passed = checks.passed + jest.numPassedTests;
// A file that could not even be loaded has no failed tests of its own, but it is a failure.
const failed = checks.failed + jest.numFailedTests + jest.numRuntimeErrorTestSuites;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
