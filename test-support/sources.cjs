// Lets plain Node require the project's TypeScript sources: the run's set-up needs them before jest transforms anything,
// and must not depend on a build that somebody may be replacing at that moment.
const { readFileSync, existsSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = dirname(__dirname);
const inner = Module._resolveFilename;
Module._resolveFilename = function resolve(request, parent, ...rest) {
  const library = /^@lytt\/(shared|selection|sentiment|geography|agreement)$/.exec(request);
  if (library) return join(root, 'libs', library[1], 'src/index.ts');
  if (request.startsWith('.') && request.endsWith('.js') && parent?.filename?.endsWith('.ts')) {
    const source = join(dirname(parent.filename), `${request.slice(0, -3)}.ts`);
    if (existsSync(source)) return source;
  }
  return inner.call(this, request, parent, ...rest);
};
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile: false,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  });
  module._compile(code, filename);
};
