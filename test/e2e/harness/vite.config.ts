/** Bundles the editor harness for the browser tests and benchmarks. */
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const config: InlineConfig = {
  root: here('.'),
  base: '/',
  configFile: false,
  logLevel: 'warn',
  cacheDir: here('../../../node_modules/.vite/harness'),
  resolve: { dedupe: ['yjs', 'prosemirror-model'] },
  build: {
    outDir: here('../../../node_modules/.cache/harness'),
    emptyOutDir: true,
    target: 'es2023',
    rollupOptions: { input: [here('index.html')] },
  },
  preview: { host: '127.0.0.1', port: 0 },
}

export default config
