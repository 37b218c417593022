// One PostgreSQL a run, with the three roles of a real installation, and one migrated template that each test file clones.
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

export default async function setup() {
  require('./sources.cjs');
  const { startEmbeddedPostgres } = require('../apps/server/src/platform/database/embedded-postgres.ts');
  const { openEmbedded, migrate } = require('../apps/server/src/platform/database/prepare-database.ts');
  const home = mkdtempSync(join(tmpdir(), 'lytt-test-'));
  const server = await startEmbeddedPostgres(home, { disposable: true });
  const doors = await openEmbedded(server, home, 'template_lytt');
  await migrate(doors);
  process.env.LYTT_TEST_DOORS = JSON.stringify(doors);
  globalThis.__lyttTest = { server, home };
}
