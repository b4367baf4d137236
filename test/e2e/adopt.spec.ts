/** An old note taken in as a person does it: pasted, looked at beside the old text, taken by key; axe at both widths. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joinSummit, note } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

const SESSION = 'server-graceful-restart'
const OLD = `# Restart, second try
We talked about draining.
AGREED: the old process keeps the sockets
* somebody will follow up with packagers
## Action items
| Task | Owner | Due |
|------|-------|-----|
| Write the spec | Kofi Mensah | 2026-11-01 |
| Ask the packagers | TBD | |
ACTION: priya to measure login`

async function openAdopt(page: Page): Promise<void> {
  await page.goto(`${relay.address}/sessions/${SESSION}/adopt`)
  await expect(page.getByRole('textbox', { name: 'The old note' })).toBeFocused()
}

test('O1, O6, O7: pasted, seen beside the old text, and taken with one key', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openAdopt(page)
  await page.getByRole('textbox', { name: 'The old note' }).fill(OLD)
  await page.keyboard.press('Control+Enter')
  const fresh = page.getByRole('region', { name: 'As it will stand' })
  await expect(fresh.getByText('the old process keeps the sockets')).toBeVisible()
  await expect(fresh.getByText('Kofi Mensah · 2026-11-01')).toBeVisible()
  await expect(page.getByRole('region', { name: 'As it was' }).locator('mark').first()).toHaveText('# ')
  await page.keyboard.press('Tab')
  await page.keyboard.press('n')
  await expect(page.locator('[data-doubt]:focus')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(new RegExp(`/sessions/${SESSION}$`))
  for (const words of ['We talked about draining.', 'Write the spec', 'Ask the packagers', 'measure login'])
    await expect(note(page)).toContainText(words)
})

test('O7: a dropped file is shown at once; one that is no text is refused in a sentence', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  await openAdopt(page)
  const file = page.getByLabel('Choose a file')
  await file.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('a\u0000b') })
  await expect(page.getByRole('alert')).toContainText('photo.png cannot be read as text')
  await file.setInputFiles({ name: 'old.md', mimeType: 'text/markdown', buffer: Buffer.from(OLD) })
  await expect(page.getByRole('region', { name: 'As it will stand' })).toContainText('Write the spec')
})

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`O7: axe finds nothing, ${width} wide, ${colorScheme}`, async ({ browser }) => {
      const context = { viewport: { width, height: 800 }, colorScheme }
      const page = await joinSummit(browser, relay, {
        role: 'note-taker',
        name: `N ${width} ${colorScheme}`,
        context,
      })
      await openAdopt(page)
      await page.getByRole('textbox', { name: 'The old note' }).fill(OLD)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('region', { name: 'As it will stand' })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      if (process.env['PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['PICTURES']}/adopt-${width}-${colorScheme}.png` })
    })
  }
}
