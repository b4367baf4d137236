/** Nobody signs out, and nobody leaves Today, without hearing of lines that only this computer has. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, openNotePage, saved } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /theme, keys, sign out/ }).click()
}

test('lines that wait in a note that is closed again stand on Today and hold signing out', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, 'server-graceful-restart')
  await saved(page)
  await openMenu(page)
  await expect(page.getByRole('menuitem', { name: 'Sign out', exact: true })).toBeEnabled()
  await page.keyboard.press('Escape')

  await relay.kill('SIGKILL')
  await caretIn(page, 'Discussion')
  await page.keyboard.type(' and this waits')
  await expect(page.locator('.status')).toHaveAttribute('aria-label', /In this browser only/)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Today' }).click()
  const banner = page.getByRole('status').filter({ hasText: 'Graceful restart' })
  await expect(banner).toContainText('1 line')
  await axe(page)
  await openMenu(page)
  await expect(page.getByRole('menuitem', { name: /^Sign out, once/ })).toBeDisabled()
  await page.keyboard.press('Escape')

  await relay.restart()
  await expect(banner).toBeHidden({ timeout: 30_000 })
  await openMenu(page)
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(`${relay.address}/join`)
})
