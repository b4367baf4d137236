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

test('the start setting opens the note that runs in my room, once, and only if one runs there', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Jana' })
  await page.keyboard.press('r')
  await page.getByRole('combobox', { name: 'Room' }).fill('Lantern')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Jana: theme/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Begin in my room’s note' }).click()
  await page.keyboard.press('Escape')
  await page.goto(`${relay.address}/`)
  await page.waitForURL(new RegExp(`/sessions/${IN_LANTERN}$`))
  await expect(note(page)).toBeVisible()
  await page.getByRole('link', { name: 'Today', exact: true }).first().click()
  await expect(page.getByRole('region', { name: 'My room' })).toContainText('Lantern')
  await page.evaluate(() => localStorage.setItem('rapporteur.room', '{}'))
  await page.goto(`${relay.address}/`)
  await expect(page.getByRole('region', { name: 'My room' })).toContainText('Which room are you in?')
})
