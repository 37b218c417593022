export default {
  testEnvironment: 'node',
  // Some packages are offered to `require` under this condition alone, as Node 20.19 asks for them.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'module-sync'] },
  maxWorkers: 2,
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test-support/global-setup.mjs',
  globalTeardown: '<rootDir>/test-support/global-teardown.mjs',
  roots: ['<rootDir>/apps/server', '<rootDir>/libs', '<rootDir>/migrations', '<rootDir>/e2e'],
  testRegex: '\\.spec\\.ts$',
  // Nest 12 and friends are ESM only; compiling every dependency keeps jest free of experimental flags on Node 20.
  // axe-core reads `this` at its top, which a transform would take away.
  transformIgnorePatterns: ['/node_modules/axe-core/'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^@lytt/(shared|selection|sentiment|geography|agreement)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
