/** Bundles a page of the benchmark as the product is bundled, into a folder of its own that is deleted afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'

export interface BenchBundle {
  /** Puts the page's script and style into an empty page, the one at that address where there is one. */
  readonly load: (page: Page, address?: string) => Promise<void>
  readonly close: () => void
}

/** Where the page's script and style go. */
export const EMPTY_PAGE = '<!doctype html><html lang="en"><body></body></html>'

export async function bundlePage(
  entry: 'bench-page.ts' | 'their-note-page.ts' = 'bench-page.ts',
): Promise<BenchBundle> {
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
        entry: fileURLToPath(new URL(`page/${entry}`, import.meta.url)),
        formats: ['iife'],
        name: 'benchPage',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
  })
  return {
    load: async (page, address) => {
      await page.goto(address ?? 'about:blank')
      if (address === undefined) await page.setContent(EMPTY_PAGE)
      await page.addStyleTag({ path: join(outDir, 'page.css') })
      await page.addScriptTag({ path: join(outDir, 'page.js') })
    },
    close: () => rmSync(outDir, { recursive: true, force: true }),
  }
}
