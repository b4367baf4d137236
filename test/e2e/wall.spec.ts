/** The wall hears what happens without asking: a line typed in one window stands on the wall of another. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
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

test('a room that writes is seen on the wall, with its new action and who wrote it', async ({ browser }) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  let polls = 0
  lead.on('request', (request) => {
    if (request.url().endsWith('/api/v1/sessions')) polls += 1
  })
  await lead.keyboard.press('g')
  await lead.keyboard.press('w')
  const tile = lead.locator(`[data-session="${SESSION}"]`)
  await expect(tile).toBeVisible()
  const pollsBefore = polls
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Wiebke Harms' })
  await openNotePage(scribe, relay, SESSION)
  await caretIn(scribe, 'Discussion')
  await scribe.keyboard.press('Enter')
  await scribe.keyboard.type('Tell the users on Friday')
  await scribe.keyboard.press('Alt+a')
  await expect(tile).toContainText('Wiebke Harms', { timeout: 20_000 })
  await expect(tile).toContainText(/[1-9] unowned/u, { timeout: 20_000 })
  expect(polls).toBe(pollsBefore)
})

test('V12 M and V on a room: a sentence that stands in the note until it is read, and its screen', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Noor Haddad' })
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Bram Terpstra' })
  await openNotePage(scribe, relay, SESSION)
  await lead.goto(`${relay.address}/wall`)
  const tile = lead.locator(`[data-session="${SESSION}"]`)
  await tile.focus()
  await lead.keyboard.press('m')
  await expect(lead.getByRole('dialog')).toContainText('What do you say to')
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])
  await lead.keyboard.type('Who owns A3?')
  await lead.keyboard.press('Enter')
  const said = scribe.getByRole('alert').filter({ hasText: 'Noor Haddad' })
  await expect(said).toContainText('“Who owns A3?”')
  expect((await new AxeBuilder({ page: scribe }).analyze()).violations).toEqual([])
  await said.getByRole('button', { name: 'Read' }).press('Enter')
  await expect(said).toBeHidden()
  await expect(lead.getByRole('dialog')).toBeHidden()
  const opened = lead.context().waitForEvent('page')
  await tile.focus()
  await lead.keyboard.press('v')
  expect((await opened).url()).toContain('/room/')
})
