// One PostgreSQL a run, with the three roles of a real installation, and one migrated template that each test file clones.
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../bin/build.mjs';
import { root } from '../bin/staleness.mjs';

const require = createRequire(import.meta.url);

export default async function setup() {
  build(['server'], { say: () => undefined });
  const built = join(root, 'dist/apps/server/src/platform/database');
  const { startEmbeddedPostgres } = require(join(built, 'embedded-postgres.js'));
  const { openEmbedded, migrate } = require(join(built, 'prepare-database.js'));
  const home = mkdtempSync(join(tmpdir(), 'lytt-test-'));
  const server = await startEmbeddedPostgres(home, { disposable: true });
  const doors = await openEmbedded(server, home, 'template_lytt');
  await migrate(doors);
  process.env.LYTT_TEST_DOORS = JSON.stringify(doors);
  process.env.LYTT_TEST_HOME = home;
  globalThis.__lyttTest = { server, home };
}
