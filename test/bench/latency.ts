/**
 * `npm run bench:latency`: two browsers and one desktop window on one note; how long after a key in one does the letter
 * stand in the others. All on this machine, clocks of one system.
 */
import { chromium, type Page } from '@playwright/test'
import { startShell } from '../setup/shell-app.ts'
import { chromiumOptions } from '../setup/system.ts'
import { caretIn, joinSummit, nextFrame, openNotePage } from '../e2e/people.ts'
import { runRelay } from '../e2e/run-relay.ts'
import { median, percentile, report } from './figures.ts'

const SESSION = 'server-graceful-restart'
const KEYS = 120
/** Somebody who types five characters a second. */
const BETWEEN_KEYS_MS = 200

interface Watched {
  pressed: number[]
  seen: number[]
}

/** Counts letters of the marker in the Discussion and remembers when each came. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { pressed: [], seen: [] }
    Object.assign(window, { watched })
    const discussion = document.querySelector('[data-section="discussion"]')
    const now = () => performance.timeOrigin + performance.now()
    document.addEventListener('keydown', () => watched.pressed.push(now()), { capture: true })
    new MutationObserver(() => {
      const count = (discussion?.textContent ?? '').split('~').length - 1
      while (watched.seen.length < count) watched.seen.push(now())
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

function watchedIn(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched)
}

const relay = await runRelay()
const browser = await chromium.launch(chromiumOptions())
const link = new URL(await relay.invite('note-taker'))
const shell = await startShell([`--relay=${relay.address}`], { RAPPORTEUR_JOIN: link.hash.slice(1) }, 'built')
try {
  await shell.page.getByRole('textbox', { name: 'Your name' }).fill('Maren Okafor')
  await shell.page.keyboard.press('Enter')
  await shell.page
    .getByRole('link', { name: /Graceful restart/ })
    .first()
    .click()
  const writer = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  const reader = await joinSummit(browser, relay, { role: 'note-taker', name: 'Priya Raman' })
  await openNotePage(writer, relay, SESSION)
  await openNotePage(reader, relay, SESSION)
  await caretIn(writer, 'Discussion')
  await writer.keyboard.press('Enter')
  await nextFrame(writer)
  for (const page of [writer, reader, shell.page]) await watch(page)
  for (let key = 0; key < KEYS; key += 1) {
    await writer.keyboard.press('~', { delay: BETWEEN_KEYS_MS })
  }
  await reader.waitForFunction(
    (keys) => (window as unknown as { watched: Watched }).watched.seen.length >= keys,
    KEYS,
  )
  await shell.page.waitForFunction(
    (keys) => (window as unknown as { watched: Watched }).watched.seen.length >= keys,
    KEYS,
  )
  const { pressed } = await watchedIn(writer)
  const delays = async (page: Page) =>
    (await watchedIn(page)).seen.map((at, index) => at - (pressed[index] ?? Number.NaN))
  const inBrowser = await delays(reader)
  const inDesktop = await delays(shell.page)
  report(`A key in one browser, seen in another and in the desktop window (${KEYS} keys)`, [
    { what: 'other browser, median', ms: median(inBrowser), goal: 50 },
    { what: 'other browser, 95th percentile', ms: percentile(inBrowser, 0.95) },
    { what: 'desktop window, median', ms: median(inDesktop), goal: 50 },
    { what: 'desktop window, 95th percentile', ms: percentile(inDesktop, 0.95) },
  ])
} finally {
  await browser.close()
  await shell.close()
  await relay.close()
}
