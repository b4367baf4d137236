/** What happened to an item, opened by one key from a register, the desk and one's own actions; a sheet on a phone. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const APPROVED = 'server-schema-changes'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

const story = (page: Page) => page.getByRole('dialog', { name: /^What happened to / })

test('one key opens what happened to an action, another closes it, and the focus is back in its row', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await lead.goto(`${relay.address}/registers/actions`)
  const row = lead.getByRole('row').filter({ hasText: 'Run the night test' })
  await row.focus()
  await lead.keyboard.press('s')
  await lead.keyboard.type('done')
  await lead.keyboard.press('Enter')
  await expect(row.locator('.column-status')).toContainText('Done')
  await row.focus()
  await lead.keyboard.press('h')
  await expect(story(lead).getByText('Written')).toBeVisible()
  await expect(story(lead).getByText('Note approved')).toBeVisible()
  await expect(story(lead).getByRole('listitem').last()).toContainText(/Status by you.*To do.*Done/)
  await lead.keyboard.press('Escape')
  await expect(row).toBeFocused()
  await lead.keyboard.press('h')
  await story(lead).getByRole('link', { name: 'Its line in the note' }).press('Enter')
  await lead.waitForURL(new RegExp(`/sessions/${APPROVED}#`))
  await expect(story(lead)).toHaveCount(0)
})

test('decisions, my own actions and rows of the desk tell it too, and another window hears what happens meanwhile', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Imani Roe' })
  await lead.goto(`${relay.address}/registers/decisions`)
  await lead.locator('.decisions a[data-stop]').first().focus()
  await lead.keyboard.press('h')
  await expect(story(lead).getByText('Written')).toBeVisible()
  await lead.keyboard.press('Escape')
  await lead.goto(`${relay.address}/desk`)
  await lead.locator('.desk-note .item-row').first().focus()
  await lead.keyboard.press('h')
  await expect(story(lead).getByText('Session closed')).toBeVisible()
  await lead.keyboard.press('Escape')

  await lead.goto(`${relay.address}/registers/actions`)
  const row = lead.locator('tr[data-stop]').first()
  await row.focus()
  const text = (await row.locator('.record').textContent()) ?? ''
  await lead.keyboard.press('o')
  await lead.keyboard.press('Enter')
  await lead.goto(`${relay.address}/registers/mine`)
  const mine = lead.locator('tr[data-stop]').filter({ hasText: text })
  await mine.focus()
  await lead.keyboard.press('h')
  await expect(story(lead).getByRole('listitem').last()).toContainText('Imani Roe')
  const other = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await other.goto(`${relay.address}/registers/actions`)
  await other.locator('tr[data-stop]').filter({ hasText: text }).focus()
  await other.keyboard.press('s')
  await other.keyboard.type('block')
  await other.keyboard.press('Enter')
  await expect(story(lead).getByRole('listitem').last()).toContainText(/by Adaeze Nwosu.*Blocked/)
})

test('a frozen note says beside its items what became of them, and not a letter of it is another', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Hana Sato' })
  await lead.goto(`${relay.address}/registers/decisions`)
  const row = lead.locator('.decisions li').filter({ hasText: 'Renaming is adding' })
  await row.locator('a[data-stop]').focus()
  await lead.keyboard.press('h')
  await story(lead).getByLabel('Status').selectOption('superseded')
  await story(lead).getByLabel('By which decision?').fill('D1 of server-one-config-file')
  await lead.keyboard.press('Enter')
  await expect(story(lead).getByRole('listitem').last()).toContainText('D1 of server-one-config-file')
  await lead.keyboard.press('Escape')
  await expect(row).toContainText('Superseded')
  const reader = await joinSummit(browser, relay, { role: 'reader', name: 'Wiebke' })
  await reader.goto(`${relay.address}/sessions/${APPROVED}`)
  const line = reader.locator('.line').filter({ hasText: 'Renaming is adding' })
  const since = line.getByRole('button', {
    name: /^Since then: Superseded: D1 of server-one-config-file \(Hana Sato/,
  })
  await expect(since).toBeVisible()
  await expect(line.locator('.line-text')).toHaveText(
    'Renaming is adding, copying and, one release later, removing.',
  )
  await axe(reader)
  await since.focus()
  await reader.keyboard.press('Enter')
  await expect(story(reader).getByText('Note approved')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in it, as a panel and as a sheet, ${theme}`, async ({ browser }) => {
    const page = await joinSummit(browser, relay, {
      role: 'organizer',
      name: 'Priya Raman',
      context: { colorScheme: theme },
    })
    await page.goto(`${relay.address}/registers/decisions`)
    await page.locator('.decisions a[data-stop]').first().focus()
    await page.keyboard.press('h')
    await expect(story(page).getByText('Written')).toBeVisible()
    await axe(page)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${relay.address}/registers/actions`)
    await page
      .getByRole('button', { name: /^What happened to A/ })
      .first()
      .click()
    await expect(story(page).getByText('Written')).toBeVisible()
    await axe(page)
  })
}
