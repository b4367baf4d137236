/**
 * Eight hours of a session in some minutes: what 20 people write, split, join, move and take out goes into one open
 * editor; the heap is read after forced collection every simulated hour, and once more with the note as it is then in a
 * new editor: whatever that holds is the note's, with all that Yjs keeps of what was taken out, and not what an editor
 * piles up.
 */
import { chromium } from '@playwright/test'
import { chromiumOptions } from '../../setup/system.ts'
import { bundlePage } from './bundle-page.ts'
import './long-note.ts'

const START_LINES = 500
const HOURS = 8
/** Edits an hour; as many letters come as go, or the note itself would grow. */
const EDITS_AN_HOUR = 2000

/** Heap in MB: at the start and after each hour, and with the last hour's note opened anew. */
export interface EightHours {
  readonly heap: readonly number[]
  readonly anew: number
}

export async function measureEightHours(): Promise<EightHours> {
  const bundle = await bundlePage()
  const options = chromiumOptions()
  const words = ['--js-flags=--expose-gc', '--enable-precise-memory-info']
  const browser = await chromium.launch({ ...options, args: [...options.args, ...words] })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await bundle.load(page)
    await page.evaluate((count) => window.bench.open('ours', count), START_LINES)
    const heap = [await page.evaluate(() => window.bench.heapMb())]
    for (let hour = 0; hour < HOURS; hour += 1) {
      await page.evaluate((count) => window.bench.oneHour(count), EDITS_AN_HOUR)
      heap.push(await page.evaluate(() => window.bench.heapMb()))
    }
    await page.evaluate(() => window.bench.openAnew())
    return { heap, anew: await page.evaluate(() => window.bench.heapMb()) }
  } finally {
    await browser.close()
    bundle.close()
  }
}
