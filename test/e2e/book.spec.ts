/** The book as readers open it: out of a folder, without a server; axe at both widths and themes; its search by keyboard. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { makeBook } from '#note/book/book-model.ts'
import { siteFiles } from '#server/book/site-files.ts'
import { writeSite } from '#server/book/write-site.ts'
import { calmSource } from '../helpers/book-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-book-'))
const address = (path: string) => pathToFileURL(join(folder, path)).href

test.beforeAll(async () => {
  await writeSite(folder, siteFiles(makeBook(calmSource())), { dry: false })
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PAGES = ['index.html', 'sessions/server-graceful-restart.html', 'actions.html', 'search.html?q=socket']

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`J8: axe finds nothing, ${width} wide, ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      page.on('pageerror', (error) => said.push(String(error)))
      for (const path of PAGES) {
        await page.goto(address(path.replace(/\?.*/, '')) + path.replace(/^[^?]*/, ''))
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        // Styles of a folder cannot be asked for by scripts, axe's own among them.
        const { violations } = await new AxeBuilder({ page }).options({ preload: false }).analyze()
        expect([path, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([path, []])
        const faces = await page.evaluate(async () =>
          [...(await document.fonts.ready)].map(({ status }) => status),
        )
        expect([path, faces.includes('loaded'), faces.includes('error')]).toEqual([path, true, false])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([path, wide]).toEqual([path, width])
      }
      expect(said).toEqual([])
      await context.close()
    })
  }
}

test('J6: by keyboard from the contents to a line, without a server', async ({ page }) => {
  await page.goto(address('index.html'))
  await page.getByRole('link', { name: 'Search' }).click()
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('PACKAGERS gui')
  await expect(page.getByRole('status')).toHaveText('1 place.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/server-graceful-restart\.html#l18$/)
  await expect(page.locator('#l18')).toContainText('packagers’ guide')
  await page.goBack()
  await page.getByRole('searchbox').fill('quokka')
  await expect(page.getByRole('status')).toHaveText('Nothing in the book has these words.')
})

test('J6: without script every page reads, and the search says where else to look', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(address('search.html'))
  await expect(page.getByText('which did not run')).toBeVisible()
  await expect(page.getByRole('searchbox')).toBeHidden()
  await page.getByRole('link', { name: 'Decisions' }).click()
  await page.getByRole('link', { name: 'D1 of Graceful restart for the sync daemon' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Graceful restart for the sync daemon')
  await context.close()
})
