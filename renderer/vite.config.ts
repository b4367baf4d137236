/**
 * How the page is bundled: once, for the browser and for the desktop shell. Nothing is inlined, so that a content
 * policy of `'self'` holds; in development `/api` and `/sync` go to the relay.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, transformWithOxc, type Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The relay that a development server asks; `RAPPORTEUR_RELAY` names another. */
const relay = process.env['RAPPORTEUR_RELAY'] ?? 'http://127.0.0.1:4400'

/** Faces of other alphabets are fetched when they are needed. */
const NOT_IN_SHELL = /(cyrillic|greek|vietnamese)/

/** Writes the worker that keeps the page's files, with their names in it. */
function shellWorker(): Plugin {
  return {
    name: 'shell-worker',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const names = Object.keys(bundle).filter(
        (name) => name.startsWith('assets/') && !NOT_IN_SHELL.test(name),
      )
      const files = names.sort().map((name) => `/${name}`)
      const name = `shell-${createHash('sha256').update(files.join()).digest('hex').slice(0, 12)}`
      const path = here('shell-worker/service-worker.ts')
      const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path)
      const source = code
        .replaceAll('__SHELL_FILES__', JSON.stringify(files))
        .replaceAll('__SHELL_NAME__', JSON.stringify(name))
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source })
    },
  }
}

export default defineConfig({
  root: here('.'),
  base: '/',
  cacheDir: here('../node_modules/.vite/renderer'),
  plugins: [react(), shellWorker()],
  resolve: {
    // Two copies of any of these break without a word: instanceof and hooks compare identities.
    dedupe: ['yjs', 'prosemirror-model', 'react', 'react-dom'],
  },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
  server: {
    proxy: {
      '/api': { target: relay },
      '/sync': { target: relay, ws: true },
    },
  },
})
