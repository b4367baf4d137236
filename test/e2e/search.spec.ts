/** Search as a person uses it: by key, by word and filter, to the line; nothing found; axe at both widths and themes. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { caretIn, joinSummit, nextFrame, openNotePage, saved } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

function field(page: Page) {
  return page.getByRole('searchbox', { name: 'Search all notes' })
}

function results(page: Page) {
  return page.getByRole('main').getByRole('listitem')
}

/** The index follows the notes a moment later: asks again until the line is there. */
async function findsOnce(page: Page, query: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${relay.address}/search?q=${encodeURIComponent(query)}`)
    await expect(results(page).first()).toBeVisible({ timeout: 1_500 })
  }).toPass()
}

test('by keyboard alone: /, words and a filter, down, Enter, and the line is there', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await findsOnce(page, 'generator')
  await page.goto(`${relay.address}/`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('night test owner:priya')
  await expect(results(page)).toHaveCount(1)
  await expect(results(page).locator('mark')).toHaveText(['night', 'test'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sessions\/server-schema-changes#\w+$/)
  const line = new URL(page.url()).hash.slice(1)
  await expect(page.locator(`[data-line="${line}"]`)).toContainText('Run the night test')
  await page.goBack()
  await expect(field(page)).toHaveValue('night test owner:priya')
})

test('what is typed in a note is found a moment later', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  await openNotePage(page, relay, 'server-graceful-restart')
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await nextFrame(page)
  await page.keyboard.type('Quokkas carry the sockets')
  await saved(page)
  await findsOnce(page, 'quokka')
  await expect(results(page).locator('mark')).toHaveText(['Quokkas'])
})

for (const { theme, width } of [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 390 },
] as const) {
  test(`axe finds nothing, ${theme}, ${width} wide: teaching, found, not understood, nothing`, async ({
    browser,
  }) => {
    const context = { viewport: { width, height: 800 }, colorScheme: theme }
    const page = await joinSummit(browser, relay, { role: 'reader', name: 'Viewer', context })
    const states: readonly (readonly [name: string, query: string])[] = [
      ['teaching', ''],
      ['found', 'the file'],
      ['not understood', 'due<frday unit'],
      ['nothing', 'zzz'],
    ]
    await findsOnce(page, 'unit')
    for (const [name, query] of states) {
      await page.goto(`${relay.address}/search?q=${encodeURIComponent(query)}`)
      const sign = query === '' ? page.getByText('Every line of every note') : page.locator('.search-count')
      await expect(sign).toBeAttached()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect([
        name,
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))]),
      ]).toEqual([name, []])
      const folder = process.env['RAPPORTEUR_SHOTS']
      if (folder)
        await page.screenshot({ path: `${folder}/search-${name.replace(' ', '-')}-${width}-${theme}.png` })
    }
  })
}

test('Q13 with the relay gone what this computer keeps is searched, and that is said', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Hana Svoboda' })
  await openNotePage(page, relay, 'server-graceful-restart')
  await saved(page)
  // What comes from the relay is kept a moment after it is shown.
  await expect.poll(() => page.evaluate(isKept, 'hand-over protocol')).toBe(true)
  await page.goto(`${relay.address}/search?q=zzz`)
  await expect(page.locator('.search-count')).toBeAttached()
  await relay.kill('SIGKILL')
  await field(page).fill('hand-over protocol')
  await expect(page.getByRole('status').filter({ hasText: 'The relay does not answer' })).toBeVisible()
  await expect(results(page).first()).toContainText('hand-over protocol')
  const folder = process.env['RAPPORTEUR_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/search-kept.png` })
  await relay.restart()
})

/** Runs in the page: whether these words stand in what it keeps. */
async function isKept(words: string): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('rapporteur-kept')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not opened'))
  })
  const rows = await new Promise<{ readonly bytes: Uint8Array }[]>((resolve, reject) => {
    const request = database.transaction('records').objectStore('records').getAll()
    request.onsuccess = () => resolve(request.result as { readonly bytes: Uint8Array }[])
    request.onerror = () => reject(request.error ?? new Error('not read'))
  })
  database.close()
  return rows.some((row) => new TextDecoder().decode(row.bytes).includes(words))
}
