/** Two browsers and the desktop window in one note, as in a room. */
import { chromium, expect, test, type Browser } from '@playwright/test'
import { startShell, type StartedShell } from '../setup/shell-app.ts'
import { chromiumOptions } from '../setup/system.ts'
import { caretIn, joinSummit, openNotePage, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess
let shell: StartedShell
let browser: Browser

test.beforeAll(async () => {
  relay = await runRelay()
  const link = new URL(await relay.invite('note-taker'))
  shell = await startShell([`--relay=${relay.address}`], { RAPPORTEUR_JOIN: link.hash.slice(1) }, 'built')
  browser = await chromium.launch(chromiumOptions())
})

test.afterAll(async () => {
  await browser.close()
  await shell.close()
  await relay.close()
})

test('the desktop joins by its invite and writes one note with two browsers', async () => {
  const { page } = shell
  await page.getByRole('textbox', { name: 'Your name' }).fill('Maren Okafor')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Which room are you in|Graceful/ }).first()).toBeVisible()
  await page
    .getByRole('link', { name: /Graceful restart/ })
    .first()
    .click()
  await expect(section(page, 'Discussion')).toBeVisible()

  const kofi = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  const priya = await joinSummit(browser, relay, { role: 'note-taker', name: 'Priya Raman' })
  await openNotePage(kofi, relay, SESSION)
  await openNotePage(priya, relay, SESSION)

  for (const [who, words] of [
    [page, 'written on the desktop'],
    [kofi, 'written by Kofi'],
    [priya, 'written by Priya'],
  ] as const) {
    await caretIn(who, 'Discussion')
    await who.keyboard.press('Enter')
    await who.keyboard.type(words)
    for (const reader of [page, kofi, priya]) await expect(section(reader, 'Discussion')).toContainText(words)
  }
  await expect(page.getByRole('complementary', { name: 'Session' })).toContainText('Kofi Mensah')
  await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible()
})
