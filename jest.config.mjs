export default {
  testEnvironment: '<rootDir>/test-support/environment.cjs',
  runtime: '<rootDir>/test-support/runtime.cjs',
  maxWorkers: 2,
  // A limit finds what hangs; it must not find a busy machine.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test-support/global-setup.mjs',
  globalTeardown: '<rootDir>/test-support/global-teardown.mjs',
  roots: [
    '<rootDir>/apps/admin/src',
    '<rootDir>/apps/server',
    '<rootDir>/libs',
    '<rootDir>/migrations',
    '<rootDir>/e2e',
  ],
  testRegex: '\\.spec\\.ts$',
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
};
