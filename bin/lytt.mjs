#!/usr/bin/env node
// `npx lytt …`: builds the server when it is stale, then carries the command out.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './build.mjs';
import { requireNode } from './require-node.mjs';
import { root } from './staleness.mjs';

requireNode();
try {
  // Standard output belongs to what the command answers.
  await build(['server'], { say: console.error });
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}
const from = process.cwd();
// `data` and a relative LYTT_DATA_DIR mean the same folder as for `npm start`, wherever the command is typed.
process.chdir(root);
const { runCommand } = createRequire(import.meta.url)(join(root, 'dist/apps/server/src/cli.js'));
const code = await runCommand(process.argv.slice(2), from);
// Idle connections would keep the process for ten seconds more; what was said goes out first.
process.stdout.write('', () => process.exit(code));
