/** What one room writes shows up in another that is seated at the same time; looked at with axe in every look. Rules I6, I7. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, openNotePage, saved } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const HERE = 'server-graceful-restart'
const THERE = 'desktop-window-memory'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
  const answer = await fetch(`${relay.address}/api/v1/sessions/${THERE}/state`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'open', roles: { lead: { name: 'Lead' }, 'note-taker': { name: 'Hana' } } }),
  })
  expect(answer.status).toBe(200)
})

test.afterAll(async () => {
  await relay.close()
})

async function write(page: Page, text: string, key: 'Alt+d' | 'Alt+a'): Promise<void> {
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await page.keyboard.press(key)
  await saved(page)
}

function hints(page: Page) {
  return page
    .getByRole('complementary', { name: 'Session' })
    .getByRole('region', { name: 'Said in two rooms' })
}

async function shoot(page: Page, where: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: 800 })
      const opener = page.getByRole('button', { name: /^\d of \d/ }).first()
      if (where === 'note' && width === 390) await opener.click()
      await expect(page.getByRole('region', { name: 'Said in two rooms' })).toBeVisible()
      await axe(page)
      await page.screenshot({ path: `test-results/radar-${where}-${theme}-${String(width)}.png` })
      if (where === 'note' && width === 390) await page.keyboard.press('Escape')
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('I7 a hint appears in a seated room when another decides the opposite, leads there, and goes with its cause', async ({
  browser,
}) => {
  // Eight looks, each with axe.
  test.setTimeout(150_000)
  const here = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  const there = await joinSummit(browser, relay, { role: 'note-taker', name: 'Hana Svoboda' })
  await openNotePage(here, relay, HERE)
  await write(here, 'Keep the weekly full copy of the lantern database', 'Alt+d')
  await expect(hints(here)).toHaveCount(0)
  await openNotePage(there, relay, THERE)
  await write(there, 'Drop the weekly full copy of the lantern database', 'Alt+d')
  for (const page of [here, there])
    await expect(hints(page)).toContainText('Two rooms may contradict one another')
  await expect(hints(here)).toContainText('Drop the weekly full copy')
  await expect(
    here.getByRole('status').filter({ hasText: '1 line here is also in another room' }),
  ).toHaveCount(1)
  await shoot(here, 'note')

  await here.goto(`${relay.address}/registers/decisions`)
  await shoot(here, 'register')
  await here.getByRole('region', { name: 'Said in two rooms' }).getByRole('link', { name: /^Drop/ }).click()
  await expect(
    here.locator('[data-line]').filter({ hasText: 'Drop the weekly full copy' }).last(),
  ).toBeInViewport()

  await openNotePage(here, relay, HERE)
  await hints(here)
    .getByRole('button', { name: /That is nothing/ })
    .click()
  for (const page of [here, there]) await expect(hints(page)).toHaveCount(0)
})

test('I7 what another room took on as well is shown where it stands already', async ({ browser }) => {
  const here = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  const there = await joinSummit(browser, relay, { role: 'note-taker', name: 'Hana Svoboda' })
  await openNotePage(here, relay, HERE)
  await openNotePage(there, relay, THERE)
  await write(there, 'Write the hand-over protocol and its time-out down', 'Alt+a')
  await expect(hints(here)).toContainText('Two rooms say nearly the same')
  await expect(hints(here).getByRole('link')).toContainText('Windows that come back where they were')
})
