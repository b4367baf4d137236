/**
 * Closes the browsers of tests that are over: pages that live on take the machine's time from those that are looked at.
 * Does nothing outside Playwright's workers, where there are no tests: benchmarks close their own.
 */
import { test, type BrowserContext } from '@playwright/test'

/** Contexts and the test that opened each. */
const open = new Map<BrowserContext, string>()

/** Playwright names its workers so: https://playwright.dev/docs/test-parallel. */
const isWorker = process.env['TEST_WORKER_INDEX'] !== undefined

/** To be called whenever a test opens a context; closes those of the tests before it. */
export async function closeBehind(context: BrowserContext): Promise<void> {
  if (!isWorker) return
  const { testId } = test.info()
  const over = [...open].flatMap(([each, opener]) => (opener === testId ? [] : [each]))
  for (const each of over) open.delete(each)
  open.set(context, testId)
  await Promise.all(over.map((each) => each.close()))
}
