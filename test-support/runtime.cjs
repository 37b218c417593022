// Loads a test file by itself and everything it imports once a worker, as Node loads the service: loading the service's
// two thousand modules anew for each file took most of a run.
const { createRequire } = require('node:module');
const { compileFunction } = require('node:vm');
const JestRuntime = require('jest-runtime').default;
const { sourceMaps } = require('./sources.cjs');

module.exports = class SharedRuntime extends JestRuntime {
  constructor(...given) {
    super(...given);
    const parameters = this.executor.injectedModuleParameters;
    this.executor.compile = (source, filename) => compileFunction(source, parameters, { filename });
    this.transformCache.sourceMaps = sourceMaps;
  }

  requireModuleOrMock(from, name) {
    return name === '@jest/globals' ? super.requireModuleOrMock(from, name) : createRequire(from)(name);
  }
};
