/** A note of 10,000 lines in our editor and in y-prosemirror's, by turns in one browser. All times in ms. */
import { chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../../setup/system.ts'
import { median } from '../figures.ts'
import { bundlePage } from './bundle-page.ts'
import type { Act } from './page/bench-editor.ts'
import type { Bench, Whose } from './page/bench-page.ts'

const LINES = 10_000
const ROUNDS = 5
const EACH = 9
const WORN_IN = 1
export const ACTS: readonly Act[] = ['letter', 'kind', 'new line', 'split', 'join', 'move']

declare global {
  interface Window {
    readonly bench: Bench
    readonly gc: () => void
  }
}

/** Medians of one editor, by what was done. */
export type Medians = Readonly<Record<string, number>>

export async function measureLongNote(): Promise<Record<Whose, Medians>> {
  const bundle = await bundlePage()
  const options = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...options.args, '--js-flags=--expose-gc'] })
  const seen = { ours: new Map<string, number[]>(), theirs: new Map<string, number[]>() }
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await bundle.load(page)
    for (let round = -WORN_IN; round < ROUNDS; round += 1) {
      for (const whose of ['ours', 'theirs'] as const) {
        const times = await measureOnce(page, whose)
        if (round < 0) continue
        for (const [what, ms] of times) seen[whose].set(what, [...(seen[whose].get(what) ?? []), ms])
      }
    }
  } finally {
    await browser.close()
    bundle.close()
  }
  const medians = (times: Map<string, number[]>) =>
    Object.fromEntries([...times].map(([what, values]) => [what, median(values)]))
  return { ours: medians(seen.ours), theirs: medians(seen.theirs) }
}

async function measureOnce(page: Page, whose: Whose): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  const opening = await page.evaluate(
    ([who, count]) => {
      window.bench.prepare(who, count)
      window.bench.close()
      window.gc()
      return window.bench.open(who, count)
    },
    [whose, LINES] as const,
  )
  times.set('open', opening.load + opening.view).set('layout', opening.layout)
  for (const act of ACTS) {
    const acts = await page.evaluate(([what, count]) => window.bench.remoteActs(what, count, 1001), [
      act,
      EACH,
    ] as const)
    times.set(act, median(acts))
  }
  times.set('own letter', median(await page.evaluate((count) => window.bench.ownLetters(count), EACH)))
  await page.evaluate(() => window.bench.caretIn(4000))
  times.set('x', await pressed(page, 'x')).set('Enter', await pressed(page, 'Enter'))
  return times
}

/** The whole way of a real key, until its frame was painted: median of five. */
async function pressed(page: Page, key: string): Promise<number> {
  const times: number[] = []
  for (let press = 0; press < 5; press += 1) {
    // A key overtakes what the page was asked in the same moment: it must be listening before.
    await page.evaluate(() => window.bench.listenForKey())
    await page.keyboard.press(key)
    times.push(await page.evaluate(() => window.bench.keyPainted()))
  }
  return median(times)
}
