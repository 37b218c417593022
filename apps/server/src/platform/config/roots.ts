import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json: found upward, so that it is the same from the sources and from the build. */
export const projectRoot = ((): string => {
  let at = __dirname;
  while (!existsSync(join(at, 'nest-cli.json'))) {
    const up = dirname(at);
    if (up === at) throw new Error('nest-cli.json was not found above the program');
    at = up;
  }
  return at;
})();

export const serverRoot = join(projectRoot, 'apps', 'server');
export const adminBuild = join(projectRoot, 'apps', 'admin', 'dist');
