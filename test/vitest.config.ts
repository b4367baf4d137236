/** Which unit tests run, and in what: Node by default, a DOM where a test file asks for one in its first comment. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite/test',
  test: {
    include: ['test/{note,server,renderer,electron,sync,chaos}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Long enough for two busy cores, short enough that a hang is noticed; a longer test says so itself.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    passWithNoTests: false,
  },
})
