/** How the preload is bundled: one CommonJS file, since a sandboxed preload cannot be an ES module. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  build: {
    ssr: here('preload.ts'),
    target: 'chrome130',
    outDir: here('../dist/electron'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs' },
    },
  },
  // Node's own resolution would leave packages outside; a sandboxed preload can load none.
  ssr: { noExternal: true },
})
