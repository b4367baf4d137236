/** The publish plan: what is there, what will be, one key to write it, and nothing left to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const FILE = 'markdown/server-schema-changes.md'

let relay: RelayProcess
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-publish-'))
  relay = await runRelay(['--publish', folder])
})

test.afterAll(async () => {
  await relay.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Judged by axe in light and dark, wide and narrow; kept as pictures where a folder for them is named. */
async function looks(page: Page, name: string): Promise<void> {
  const shots = process.env['RAPPORTEUR_SHOTS']
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await axe(page)
      if (shots !== undefined)
        await page.screenshot({ path: join(shots, `publish-${name}-${width}-${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('planned, published by key, edited by hand and offered back', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Publish plan' })).toBeVisible()
  await expect(page.getByText('1 file will be written')).toBeVisible()
  await expect(page.getByText('It is closed. What is not approved is not published.').first()).toBeVisible()
  await looks(page, 'plan')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 file written.')).toBeVisible()
  const place = join(folder, FILE)
  const text = readFileSync(place, 'utf8')
  writeFileSync(place, text.replace('Renaming is adding, copying', 'Renaming is first adding, copying'))
  await page.reload()
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.locator('.plan-sides [data-change]')).toBeFocused()
  const meaning = page.locator('.plan-meaning')
  await expect(meaning).toContainText('Kept as edited here. It can be offered to the note.')
  await expect(meaning).toContainText('Renaming is adding, copying')
  await looks(page, 'edited')
  await page.getByRole('button', { name: 'Offer 1 change to the notes' }).press('Enter')
  await expect(page.getByText('1 change waits on the desk.')).toBeVisible()
  await expect(meaning).toContainText('Offered to the note: it waits on the desk.')
  await page.goto(`${relay.address}/desk/server-schema-changes`)
  await expect(page.getByText('Changed in server-schema-changes.md')).toBeVisible()
})
