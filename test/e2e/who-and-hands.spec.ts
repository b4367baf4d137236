/** Who wrote what, over a note that is being written; and the queue of those who want to speak. */
import { expect, test } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, openNotePage, saved } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('S13 Alt W held shows who wrote what with initials, and letting go ends it; a toggle keeps it; organizers can switch it off', async ({
  browser,
}) => {
  const maren = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  const kofi = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  for (const page of [maren, kofi]) await openNotePage(page, relay, SESSION)
  await caretIn(kofi, 'Discussion')
  await kofi.keyboard.press('Enter')
  await kofi.keyboard.type('Kofi says the balancer drains slowly')
  await saved(kofi)
  await caretIn(maren, 'Discussion')
  await maren.keyboard.type(', and Maren doubts it')
  await saved(maren)
  await maren.keyboard.down('Alt')
  await maren.keyboard.down('w')
  const line = maren.locator('.who-line').filter({ has: maren.locator('b', { hasText: 'KM' }) })
  await expect(line.last().locator('i')).toHaveText('MO')
  await axe(maren)
  await maren.screenshot({ path: 'test-results/who-light.png' })
  await maren.keyboard.up('w')
  await maren.keyboard.up('Alt')
  await expect(maren.locator('.who-line')).toHaveCount(0)
  await maren.keyboard.press('Alt+Shift+w')
  await expect(maren.locator('.who-legend')).toContainText('Kofi Mensah: 1 line')
  await maren.emulateMedia({ colorScheme: 'dark' })
  await axe(maren)
  await maren.screenshot({ path: 'test-results/who-dark.png' })
  await maren.keyboard.press('Alt+Shift+w')
  await expect(maren.locator('.who-line')).toHaveCount(0)

  const organizer = await joinSummit(browser, relay, { role: 'organizer', name: 'Org' })
  await organizer.getByRole('button', { name: /Org: theme/ }).click()
  await organizer.getByRole('menuitemcheckbox', { name: 'Show who wrote what in notes' }).click()
  await organizer.keyboard.press('Escape')
  await maren.reload()
  await caretIn(maren, 'Discussion')
  await maren.keyboard.press('Alt+Shift+w')
  await expect(maren.getByText('This summit shows nobody who wrote what.')).toBeVisible()
  await expect(maren.locator('.who-line')).toHaveCount(0)
})

test('S14 a hand goes up by key, the pen calls the next, and the room reads it', async ({ browser }) => {
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Tobias' })
  const elif = await joinSummit(browser, relay, { role: 'note-taker', name: 'Elif' })
  const room = await joinSummit(browser, relay, { role: 'reader', name: 'Projector' })
  await room.setViewportSize({ width: 1920, height: 1080 })
  for (const page of [scribe, elif]) await openNotePage(page, relay, SESSION)
  await room.goto(`${relay.address}/room/${SESSION}`)
  await scribe.keyboard.press('Alt+p')
  await elif.keyboard.press('Alt+h')
  await expect(scribe.locator('.speakers')).toContainText('Elif')
  await expect(elif.locator('.speakers [role="status"]')).toHaveText('Your hand is up; you are number 1.')
  await expect(room.locator('.room-queue')).toContainText('then Elif')
  await scribe.keyboard.press('Alt+h')
  await expect(room.locator('.room-queue')).toContainText('then Elif, Tobias')
  await axe(scribe)
  await scribe.keyboard.press('Alt+j')
  await expect(room.locator('.room-queue')).toContainText('Elif speaks')
  await expect(elif.locator('.speakers [role="status"]')).toHaveText('It is your turn to speak.')
  await axe(room)
  await room.screenshot({ path: 'test-results/hands-room.png' })
  await scribe.screenshot({ path: 'test-results/hands-note.png' })
  await scribe.keyboard.press('Alt+h')
  await scribe.keyboard.press('Alt+j')
  await expect(room.locator('.room-queue')).toHaveCount(0)
})

test('S17 S18 a show of hands is begun by key, counted in the note and in the room, shown large, and kept with its dissent', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Sofia' })
  const voter = await joinSummit(browser, relay, { role: 'note-taker', name: 'Vera' })
  const room = await joinSummit(browser, relay, { role: 'reader', name: 'Big screen' })
  await room.setViewportSize({ width: 1280, height: 800 })
  for (const page of [scribe, voter]) await openNotePage(page, relay, SESSION)
  await room.goto(`${relay.address}/room/${SESSION}`)
  await caretIn(scribe, 'Decisions')
  await scribe.keyboard.press('Alt+p')
  await expect(scribe.locator('.roles dd', { has: scribe.locator('.pen') })).toContainText('Sofia')
  await scribe.keyboard.press('Alt+Shift+h')
  const row = scribe.getByRole('region', { name: 'Show of hands on D2' })
  const counted = (answer: string) => row.getByRole('textbox', { name: `${answer}, counted in the room` })
  await expect(counted('In favour')).toBeFocused()
  await scribe.keyboard.type('12')
  const figures = room.locator('.room-hands dd')
  await expect(figures).toHaveText(['12', '0', '0'])
  await expect(voter.getByRole('button', { name: /^Against/ })).toBeVisible()
  await voter.keyboard.press('Alt+Shift+a')
  await expect(figures).toHaveText(['12', '1', '0'])
  await expect(room.locator('.room-hands')).not.toContainText('Vera')
  await expect(counted('Against')).toHaveAttribute('placeholder', '1')
  await row.getByRole('textbox', { name: 'Who was against' }).fill('Vera: not before the balancer')
  for (const page of [scribe, room]) await axe(page)
  await room.screenshot({ path: 'test-results/show-of-hands-room.png' })
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await scribe.emulateMedia({ colorScheme })
      await scribe.setViewportSize({ width, height: width === 390 ? 844 : 800 })
      await axe(scribe)
      await scribe.screenshot({ path: `test-results/show-of-hands-${String(width)}-${colorScheme}.png` })
    }
  }
  await row.getByRole('button', { name: 'Contested' }).click()
  await expect(row).toHaveCount(0)
  const decision = scribe.locator('.line[data-kind="decision"]').last()
  await expect(decision).toContainText('12 in favour, 1 against, 0 abstained')
  await expect(decision).toContainText('Contested')
  await expect(decision).toContainText('Vera: not before the balancer')
  await expect(room.locator('.room-hands')).toHaveCount(0)
  await scribe.setViewportSize({ width: 1280, height: 800 })
  await caretIn(scribe, 'Decisions')
  await scribe.keyboard.press('Alt+Shift+h')
  await expect(figures).toHaveText(['0', '0', '0'])
  await row.getByRole('button', { name: 'Stop without a result' }).click()
  await expect(decision).toContainText('12 in favour, 1 against, 0 abstained')
})
