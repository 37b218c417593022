import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOORS } from '../src/app.module.js';
import { projectRoot } from '../src/platform/config/roots.js';

const SERVER = join(projectRoot, 'apps', 'server');

/** What each of these does is on its way into an injectable, into `domain/` or into `persistence/`; the list only shrinks. */
const ON_THE_WAY = [
  'foundation/access/application/passwords.ts',
  'fieldwork/panel/application/solve-aside.ts',
  'fieldwork/panel/application/solver-thread.ts',
  'fieldwork/panel/application/solver-work.ts',
  'fieldwork/guide/application/own-time.ts',
  'fieldwork/guide/application/what-is-due.ts',
  'fieldwork/discussion/application/masking.ts',
  'fieldwork/discussion/application/reader.ts',
  'fieldwork/discussion/application/written-post.ts',
];

describe('the floors', () => {
  it('stand in the list of modules in the order of the file that the import check reads', () => {
    const floors = JSON.parse(readFileSync(join(SERVER, 'floors.json'), 'utf8')) as string[];
    const modules = floors.filter((floor) => floor !== 'platform').map((floor) => floor.split('/')[1]);
    expect(FLOORS.map(({ name }) => name.replace(/Module$/, '').toLowerCase())).toEqual(modules);
  });

  it('have use cases and reads in application/, each a class that Nest injects, and nothing else', () => {
    const source = join(SERVER, 'src');
    const others = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/application\/[^/]+\.ts$/.test(file) && !file.endsWith('.spec.ts'))
      .filter((file) => !/@Injectable\(\)\s+export class /.test(readFileSync(join(source, file), 'utf8')));
    expect(others.filter((file) => !ON_THE_WAY.includes(file))).toEqual([]);
  });
});

describe('what a module registers with the modules below it', () => {
  const SLOT =
    /\.(?:addSection|addOverview|addWatcher)\(|\.(?:register|known)\((?:this\)|\(?\w+(?:, \w+)*\)? =>)|[sS]enders\.add\(/;
  const source = join(projectRoot, 'apps', 'server', 'src');
  const registering = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /^(?:foundation|fieldwork|analysis)\//.test(file) &&
      file.endsWith('.ts') &&
      SLOT.test(readFileSync(join(source, file), 'utf8')),
  );

  it('stands in its study-parts', () => {
    expect(registering.length).toBeGreaterThan(5);
    expect(registering.filter((file) => !/^\w+\/(\w+)\/\1\.study-parts\.ts$/.test(file))).toEqual([]);
  });
});
