// Lets plain Node require the project's TypeScript sources. Compiled text and its map are kept below node_modules/.cache
// under a hash of the source, so that a worker reads what another has compiled.
const { createHash } = require('node:crypto');
const { readFileSync, existsSync, mkdirSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { transformSync, version } = require('@swc/core');

const root = dirname(__dirname);
const shelf = join(root, 'node_modules', '.cache', 'test-sources');
const COMPILER = {
  configFile: false,
  swcrc: false,
  sourceMaps: true,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      ...{ legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
};
const KIND = version + JSON.stringify(COMPILER);

/** Where the map of each compiled file lies: jest shows the lines of the source with it. */
const sourceMaps = new Map();
const resolved = new Map();

const inner = Module._resolveFilename;
Module._resolveFilename = function resolve(request, parent, ...rest) {
  const library = /^@lytt\/(shared|selection|sentiment|geography|agreement)$/.exec(request);
  if (library) return join(root, 'libs', library[1], 'src/index.ts');
  if (!request.startsWith('.') || !request.endsWith('.js') || !parent?.filename?.endsWith('.ts'))
    return inner.call(this, request, parent, ...rest);
  const source = join(dirname(parent.filename), `${request.slice(0, -3)}.ts`);
  if (!resolved.has(source)) resolved.set(source, existsSync(source));
  return resolved.get(source) ? source : inner.call(this, request, parent, ...rest);
};

/** Another worker may be compiling the same file: it appears whole or not at all. */
function keep(path, text) {
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const at = join(shelf, createHash('sha1').update(KIND).update(filename).update(source).digest('hex'));
  if (!existsSync(at)) {
    const parser = { ...COMPILER.jsc.parser, tsx: filename.endsWith('.tsx') };
    const { code, map } = transformSync(source, { ...COMPILER, jsc: { ...COMPILER.jsc, parser }, filename });
    mkdirSync(shelf, { recursive: true });
    keep(`${at}.map`, map);
    keep(at, code);
  }
  sourceMaps.set(filename, `${at}.map`);
  return readFileSync(at, 'utf8');
}

Module._extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);
// The admin's screens are looked at in a browser; their logic may stand beside them.
Module._extensions['.tsx'] = Module._extensions['.ts'];

module.exports = { sourceMaps };
