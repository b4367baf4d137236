/** The help sheet: by key from anywhere, searchable, offline, and one page on paper. */
import { expect, test } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, note, openNotePage } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('M15 F1 while writing opens the help; a word finds its sign, its example and its key; Escape leads back', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Nils' })
  await openNotePage(page, relay, 'server-graceful-restart')
  await caretIn(page, 'Discussion')
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Help' })
  const search = help.getByRole('searchbox')
  await expect(search).toBeFocused()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await axe(page, '[role="dialog"]')
      await page.screenshot({ path: `test-results/help-${String(width)}-${colorScheme}.png` })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.type('rejected')
  await expect(help).toContainText('Decision: Rejected: keep the old sockets')
  await expect(help).not.toContainText('Numbered line')
  await search.fill('power cut')
  await expect(help.locator('.help-safety')).toContainText('Saved')
  await search.fill('show of hands')
  await expect(help.getByRole('definition').first()).toContainText('Show of hands on this decision')
  await search.fill('')
  await page.emulateMedia({ colorScheme: 'light' })
  const paper = await page.pdf({ format: 'A4', printBackground: false })
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(note(page)).toBeFocused()
})

test('M15 without a connection ? opens the help too', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Olga' })
  await page.context().setOffline(true)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help).toContainText('Where your words are')
  await expect(help).toContainText('Action: measure it · owner ann · due friday')
  await expect(help.getByRole('heading', { name: 'All keys' })).toBeVisible()
})
