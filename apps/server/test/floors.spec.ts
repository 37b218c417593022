import { readFileSync } from 'node:fs';
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
