/**
 * What the code must keep to beyond types and format. Each ban says what to do instead; sizes are those of the house
 * (a function of 60 lines, a file of 400).
 */
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { literalWords } from './test/setup/literal-words.ts'

const BANS = [
  {
    selector: 'ExportAllDeclaration',
    message: 'Name what is exported; a barrel hides where things live.',
  },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a thing is called the same everywhere.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Words of a note are never markup: set textContent or build nodes.',
  },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Words of a note are never markup: render children.',
  },
]

const ELECTRON_BANS = [
  {
    selector: 'MemberExpression[object.name="ipcMain"]',
    message: 'Answer messages through answerChannels (bridge-guard.ts): it checks sender and payload.',
  },
  {
    selector: 'MemberExpression[object.name="shell"][property.name=/^(openPath|openExternal)$/]',
    message: 'Addresses leave through openOutside (outside.ts), paths never.',
  },
]

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test-results/', 'docs/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['renderer/vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A handler may be async for its type's sake alone.
      '@typescript-eslint/require-await': 'off',
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      eqeqeq: 'error',
      complexity: ['error', 15],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...BANS],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    // The messages themselves, and the words that people may type.
    ignores: ['renderer/words/**', 'renderer/editor/surface/meant-names.ts', 'renderer/vite.config.ts'],
    plugins: { house: { rules: { 'literal-words': literalWords } } },
    rules: { 'house/literal-words': ['error', { look: 'everywhere' }] },
  },
  {
    files: ['electron/**/*.ts'],
    // The shell's own words, in both languages.
    ignores: ['electron/words.ts'],
    plugins: { house: { rules: { 'literal-words': literalWords } } },
    rules: { 'house/literal-words': ['error', { look: 'shown' }] },
  },
  {
    files: ['electron/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...BANS, ...ELECTRON_BANS] },
  },
  {
    // The one file that hands openExternal on, as the last step behind openOutside.
    files: ['electron/shell.ts'],
    rules: { 'no-restricted-syntax': ['error', ...BANS, ELECTRON_BANS[0]] },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', BANS[0], BANS[1]],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
