// Builds what is stale: the server with Nest's SWC builder, the admin with Vite. `--all` builds both anyway.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isStale, markBuilt, root } from './staleness.mjs';

const COMMANDS = {
  server: [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), ['build', 'server'], root],
  admin: [join(root, 'node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'warn'], join(root, 'apps/admin')],
};

export function build(parts = ['server', 'admin'], { all = false, say = console.log } = {}) {
  for (const part of parts) {
    if (!all && !isStale(part)) continue;
    say(`Building the ${part} …`);
    const [script, args, cwd] = COMMANDS[part];
    const done = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });
    if (done.status !== 0) {
      process.stderr.write(`${done.stdout}${done.stderr}`);
      throw new Error(`The ${part} could not be built.`);
    }
    markBuilt(part);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const parts = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  build(parts.length > 0 ? parts : undefined, { all: process.argv.includes('--all') });
}
