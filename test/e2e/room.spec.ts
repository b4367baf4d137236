/** The room's screen beside a running note: opened and turned over from the scribe's keyboard, live, and without a connection. */
import { expect, test, type Page } from '@playwright/test'
import { joinNote } from '../helpers/peer.ts'
import { axe } from './axe.ts'
import { caretIn, joinSummit, openNotePage } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('Alt V opens the screen, shows what is written at once, and turns it over to the read-back and back', async ({
  browser,
}) => {
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren' })
  await openNotePage(scribe, relay, SESSION)
  await caretIn(scribe, 'Discussion')
  const opened = scribe.waitForEvent('popup')
  await scribe.keyboard.press('Alt+v')
  const room = await opened
  await room.setViewportSize({ width: 1920, height: 1080 })
  await expect(room.getByRole('heading', { level: 1 })).toHaveText('Graceful restart for the sync daemon')
  await scribe.keyboard.press('Enter')
  await scribe.keyboard.type('Priya: How long may it take?')
  await expect(room.locator('.room-last')).toHaveText('PriyaHow long may it take?')
  await axe(room)
  await room.screenshot({ path: 'test-results/room-now.png' })
  await scribe.keyboard.press('Alt+v')
  await expect(room.getByText('Is that what we said?')).toBeVisible()
  await axe(room)
  await room.screenshot({ path: 'test-results/room-read-back.png' })
  await scribe.keyboard.press('Alt+v')
  await expect(room.locator('.room-last')).toHaveText('PriyaHow long may it take?')
  await expect(scribe.locator('.here')).toContainText('Only you so far')
})

test('a screen without a connection keeps its notes, says as of when, and its clock goes on', async ({
  browser,
}) => {
  const room = await joinSummit(browser, relay, { role: 'reader', name: 'Projector' })
  await room.setViewportSize({ width: 1280, height: 720 })
  await room.goto(`${relay.address}/room/${SESSION}`)
  await expect(room.locator('.room-item').first()).toBeVisible()
  const items = await room.locator('.room-item').count()
  await relay.kill('SIGKILL')
  await expect(room.locator('.room-as-of')).toHaveText(/^Notes as of \d\d:\d\d$/)
  await expect(room.locator('.room-item')).toHaveCount(items)
  await expect(room.locator('.room-figure')).toBeVisible()
  await axe(room)
  await relay.restart()
  await expect(room.locator('.room-as-of')).toHaveCount(0)
})

test('before a session opens its brief stands on the screen; light and narrow screens are readable too', async ({
  browser,
}) => {
  const room = await joinSummit(browser, relay, { role: 'reader', name: 'Hall' })
  await room.setViewportSize({ width: 1920, height: 1080 })
  await room.goto(`${relay.address}/room/desktop-window-memory`)
  await expect(room.getByRole('heading', { name: 'How we take notes here' })).toBeVisible()
  await axe(room)
  await room.screenshot({ path: 'test-results/room-brief.png' })
  await room.goto(`${relay.address}/room/${SESSION}#light`)
  await expect(room.locator('.room-item').first()).toBeVisible()
  await axe(room)
  await room.setViewportSize({ width: 390, height: 844 })
  await axe(room)
  await room.screenshot({ path: 'test-results/room-phone.png' })
})

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 3840, height: 2160 },
] as const

/** What is cut without a sign, or stands outside the screen; lines that end in an ellipsis say so themselves. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('.room, .room *:not(.unseen)')) {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || element.closest('svg') !== null) continue
      const { textOverflow, webkitLineClamp, overflowY } = getComputedStyle(element)
      const says = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      const isCut =
        overflowY !== 'visible' &&
        (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
      const isOutside =
        box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1
      if ((isCut && !says) || (isOutside && element.closest('[style*="line-clamp"]') === null))
        found.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`)
    }
    return found
  })
}

test('nothing on the screen is cut at any usual size, however much is written: what does not fit is counted', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const long = 'a sentence that goes on for as long as somebody reads minutes aloud, and then some more of it'
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  const many = (count: number, kind: string, fields: object = {}) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ kind, text: `${kind} ${String(index + 1)}: ${long}`, fields: { ...fields } },
    }))
  const lastOf = (key: string): string | null =>
    peer.lines.visible().findLast(({ section: of }) => of === key)?.id ?? null
  peer.lines.newLines(
    'decisions',
    lastOf('decisions'),
    many(9, 'decision', { dissent: `Jonas, who says ${long}` }),
  )
  peer.lines.newLines(
    'actions',
    lastOf('actions'),
    many(9, 'action', { owner: { name: 'Somebody With A Long Name' } }),
  )
  peer.lines.newLines('questions', lastOf('questions'), many(5, 'question'))
  peer.lines.newLines('discussion', lastOf('discussion'), [
    { kind: 'bullet', text: `Elif: ${`${long}. `.repeat(5)}` },
    { kind: 'bullet', text: `Jonas: ${`${long}. `.repeat(9)}` },
  ])
  await peer.connection.whenSaved(5_000)
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Steering' })
  await openNotePage(scribe, relay, SESSION)
  const room = await joinSummit(browser, relay, { role: 'reader', name: 'Any screen' })
  await room.goto(`${relay.address}/room/${SESSION}`)
  await expect(room.locator('.room-list')).toContainText('decision 9')
  for (const size of SIZES) {
    await room.setViewportSize(size)
    await expect(room.locator('.room-list .room-folded').first()).toHaveText(/^and \d+ more above$/)
    await expect.poll(() => cutOff(room)).toEqual([])
    await expect(room.locator('.room-item').last()).toContainText('action')
    await room.screenshot({ path: `test-results/room-full-${String(size.width)}.png` })
  }
  await scribe.keyboard.press('Alt+v')
  await expect(room.getByText('Is that what we said?')).toBeVisible()
  for (const size of SIZES) {
    await room.setViewportSize(size)
    await expect.poll(() => cutOff(room)).toEqual([])
    await room.screenshot({ path: `test-results/room-back-${String(size.width)}.png` })
  }
  await room.goto(`${relay.address}/room/desktop-window-memory`)
  await expect(room.getByRole('heading', { name: 'How we take notes here' })).toBeVisible()
  for (const size of SIZES) {
    await room.setViewportSize(size)
    await expect.poll(() => cutOff(room)).toEqual([])
  }
  peer.close()
})
