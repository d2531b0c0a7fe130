import tseslint from 'typescript-eslint';

const everywhere = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is found by search.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  // docs/decisions/0009: 98 KB of the bundle against 27.
  {
    selector: "ImportDeclaration[source.value='zod']",
    message: "Use import * as z from 'zod/mini'.",
  },
  {
    selector: "ImportDeclaration[source.value='zod/mini'] > ImportSpecifier",
    message: "Use import * as z from 'zod/mini'.",
  },
];

/** Ways to a module that test/architecture.test.ts, which reads the imports, would not see. */
const inProduct = [
  {
    selector: "ImportExpression[source.type!='Literal']",
    message: 'Name the module: what is computed cannot be checked against the layers.',
  },
  {
    selector: "Identifier[name='getBuiltinModule'], Literal[value='getBuiltinModule']",
    message: 'Import the module, so that it is checked against the layers.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/ui/out/', 'l10n/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }, 'string'] },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...inProduct] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
