/**
 * The walls between the folders. Each rule's comment says what to do when it fires. The arrows: server → note,
 * renderer → note, electron → the bridge's type only, test → all; note depends on nothing around it.
 */

/** The packages that the note's model may lean on: none of them needs a DOM, Node or a network. */
const NOTE_PACKAGES =
  '^node_modules/(yjs|lib0|y-protocols|yaml|liquidjs|temporal-polyfill|temporal-spec|intl-messageformat|@formatjs/[^/]+|@sindresorhus/slugify|minisearch|(@types/)?d3-(path|scale|shape|time))/'

/** Where programs begin; everything else must be reached from one of these. */
const ENTRIES = [
  '^server/rapporteur[.]',
  '^server/.*worker.*[.]ts$',
  '^renderer/main[.]tsx$',
  '^renderer/shell-worker/service-worker[.]ts$',
  '^electron/(main|preload|launch|package)[.]ts$',
]

module.exports = {
  forbidden: [
    {
      name: 'note-stands-alone',
      comment: 'note/ is pure: hand in what it needs (a time, an id, a byte reader) instead of importing it.',
      severity: 'error',
      from: { path: '^note/' },
      to: { path: '^(server|renderer|electron|test)/' },
    },
    {
      name: 'note-packages',
      comment:
        'note/ may use its listed packages only and nothing of Node; move the import to server/ or renderer/.',
      severity: 'error',
      from: { path: '^note/' },
      to: { pathNot: ['^note/', NOTE_PACKAGES] },
    },
    {
      name: 'server-uses-note',
      comment: 'The server knows the note and itself; what it shares with the page belongs into note/wire.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/commands/' },
      to: { path: '^(renderer|electron|test)/' },
    },
    {
      name: 'commands-start-the-desktop',
      comment: 'Of the shell, a command may use electron/launch.ts alone, by a dynamic import.',
      severity: 'error',
      from: { path: '^server/commands/' },
      to: { path: '^(renderer|electron|test)/', pathNot: '^electron/launch[.]ts$' },
    },
    {
      name: 'desktop-only-when-asked',
      comment: 'Import electron/launch.ts with `await import(…)`: a headless relay never needs it.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^electron/', dynamic: false },
    },
    {
      name: 'renderer-uses-note',
      comment: 'The page runs in browsers too: what it needs of the shell goes through renderer/bridge.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(server|electron|test)/' },
    },
    {
      name: 'renderer-without-node',
      comment: 'The page has no Node; take the browser’s own means. (The Vite configuration is Node’s.)',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '[.]config[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-knows-the-bridge-only',
      comment: 'The shell stays thin: it shares renderer/bridge with the page and nothing else with anybody.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(note|server|test|renderer/(?!bridge/))' },
    },
    {
      name: 'bridge-stands-alone',
      comment: 'The bridge is a contract of plain data; it imports nothing.',
      severity: 'error',
      from: { path: '^renderer/bridge/' },
      to: { pathNot: '^renderer/bridge/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third one is hiding between them.',
      severity: 'error',
      from: { pathNot: '^node_modules/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody uses this file and it uses nobody: wire it up or delete it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          ...['[.]d[.]ts$', '^test/', '(^|/)[^/]+[.]config[.]', '^renderer/shell-worker/'],
          // Read as a text and written beside the pages that load it.
          '^server/book/page/',
        ],
      },
      to: {},
    },
    {
      name: 'reached-from-a-program',
      comment: 'No program reaches this file, only tests at most: wire it up or delete it.',
      severity: 'error',
      from: { path: ENTRIES },
      to: {
        path: '^(note|server|renderer|electron)/.*[.]tsx?$',
        pathNot: [...ENTRIES, '[.]config[.]ts$', '[.]d[.]ts$'],
        reachable: false,
      },
    },
    {
      name: 'no-development-package-in-the-server',
      comment:
        'The server runs from an installation without development packages: move it to "dependencies".',
      severity: 'error',
      from: { path: '^(note|server)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'listed-packages-only',
      comment: 'The package is there by luck (somebody else’s dependency): list it in package.json.',
      severity: 'error',
      from: { path: '^(note|server|renderer|electron)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'This import leads nowhere: correct the path.',
      severity: 'error',
      // The benchmark's peers are installed elsewhere, on demand.
      from: { path: '^(note|server|renderer|electron|test)/', pathNot: '^test/bench/relay/servers/' },
      to: { couldNotResolve: true, pathNot: ['[.]css', '[.]svg', '^electron$', '/dist/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|release|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
