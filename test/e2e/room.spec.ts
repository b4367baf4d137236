/** The room's screen beside a running note: opened and turned over from the scribe's keyboard, live, and without a connection. */
import { expect, test } from '@playwright/test'
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
