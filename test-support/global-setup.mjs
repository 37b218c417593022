// One PostgreSQL a run, with the three roles of a real installation, and one migrated template that each test file clones;
// and one browser a run, where its files need one.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

const RUN = 'run.pid';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
};

/** A run that was killed leaves its server behind; the next one ends it, and touches no other. */
function sweep() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith('lytt-test-'))) {
    const home = join(tmpdir(), name);
    const [run, server] = [join(home, RUN), join(home, 'cluster', 'postmaster.pid')];
    if (!existsSync(run) || isAlive(Number(readFileSync(run, 'utf8')))) continue;
    try {
      if (existsSync(server)) process.kill(Number(readFileSync(server, 'utf8').split('\n')[0]), 'SIGINT');
      rmSync(home, { recursive: true, force: true });
    } catch {
      // Somebody else's, or gone in the meantime.
    }
  }
}

const needsBrowser = ({ testPathPatterns }) => {
  const wanted = testPathPatterns?.patterns ?? [];
  return wanted.length === 0 || wanted.some((pattern) => pattern.includes('e2e'));
};

async function startBrowser() {
  const { chromium } = await import('playwright-core');
  const { browserToLaunch } = await import('../e2e/support/open-browser.mjs');
  return chromium.launchServer({ ...(await browserToLaunch()), host: '127.0.0.1' });
}

export default async function setup(run) {
  require('./sources.cjs');
  const { startEmbeddedPostgres } = require('../apps/server/src/platform/database/embedded-postgres.ts');
  const { openEmbedded, migrate } = require('../apps/server/src/platform/database/prepare-database.ts');
  sweep();
  const home = mkdtempSync(join(tmpdir(), 'lytt-test-'));
  writeFileSync(join(home, RUN), String(process.pid));
  const server = await startEmbeddedPostgres(home, { disposable: true });
  const doors = await openEmbedded(server, home, 'template_lytt');
  await migrate(doors);
  process.env.LYTT_TEST_DOORS = JSON.stringify(doors);
  const browser = needsBrowser(run) ? await startBrowser() : undefined;
  if (browser) process.env.LYTT_TEST_BROWSER = browser.wsEndpoint();
  globalThis.__lyttTest = { server, home, browser };
}
