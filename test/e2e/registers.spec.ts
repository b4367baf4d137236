/** The registers as a person uses them: filters in the language of search, questions, the way to the line. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('filters become chips, what is no day is told, and Enter goes to the line', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await page.goto(`${relay.address}/registers/actions`)
  await expect(page.getByRole('heading', { name: 'Registers' })).toBeVisible()
  await page.keyboard.press('f')
  await page.keyboard.type('owner:kofi open ')
  await expect(page.getByRole('button', { name: 'Take away owner:kofi' })).toBeVisible()
  const rows = page.locator('tr[data-stop]')
  await expect(rows.first()).toContainText('Kofi Mensah')
  for (const row of await rows.all()) await expect(row).toContainText('Kofi Mensah')
  await page.keyboard.type('due<frday')
  await expect(page.getByRole('status').filter({ hasText: '"frday" is no day' })).toBeVisible()
  await rows.first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sessions\/[\w-]+#\w+$/)
  await expect(page.locator(`[data-line="${new URL(page.url()).hash.slice(1)}"]`)).toBeVisible()
})

test('owner, date and status are set by key, of several at once, and taken back', async ({ browser }) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await lead.goto(`${relay.address}/registers/actions`)
  const rows = lead.locator('tr[data-stop]')
  await rows.first().focus()
  const text = (await rows.first().locator('.record').textContent()) ?? ''
  const row = rows.filter({ hasText: text })
  const status = row.locator('.column-status')
  await lead.keyboard.press('s')
  await lead.keyboard.type('block')
  await lead.keyboard.press('Enter')
  await expect(status).toContainText('Blocked')
  await lead.keyboard.press('d')
  await lead.keyboard.type('2026-12-24')
  await lead.keyboard.press('Enter')
  await expect(row.locator('.column-due')).toContainText('24 Dec')
  await lead.keyboard.press('o')
  await lead.keyboard.press('Enter')
  await expect(row.locator('.column-owner')).toContainText('Adaeze Nwosu')
  await row.focus()
  await lead.keyboard.press('x')
  await lead.keyboard.press('ArrowDown')
  await lead.keyboard.press('x')
  await expect(lead.getByRole('status').filter({ hasText: '2 selected' })).toBeVisible()
  await lead.keyboard.press('s')
  await lead.keyboard.type('done')
  await lead.keyboard.press('Enter')
  await expect(lead.getByText('2 actions: Done')).toBeVisible()
  await expect(status).toContainText('Done')
  await lead.keyboard.press('u')
  await expect(status).toContainText('Blocked')
})

test('the owner accepts and declines by key, and the register says who declined and why', async ({
  browser,
}) => {
  const me = await joinSummit(browser, relay, { role: 'note-taker', name: 'Noor Haddad' })
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Imani Roe' })
  await lead.goto(`${relay.address}/registers/actions`)
  const row = lead.getByRole('row').filter({ hasText: 'Measure login after a hand-over' })
  await row.focus()
  await lead.keyboard.press('o')
  await lead.keyboard.type('noor')
  await expect(lead.locator('.field-editor [role="option"]').first()).toContainText('Noor Haddad')
  await lead.keyboard.press('Enter')
  await expect(row).toContainText('Noor Haddad')
  await me.goto(relay.address)
  await me.getByRole('link', { name: /actions? (is|are) yours/ }).click()
  await me.waitForURL(/\/registers\/mine$/)
  const mine = me.getByRole('row').filter({ hasText: 'Measure login after a hand-over' })
  await mine.focus()
  await me.keyboard.press('a')
  await expect(mine).toContainText('accepted')
  await expect(row).toContainText('accepted')
  // A new owner has not answered yet, and may decline.
  await row.focus()
  await lead.keyboard.press('o')
  await lead.keyboard.press('Enter')
  await expect(row).toContainText('Imani Roe')
  await expect(row).not.toContainText('accepted')
  await lead.goto(`${relay.address}/registers/mine`)
  await row.focus()
  await lead.keyboard.press('r')
  await lead.keyboard.type('On leave until March')
  await lead.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  await lead.goto(`${relay.address}/registers/actions`)
  await expect(row).toContainText('Owner needed')
  await expect(row).toContainText('Declined by Imani Roe: On leave until March')
})

test('the table is copied for spreadsheets, documents and as Markdown', async ({ browser }) => {
  const page = await joinSummit(browser, relay, {
    role: 'reader',
    name: 'Viewer',
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  })
  await page.goto(`${relay.address}/registers/actions`)
  await expect(page.locator('tr[data-stop]').first()).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByText(/rows copied as a table/)).toBeVisible()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (await item?.getType(type))?.text() ?? ''
    return { html: await read('text/html'), tsv: await read('text/plain') }
  })
  const count = await page.locator('tr[data-stop]').count()
  expect(copied.tsv.trim().split('\n')).toHaveLength(count + 1)
  expect(copied.html).toContain('<table>')
  await page.keyboard.press('Shift+c')
  await expect(page.getByText(/rows copied as Markdown/)).toBeVisible()
  const markdown = await page.evaluate(() => navigator.clipboard.readText())
  expect(markdown.split('\n')[0]).toMatch(/^\| Number +\| Action +\| Owner/)
})

const REGISTERS = ['actions', 'mine', 'decisions', 'questions', 'blueprints', 'feedback', 'progress'] as const

for (const { theme, width } of [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 390 },
] as const) {
  test(`every register, ${theme}, ${width} wide: axe finds nothing`, async ({ browser }) => {
    // Axe takes its time on a machine that has other things to do.
    test.setTimeout(150_000)
    const context = { viewport: { width, height: 800 }, colorScheme: theme }
    const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Elif Demir', context })
    for (const register of REGISTERS) {
      await page.goto(`${relay.address}/registers/${register}`)
      await expect(page.locator('#main')).toBeVisible()
      await expect(
        page.locator('.decisions li, .actions-table, .whole-page, .chart-group, .register-feedback').first(),
      ).toBeVisible()
      await look(page, `${register}-${width}-${theme}`)
      if (register !== 'actions') continue
      await page.locator('tr[data-stop]').nth(1).focus()
      await page.keyboard.press('o')
      await expect(page.getByRole('combobox').last()).toBeFocused()
      await look(page, `${register}-owner-${width}-${theme}`)
    }
  })
}

/** Axe finds nothing; with RAPPORTEUR_SHOTS a picture is kept there. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['RAPPORTEUR_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  await axe(page)
}

test('an empty register has the tabs of all, one thing to learn and a way on, and axe finds nothing', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Yara Quist' })
  await page.goto(`${relay.address}/registers/mine`)
  await expect(page.getByRole('heading', { name: 'Nothing is yours to do' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Mine 0/ })).toHaveAttribute('aria-current', 'page')
  await axe(page)
  await page.getByRole('link', { name: 'See what nobody has yet' }).press('Enter')
  await page.waitForURL(/\/registers\/actions$/)
})
