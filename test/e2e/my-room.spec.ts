/** My room: moving to another one from within a note, and beginning in the note that runs there. */
import { expect, test } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, note, openNotePage } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const IN_LANTERN = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('Alt Y in a note: the room is chosen by typing, what runs there is opened, and it is my room from then on', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Ivo' })
  await openNotePage(page, relay, IN_LANTERN)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Alt+y')
  const choice = page.getByRole('dialog', { name: 'Which room are you in?' })
  await expect(choice.getByRole('textbox').or(choice.getByRole('combobox'))).toBeFocused()
  await axe(page, '[role="dialog"]')
  await page.keyboard.press('Escape')
  await expect(choice).toBeHidden()
  await expect(note(page)).toBeFocused()
  await page.keyboard.press('Alt+y')
  await page.keyboard.type('break')
  await expect(choice.getByRole('option')).toHaveText(/^Breakwater/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sessions\/desktop-offline-first-run$/)
  await page.goto(`${relay.address}/`)
  await expect(page.getByRole('region', { name: 'My room' })).toContainText('Breakwater')
  await expect(page.getByRole('region', { name: 'My room' })).toContainText('Offline first run')
})
