/**
 * How the page is bundled: once, for the browser and for the desktop shell. Nothing is inlined, so that a content
 * policy of `'self'` holds; in development `/api` and `/sync` go to the relay.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The relay that a development server asks; `RAPPORTEUR_RELAY` names another. */
const relay = process.env['RAPPORTEUR_RELAY'] ?? 'http://127.0.0.1:4400'

export default defineConfig({
  root: here('.'),
  base: '/',
  cacheDir: here('../node_modules/.vite/renderer'),
  plugins: [react()],
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
