/** The page in German: the screens speak it, nothing is wider than the window, and axe finds nothing in any look. */
import { expect, test, type Browser, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

const WIDTHS = [1280, 390] as const

interface Screen {
  readonly path: string
  /** Words that stand on it, as a German reads them. */
  readonly says: readonly RegExp[]
}

const SCREENS: readonly Screen[] = [
  { path: '/', says: [/In welchem Raum bist du\?/, /Niemand schreibt mit/] },
  { path: '/sessions/server-graceful-restart', says: [/Gespräch/, /Beschlüsse/, /übrig/] },
  { path: '/sessions/server-schema-changes/history', says: [/Wie sie jetzt steht/, /Vergleichen mit/] },
  { path: '/registers/actions', says: [/Ohne Zuständige/, /Zu tun/] },
  { path: '/desk', says: [/Nach Risiko/, /Konto unbekannt/] },
]

async function join(browser: Browser, width: number): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width, height: 844 } })
  const page = await context.newPage()
  await page.goto(await relay.invite('organizer'))
  await page.getByRole('textbox', { name: 'Name' }).fill('Ola Engel')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${relay.address}/`)
  return page
}

for (const width of WIDTHS) {
  for (const { path, says } of SCREENS) {
    test(`German, ${String(width)} wide: ${path}`, async ({ browser }) => {
      const page = await join(browser, width)
      await page.goto(relay.address + path)
      for (const words of says)
        await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', 'de')
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over).toBeLessThanOrEqual(0)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await axe(page)
      }
      await page.context().close()
    })
  }
}
