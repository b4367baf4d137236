/**
 * `npm run bench:note`: a note of 1,000 lines opens from the relay in the real page, and a key in it while ten other
 * people type five characters a second each. Main-thread time is read from the browser's own trace.
 */
import { chromium, type Browser, type Page } from '@playwright/test'
import { joinNote, type Peer } from '../helpers/peer.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { chromiumOptions } from '../setup/system.ts'
import { joinSummit, nextFrame } from '../e2e/people.ts'
import { runRelay, type RelayProcess } from '../e2e/run-relay.ts'
import { median, percentile, report } from './figures.ts'
import { keyTasks } from './trace.ts'

const SESSION = 'desktop-offline-first-run'
const TITLE = 'Offline first run'
const LINES = 1000
const OPENINGS = 7
const TYPISTS = 10
const TYPIST_EVERY_MS = 200
const KEYS = 100
const BETWEEN_KEYS_MS = 120

async function openSession(relay: RelayProcess): Promise<void> {
  const answer = await fetch(`${relay.address}/api/v1/sessions/${SESSION}/state`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'open', roles: { lead: { name: 'Lead' }, 'note-taker': { name: 'Scribe' } } }),
  })
  if (!answer.ok) throw new Error(`The session could not be opened: ${await answer.text()}`)
}

async function fill(relay: RelayProcess): Promise<void> {
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  const lines = Array.from({ length: LINES }, (_, index) => ({
    kind: 'bullet',
    text: `Line ${index}: what was said in the room about start-up without a network, point ${index * 7}`,
  }))
  peer.lines.newLines('discussion', null, lines)
  await peer.connection.whenSaved(20_000)
  peer.close()
}

async function typist(relay: RelayProcess, number: number): Promise<Peer> {
  const secret = new URL(await relay.invite('note-taker')).hash.slice(1)
  const joined = await fetch(`${relay.address}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: `Typist ${number}` }),
  })
  const { token } = (await joined.json()) as { token: string }
  const peer = joinNote({ relay: relay.address, token, session: SESSION, name: `Typist ${number}` })
  await peer.live()
  return peer
}

/** From the click on Today to the last line in the page. */
async function measureOpening(page: Page, relay: RelayProcess): Promise<number> {
  await page.goto(relay.address)
  await page.getByRole('link', { name: TITLE }).first().waitFor()
  await nextFrame(page)
  return page.evaluate(
    async ([title, lines]) => {
      const link = [...document.querySelectorAll('a')].find((anchor) => anchor.textContent.includes(title))
      const start = performance.now()
      link?.click()
      const count = () => document.querySelectorAll('[data-section="discussion"] [data-line]').length
      while (count() < lines) await new Promise((resolve) => requestAnimationFrame(resolve))
      return performance.now() - start
    },
    [TITLE, LINES] as const,
  )
}

async function measureKeys(browser: Browser, page: Page): Promise<{ script: number[]; all: number[] }> {
  await page.locator('[data-section="discussion"] [data-line]').nth(12).click()
  await nextFrame(page)
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press('x', { delay: BETWEEN_KEYS_MS })
  return keyTasks(await browser.stopTracing())
}

const relay = await runRelay()
const browser = await chromium.launch(chromiumOptions())
try {
  await openSession(relay)
  await fill(relay)
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  const openings: number[] = []
  for (let round = 0; round < OPENINGS; round += 1) openings.push(await measureOpening(page, relay))
  const typists = await Promise.all(Array.from({ length: TYPISTS }, (_, number) => typist(relay, number)))
  const timers = typists.map((peer, number) => {
    const id = peer.lines.visible()[20 + number * 40]?.id ?? ''
    return setInterval(() => peer.lines.insertText(id, 4, 'y'), TYPIST_EVERY_MS)
  })
  await waitUntil('the others are typing', () =>
    page
      .getByText(/Lineyyy/)
      .first()
      .isVisible(),
  )
  const { script, all } = await measureKeys(browser, page)
  for (const timer of timers) clearInterval(timer)
  for (const peer of typists) peer.close()
  report(`A note of ${LINES} lines in the page, ${TYPISTS} others typing (${script.length} keys)`, [
    { what: `opens from the relay, median of ${OPENINGS}`, ms: median(openings), goal: 500 },
    { what: 'opens from the relay, slowest', ms: Math.max(...openings) },
    { what: 'key: main-thread time of its task, median', ms: median(script) },
    { what: 'key: main-thread time of its task, 95th percentile', ms: percentile(script, 0.95), goal: 16 },
    { what: 'key: with the rendering that follows, median', ms: median(all) },
    { what: 'key: with the rendering that follows, 95th percentile', ms: percentile(all, 0.95) },
  ])
} finally {
  await browser.close()
  await relay.close()
}
