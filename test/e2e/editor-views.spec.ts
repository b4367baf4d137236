/** The scenes, the random runs and composing, in real editor views in a real browser. */
import { expect, test, type Page } from '@playwright/test'
import { seeds } from '../helpers/seeded.ts'
import { SCENES } from '../sync/scenes.ts'
import { serveHarness, type ServedHarness } from './serve-harness.ts'

const RANDOM_RUNS = 300
const RUNS_AT_ONCE = 25

let served: ServedHarness
let page: Page

test.beforeAll(async ({ browser }) => {
  served = await serveHarness()
  page = await browser.newPage()
  await page.goto(served.address)
  await page.waitForFunction(() => 'harness' in window)
})

test.afterAll(async () => {
  await page.close()
  await served.close()
})

test.describe('B1 L11 two real editor views', () => {
  for (const scene of SCENES) {
    test(scene.name, async () => {
      expect(await page.evaluate((name) => window.harness.playScene(name), scene.name)).toEqual([])
    })
  }
})

test('B1 L11 three views edited at random stay equal to the note and to one another', async () => {
  test.setTimeout(300_000)
  const all = seeds(RANDOM_RUNS)
  for (let start = 0; start < all.length; start += RUNS_AT_ONCE) {
    const first = all[start] ?? 0
    const count = Math.min(RUNS_AT_ONCE, all.length - start)
    const faults = await page.evaluate(([from, runs]) => window.harness.runRandom(from, runs), [
      first,
      count,
    ] as const)
    expect(faults).toEqual([])
  }
})

test.describe('B6 an input method composes while somebody else writes', () => {
  for (const what of ['letter', 'split', 'other line'] as const) {
    test(`the other: ${what}`, async ({ browser }) => {
      const own = await browser.newPage()
      await own.goto(served.address)
      await own.waitForFunction(() => 'harness' in window)
      await own.evaluate(() => window.harness.composing.open(['abcd', 'second'], 4))
      const input = await own.context().newCDPSession(own)
      await input.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
      await input.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
      await own.evaluate((kind) => window.harness.composing.foreign(kind), what)
      expect(await own.evaluate(() => window.harness.composing.isComposing())).toBe(true)
      await input.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
      await input.send('Input.insertText', { text: '日本' })
      const expected = {
        letter: ['yabcd日本', 'second'],
        split: ['ab', 'cd日本', 'second'],
        'other line': ['abcd日本', 'ysecond'],
      }[what]
      await expect.poll(() => own.evaluate(() => window.harness.composing.shown())).toEqual(expected)
      expect(await own.evaluate(() => window.harness.composing.noted())).toEqual(expected)
      await own.close()
    })
  }
})
