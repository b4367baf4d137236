/** The registers as a person uses them: filters in the language of search, questions, the way to the line. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
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

for (const { theme, width } of [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 390 },
] as const) {
  test(`questions and decisions, ${theme}, ${width} wide: axe finds nothing`, async ({ browser }) => {
    const context = { viewport: { width, height: 800 }, colorScheme: theme }
    const page = await joinSummit(browser, relay, { role: 'reader', name: 'Viewer', context })
    for (const register of ['questions', 'decisions']) {
      await page.goto(`${relay.address}/registers/${register}`)
      await expect(page.locator('.decisions li').first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect([register, violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 120)])]).toEqual([
        register,
        [],
      ])
      const folder = process.env['RAPPORTEUR_SHOTS']
      if (folder) await page.screenshot({ path: `${folder}/${register}-${width}-${theme}.png` })
    }
  })
}
