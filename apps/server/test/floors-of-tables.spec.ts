import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/config/roots.js';

/** From the ground up. */
const FLOORS = JSON.parse(readFileSync(join(projectRoot, 'apps', 'server', 'floors.json'), 'utf8')) as string[];
/** Each row belongs to a study, so the ground knows what one is called and which languages it speaks. */
const ALL_MAY_READ = ['research.study'];

const SOURCE = join(projectRoot, 'apps', 'server', 'src');
const textOf = (floor: string): string =>
  readdirSync(join(SOURCE, floor), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(SOURCE, floor, file), 'utf8'))
    .join('\n');

describe('a module', () => {
  const texts = FLOORS.map(textOf);
  // Those of the schema `platform` are the installation's own, not a module's part of the research.
  const tables = texts.flatMap((text, floor) =>
    [...text.matchAll(/@Entity\(\{ schema: '(research|identity)', name: '(\w+)' \}\)/g)].map(([, schema, name]) => ({
      table: `${schema}.${name}`,
      floor,
    })),
  );

  it('is on a floor, with the tables it keeps', () => {
    const folders = ['foundation', 'fieldwork', 'analysis'].flatMap((house) =>
      readdirSync(join(SOURCE, house), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${house}/${name}`),
    );
    expect(FLOORS.slice(1).sort()).toEqual(folders.sort());
    expect(tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['research.seat', 'research.application']));
  });

  it.each(FLOORS)('names no table of a module above it in its SQL: %s', (name) => {
    const floor = FLOORS.indexOf(name);
    const above = tables.filter((one) => one.floor > floor && !ALL_MAY_READ.includes(one.table));
    const named = above.filter(({ table }) => new RegExp(`\\b${table}\\b`).test(texts[floor] ?? ''));
    expect(named.map(({ table }) => table)).toEqual([]);
  });
});
