import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../src/platform/config/roots.js';
import type { DeclaredView } from '../src/platform/database/declared-view.js';
import { cloneDatabase } from './support/test-database.js';

/** From the ground up. */
const FLOORS = JSON.parse(readFileSync(join(projectRoot, 'apps', 'server', 'floors.json'), 'utf8')) as string[];
/** Each row belongs to a study, so the modules below it too go by what this view tells. */
const ALL_MAY_READ = ['research.study_facts'];
/** Where the connection itself is kept, with the rights on it, and what needs one of its own. */
const KEEPS_CONNECTION = /^platform\/(database|jobs|live)\//;

const SOURCE = join(projectRoot, 'apps', 'server', 'src');

interface SourceFile {
  file: string;
  floor: string;
  text: string;
}
const FILES: readonly SourceFile[] = FLOORS.flatMap((floor) =>
  readdirSync(join(SOURCE, floor), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => ({ file: `${floor}/${file}`, floor, text: readFileSync(join(SOURCE, floor, file), 'utf8') })),
);
const filesOf = (floor: string): readonly SourceFile[] => FILES.filter((one) => one.floor === floor);
const isViews = ({ file }: SourceFile): boolean => file.endsWith('.views.ts');
const mayHoldSql = (one: SourceFile): boolean => one.file.includes('/persistence/') || isViews(one);

const TABLES = new Map<string, string>(
  FILES.flatMap(({ floor, text }) =>
    [...text.matchAll(/@Entity\(\{ schema: '(\w+)', name: '(\w+)' \}\)/g)].map(
      ([, schema, name]) => [`${schema}.${name}`, floor] as const,
    ),
  ),
);
const isDeclared = (value: unknown): value is readonly DeclaredView[] => Array.isArray(value);
const VIEWS = FILES.filter(isViews).flatMap(({ file, floor }) => {
  const declared = jest.requireActual<Record<string, unknown>>(join(SOURCE, file));
  return Object.values(declared)
    .filter(isDeclared)
    .flatMap((views) => views.map((view) => ({ ...view, floor })));
});

const NAMED = /\b(?:research|identity|platform)\.\w+/g;
const namesIn = (text: string): string[] => [...new Set(text.match(NAMED) ?? [])];
const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

describe('a module', () => {
  it('is on a floor, with the tables it keeps', () => {
    const folders = ['foundation', 'fieldwork', 'analysis'].flatMap((house) =>
      readdirSync(join(SOURCE, house), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${house}/${name}`),
    );
    expect(FLOORS.slice(1).sort()).toEqual(folders.sort());
    expect([...TABLES.keys()]).toEqual(expect.arrayContaining(['research.seat', 'research.application']));
  });

  it.each(FLOORS)('names no view of a module above it and no table above it: %s', (floor) => {
    const at = FLOORS.indexOf(floor);
    const isAbove = (name: string): boolean => {
      const owner = TABLES.get(name) ?? VIEWS.find((view) => view.name === name)?.floor;
      return owner !== undefined && FLOORS.indexOf(owner) > at && !ALL_MAY_READ.includes(name);
    };
    const named = filesOf(floor)
      .filter(({ file }) => !KEEPS_CONNECTION.test(file))
      .flatMap(({ file, text }) =>
        namesIn(text)
          .filter(isAbove)
          .map((name) => `${file}: ${name}`),
      );
    expect(named).toEqual([]);
  });

  it.each(FLOORS)("reads another module's tables only through its views: %s", (floor) => {
    const foreign = filesOf(floor)
      .filter(({ file }) => !KEEPS_CONNECTION.test(file))
      .flatMap(({ file, text }) =>
        namesIn(text)
          .filter((name) => TABLES.has(name) && TABLES.get(name) !== floor)
          .map((name) => `${file}: ${name}`),
      );
    expect(foreign).toEqual([]);
  });

  it.each(FLOORS)('writes to no view: %s', (floor) => {
    const written = filesOf(floor).flatMap(({ file, text }) =>
      VIEWS.filter(({ name }) =>
        new RegExp(`\\b(?:insert\\s+into|update|delete\\s+from)\\s+${name}\\b`).test(text),
      ).map(({ name }) => `${file}: ${name}`),
    );
    expect(written).toEqual([]);
  });

  it.each(FLOORS)('keeps its SQL in persistence: %s', (floor) => {
    const known = new Set([...TABLES.keys(), ...VIEWS.map(({ name }) => name)]);
    const outside = filesOf(floor)
      .filter((one) => !mayHoldSql(one) && !KEEPS_CONNECTION.test(one.file))
      .flatMap(({ file, text }) => [
        ...[...text.matchAll(/\.(?:query|hot|outside)\s*[<(]/g)].map(({ index }) => `${file}:${lineOf(text, index)}`),
        ...namesIn(text)
          .filter((name) => known.has(name))
          .map((name) => `${file}: ${name}`),
        ...[
          ...text.matchAll(/[`'"(]\s*(?:select\s|insert\s+into\s|delete\s+from\s|update\s+\w+\.|with\s+\w+\s+as\s)/g),
        ].map(({ index }) => `${file}:${lineOf(text, index)}`),
      ]);
    expect(outside).toEqual([]);
  });

  it.each(FLOORS)('has SQL that can be read without scrolling: %s', (floor) => {
    const wide = filesOf(floor)
      .filter(mayHoldSql)
      .flatMap(({ file, text }) =>
        text
          .split('\n')
          .flatMap((line, at) => (line.length > 120 && !/^\s*(?:\/?\*|\/\/)/.test(line) ? [`${file}:${at + 1}`] : [])),
      );
    expect(wide).toEqual([]);
  });
});

describe('the views of the database', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let client: Client;
  beforeAll(async () => {
    database = await cloneDatabase();
    client = new Client(database.doors.owner);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('are those that modules declare', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select schemaname || '.' || viewname as name from pg_views where schemaname in ('research', 'platform', 'identity')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(VIEWS.map(({ name }) => name).sort());
  });

  it.each(VIEWS)('stand as their module declares them: $name', async ({ name, sql }) => {
    await client.query(`create temp view declared as ${sql}`);
    const { rows } = await client.query<{ migrated: string; declared: string }>(
      `select pg_get_viewdef($1::regclass) as migrated, pg_get_viewdef('pg_temp.declared'::regclass) as declared`,
      [name],
    );
    await client.query('drop view pg_temp.declared');
    expect(rows[0]?.migrated).toBe(rows[0]?.declared);
  });
});
