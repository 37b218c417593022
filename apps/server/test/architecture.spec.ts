import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/config/roots.js';

const ARCHITECTURE = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8');
const FLOORS = JSON.parse(readFileSync(join(projectRoot, 'apps/server/floors.json'), 'utf8')) as string[];
/** Said as one line with the folders in them. */
const OPENED = ['apps', 'apps/server', 'apps/server/src', 'apps/admin', 'apps/admin/src', 'libs', 'libs/shared/src'];
const NO_PLACE_TO_LOOK = /^(?:node_modules|dist|data|data-demo|\..*)$/;

const tree = ARCHITECTURE.slice(ARCHITECTURE.indexOf('## The tree'), ARCHITECTURE.indexOf('Where is'));
const told = [...tree.matchAll(/^\| `([^`]+)` \|/gm)].map((line) => line[1] ?? '');

const isKept = (folder: string): boolean =>
  execFileSync('git', ['ls-files', folder], { cwd: projectRoot, encoding: 'utf8' }) !== '';
const foldersIn = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_PLACE_TO_LOOK.test(entry.name))
    .map(({ name }) => join(folder, name))
    .filter(isKept);

describe('ARCHITECTURE.md', () => {
  it('tells of every folder in one line, and of none that is not there', () => {
    const below = OPENED.flatMap(foldersIn).filter((folder) => !OPENED.includes(folder) && folder !== 'libs/shared');
    const top = foldersIn('.').filter((folder) => !OPENED.includes(folder));
    expect([...told].sort()).toEqual([...below, ...top].sort());
  });

  it('prints the floors as they are', () => {
    const printed = /## Floors and doors\n([\s\S]*?)\. A module imports/.exec(ARCHITECTURE)?.[1] ?? '';
    expect([...printed.matchAll(/`(\w+)`/g)].map((floor) => floor[1])).toEqual(
      FLOORS.map((floor) => floor.split('/').at(-1)),
    );
  });

  it('points to files that exist', () => {
    const where = ARCHITECTURE.slice(ARCHITECTURE.indexOf('Where is'), ARCHITECTURE.indexOf('## Floors and doors'));
    const files = [...where.matchAll(/`((?:fieldwork|libs)\/[^`<]+\.ts)`/g)].map((file) => file[1] ?? '');
    expect(files).not.toEqual([]);
    const missing = files.filter(
      (file) => !existsSync(join(projectRoot, file)) && !existsSync(join(projectRoot, 'apps/server/src', file)),
    );
    expect(missing).toEqual([]);
  });
});
