import { readFileSync } from 'node:fs';
import { catalogue, filesBelow, MODULES } from './catalogues.js';
import { COMPOSED_KEYS } from './composed-keys.js';
import { keysSaidInAdmin } from './keys-said-in-admin.js';

const read = (folder: string, ending: RegExp): string =>
  filesBelow(folder, ending)
    .filter((file) => !/[.]spec[.]ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

const keys = MODULES.flatMap((module) => Object.keys(catalogue('en', module)).map((key) => `${module}.${key}`));
const known = new Set(keys);
const isAdmin = (key: string): boolean => key.split('.')[1] === 'admin';
const isRefusal = (key: string): boolean => key.split('.')[1] === 'refusal';
const composed = Object.keys(COMPOSED_KEYS);
const isComposed = (key: string): boolean =>
  composed.some((start) => key === start || (start.endsWith('.') && key.startsWith(start)));

describe('the keys of the texts', () => {
  const views = read('apps/server/views', /[.]hbs$/);
  const server = read('apps/server/src', /[.]ts$/);

  it('are all there that a page names', () => {
    const named = [...views.matchAll(/\bt(?:-in \w+)? '([a-z-]+\.[^']+)'/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('are named on a page or in the code of the server', () => {
    const quoted = new Set([...`${views}\n${server}`.matchAll(/['"`]([a-z][\w.-]*)['"`]/g)].map((match) => match[1]));
    const isNamed = (key: string): boolean => quoted.has(key) || quoted.has(key.slice(key.indexOf('.') + 1));
    const unnamed = keys.filter((key) => !isAdmin(key) && !isRefusal(key) && !isNamed(key) && !isComposed(key));
    expect(unnamed).toEqual([]);
  });

  it('are named in the code of the admin', () => {
    const sizes = new Map<string, number>();
    for (const key of keys.filter(isAdmin)) {
      const [module, , group] = key.split('.');
      sizes.set(`${module}.${group}`, (sizes.get(`${module}.${group}`) ?? 0) + 1);
    }
    const said = keysSaidInAdmin(sizes);
    expect(keys.filter((key) => isAdmin(key) && !said.has(key) && !isComposed(key))).toEqual([]);
  }, 120_000);

  it('that are put together are still there', () => {
    expect(composed.filter((start) => !keys.some((key) => key === start || key.startsWith(start)))).toEqual([]);
  });
});
