/**
 * Eight hours of a session in some minutes: what 20 people write, split, join, move and take out goes into one open
 * editor; the heap is read after forced collection every simulated hour.
 */
import { chromium } from '@playwright/test'
import { chromiumOptions } from '../../setup/system.ts'
import { bundlePage } from './bundle-page.ts'
import './long-note.ts'

const START_LINES = 500
const HOURS = 8
/** Edits an hour; as many letters come as go, or the note itself would grow. */
const EDITS_AN_HOUR = 2000

/** Heap in MB at the start and after each hour. */
export async function measureEightHours(): Promise<number[]> {
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
    return heap
  } finally {
    await browser.close()
    bundle.close()
  }
}
