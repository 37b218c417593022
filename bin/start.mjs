// `npm start` and `npm run demo`: builds what is stale, then becomes the service.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './build.mjs';
import { requireNode } from './require-node.mjs';
import { root } from './staleness.mjs';

requireNode();
try {
  await build();
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}
const program = process.argv.includes('--demo') ? 'demo/main.js' : 'main.js';
createRequire(import.meta.url)(join(root, 'dist/apps/server/src', program));
