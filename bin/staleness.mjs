// What is built is rebuilt when any source below it changed: a hash of names and contents, kept beside the build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function* filesBelow(path) {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = join(path, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'dist' && entry.name !== 'node_modules') yield* filesBelow(at);
    } else if (!entry.name.endsWith('.spec.ts')) yield at;
  }
}

const PARTS = {
  server: {
    from: [
      'apps/server/src',
      'libs',
      'migrations',
      '.swcrc',
      'nest-cli.json',
      'package-lock.json',
      'bin/compile-server.mjs',
    ],
    to: 'dist',
  },
  admin: { from: ['apps/admin', 'libs/shared', 'locales', 'package-lock.json'], to: 'apps/admin/dist' },
};

export function fingerprint(part) {
  const hash = createHash('sha256');
  for (const name of PARTS[part].from) {
    const path = join(root, name);
    const files = name.includes('.') && !name.startsWith('apps') ? [path] : [...filesBelow(path)];
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const stamp = (part) => join(root, PARTS[part].to, '.built-from');

export const isStale = (part) => !existsSync(stamp(part)) || readFileSync(stamp(part), 'utf8') !== fingerprint(part);

export function markBuilt(part) {
  mkdirSync(dirname(stamp(part)), { recursive: true });
  writeFileSync(stamp(part), fingerprint(part));
}
