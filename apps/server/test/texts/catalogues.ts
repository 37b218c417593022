import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@lytt/shared';

/** What staff alone read; they choose between Bokmål and English. */
const OF_STAFF = /^(admin|refusal)[.]/;

export const isReadIn = (language: Language, key: string): boolean => language !== 'nn' || !OF_STAFF.test(key);

export const MODULES = readdirSync('locales/en').map((file) => file.slice(0, -'.json'.length));

export const catalogue = (language: Language, module: string): Record<string, string> =>
  JSON.parse(readFileSync(`locales/${language}/${module}.json`, 'utf8')) as Record<string, string>;

export const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' || name === 'dist' ? [] : filesBelow(path, ending);
    return ending.test(name) ? [path] : [];
  });
