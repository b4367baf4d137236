/** Search as a person uses it: by key, by word and filter, to the line; nothing found; axe at both widths and themes. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
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

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['RAPPORTEUR_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/search-${name}.png` })
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

for (const kind of ['decision', 'action', 'question', 'bullet', 'blueprint'] as const) {
  test(`every ${kind} that is found leads to its line`, async ({ browser }) => {
    const page = await joinSummit(browser, relay, { role: 'reader', name: 'Viewer' })
    await findsOnce(page, `kind:${kind}`)
    const link = results(page).last().getByRole('link')
    const line = new URL((await link.getAttribute('href')) ?? '', relay.address).hash.slice(1)
    await link.click()
    await expect(page.locator(`[data-line="${line}"]`)).toBeInViewport()
    expect(new URL(page.url()).hash).toBe(`#${line}`)
  })
}

test('a session that is found leads to its note, a closing sentence too', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'reader', name: 'Viewer' })
  for (const query of ['graceful restart kind:session', 'one file is the source kind:summary']) {
    await findsOnce(page, query)
    const title = await page.getByRole('main').getByRole('heading', { level: 2 }).first().textContent()
    await results(page).first().getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: title ?? '' })).toBeVisible()
  }
})

test('the palette finds a blueprint by its title and its name and opens its page', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  const option = page.getByRole('option', { selected: true })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('#server-one-config-file')
  await expect(option).toContainText('server-one-config-file')
  await shot(page, 'palette-blueprint')
  await axe(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${relay.address}/blueprints/server-one-config-file`)
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await page.goto(relay.address)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(title ?? '')
  await page.getByRole('option').filter({ hasText: 'server-one-config-file' }).last().click()
  await page.waitForURL(`${relay.address}/blueprints/server-one-config-file`)
})

test('a person in the palette leads to all that has the name, each line a way to it', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await findsOnce(page, '"Kofi Mensah"')
  await page.goto(relay.address)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('@kofi')
  await expect(page.getByRole('option', { selected: true })).toContainText('Kofi Mensah')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('"Kofi Mensah"')
  await expect(results(page).first()).toBeVisible()
})

test('what was asked stays as it was typed: a phrase keeps its quotes, a number its form', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'reader', name: 'Viewer' })
  await page.goto(`${relay.address}/search`)
  for (const query of ['"night test"', '26.10', '8.0', 'true', '[1]', 'a+b & c=d']) {
    await field(page).fill(query)
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(query)
    await page.reload()
    await expect(field(page)).toHaveValue(query)
  }
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
      await axe(page)
      await shot(page, `${name.replace(' ', '-')}-${width}-${theme}`)
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
  await shot(page, 'kept')
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
