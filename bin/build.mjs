// Builds what is stale: the server with SWC, the admin with Vite. `--all` builds both anyway.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileServer } from './compile-server.mjs';
import { isStale, markBuilt, root } from './staleness.mjs';

function buildAdmin() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/admin'),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
}

const BUILDERS = { server: compileServer, admin: buildAdmin };

export async function build(parts = ['server', 'admin'], { all = false, say = console.log } = {}) {
  for (const part of parts) {
    if (!all && !isStale(part)) continue;
    say(`Building the ${part} …`);
    try {
      await BUILDERS[part]();
    } catch (fault) {
      process.stderr.write(`${fault.message}\n`);
      throw new Error(`The ${part} could not be built.`, { cause: fault });
    }
    markBuilt(part);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const parts = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  await build(parts.length > 0 ? parts : undefined, { all: process.argv.includes('--all') });
}
