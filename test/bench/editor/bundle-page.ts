/** Bundles the benchmark's page as the product is bundled, into a folder of its own that is deleted afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'

export interface BenchBundle {
  /** Puts the page's script and style into an empty page. */
  readonly load: (page: Page) => Promise<void>
  readonly close: () => void
}

export async function bundlePage(): Promise<BenchBundle> {
  const outDir = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { dedupe: ['yjs', 'prosemirror-model'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      target: 'es2023',
      emptyOutDir: true,
      lib: {
        entry: fileURLToPath(new URL('page/bench-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'benchPage',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
  })
  return {
    load: async (page) => {
      await page.goto('about:blank')
      await page.setContent('<!doctype html><html lang="en"><body></body></html>')
      await page.addStyleTag({ path: join(outDir, 'page.css') })
      await page.addScriptTag({ path: join(outDir, 'page.js') })
    },
    close: () => rmSync(outDir, { recursive: true, force: true }),
  }
}
