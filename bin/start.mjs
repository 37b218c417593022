// `npm start` and `npm run demo`: builds what is stale, then becomes the service.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './staleness.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Lytt needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
try {
  build();
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}
const program = process.argv.includes('--demo') ? 'demo/main.js' : 'main.js';
createRequire(import.meta.url)(join(root, 'dist/apps/server/src', program));
