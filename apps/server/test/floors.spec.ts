import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOORS } from '../src/app.module.js';
import { projectRoot } from '../src/platform/config/roots.js';

describe('the floors', () => {
  it('stand in the list of modules in the order of the file that the import check reads', () => {
    const floors = JSON.parse(readFileSync(join(projectRoot, 'apps', 'server', 'floors.json'), 'utf8')) as string[];
    const modules = floors.filter((floor) => floor !== 'platform').map((floor) => floor.split('/')[1]);
    expect(FLOORS.map(({ name }) => name.replace(/Module$/, '').toLowerCase())).toEqual(modules);
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
