import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['**/dist/', '**/node_modules/', 'data/', 'data-demo/', 'bench/reference/', 'apps/server/public/vendor/'],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Ask platform/clock: database time is the only clock.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Ask platform/clock: database time is the only clock.',
        },
      ],
    },
  },
  {
    // The settings schema is the only reader of the environment; the launcher hands it on to PostgreSQL.
    files: ['apps/server/src/**/*.ts'],
    ignores: [
      'apps/server/src/platform/config/**',
      'apps/server/src/platform/database/embedded-postgres.ts',
      '**/*.spec.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from platform/config.' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'e2e/**', 'apps/admin/**', 'migrations/**', 'apps/server/src/platform/clock/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['e2e/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(first|last|nth)$/]',
          message: 'Name what is meant by role, label or test id: a place in a list is another thing a moment later.',
        },
      ],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs', 'apps/server/public/**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
        self: 'readonly',
        caches: 'readonly',
        Response: 'readonly',
        Event: 'readonly',
        DOMParser: 'readonly',
        addEventListener: 'readonly',
        isSecureContext: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        module: 'readonly',
        require: 'readonly',
        __dirname: 'readonly',
        document: 'readonly',
        window: 'readonly',
        localStorage: 'readonly',
        sessionStorage: 'readonly',
        FormData: 'readonly',
        EventSource: 'readonly',
        navigator: 'readonly',
        location: 'readonly',
        AbortController: 'readonly',
        URLSearchParams: 'readonly',
      },
    },
  },
  {
    // A story and a schema are read from top to bottom.
    files: ['**/*.spec.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['migrations/**'], rules: { 'max-lines': 'off' } },
);
