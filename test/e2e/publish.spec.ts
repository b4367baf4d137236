/** The publish plan: what is there, what will be, one key to write it, and nothing left to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
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

test('planned, published by key, edited by hand and offered back', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Publish plan' })).toBeVisible()
  await expect(page.getByText('1 file will be written')).toBeVisible()
  await expect(page.getByText('It is closed. What is not approved is not published.').first()).toBeVisible()
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    const shots = process.env['RAPPORTEUR_SHOTS']
    if (shots !== undefined)
      await page.screenshot({ path: join(shots, `publish-${width}-${colorScheme}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 file written.')).toBeVisible()
  const place = join(folder, FILE)
  const text = readFileSync(place, 'utf8')
  writeFileSync(place, text.replace('Renaming is adding, copying', 'Renaming is first adding, copying'))
  await page.reload()
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await page.getByRole('button', { name: 'Offer 1 change to the notes' }).press('Enter')
  await expect(page.getByText('1 change waits on the desk.')).toBeVisible()
  const shots = process.env['RAPPORTEUR_SHOTS']
  if (shots !== undefined) await page.screenshot({ path: join(shots, 'publish-edited.png') })
  await page.goto(`${relay.address}/desk/server-schema-changes`)
  await expect(page.getByText('Changed in server-schema-changes.md')).toBeVisible()
})
