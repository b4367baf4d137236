/** How the main process is bundled: one ES module, Electron and Node left outside. */
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  build: {
    ssr: here('main.ts'),
    // The oldest Node inside an Electron that the shell is run with.
    target: 'node20',
    outDir: here('../dist/electron'),
    // The preload is built into the same folder by its own configuration.
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: 'main.mjs' },
    },
  },
})
