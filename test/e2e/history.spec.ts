/** The past of a note, as people look at it: by key, compared, with its writers, and restored as new edits. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { caretIn, joinSummit, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'
/** A note that was closed and approved, so that it has steps. */
const APPROVED = 'server-schema-changes'

let relay: RelayProcess

test.beforeEach(async () => {
  relay = await runRelay()
})

test.afterEach(async () => {
  await relay.close()
})

function slider(page: Page) {
  return page.getByRole('slider', { name: 'Version' })
}

function past(page: Page) {
  return page.getByRole('article')
}

function changes(page: Page) {
  return page.getByRole('region', { name: 'What changed' })
}

async function openHistory(page: Page, session = SESSION): Promise<void> {
  await page.goto(`${relay.address}/sessions/${session}/history`)
  await expect(slider(page)).toBeVisible()
}

async function write(page: Page, title: string, text: string): Promise<void> {
  await caretIn(page, title)
  await page.keyboard.type(text)
  await saved(page)
}

test('from the note to its history, through it by keys alone, and back to now', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await write(page, 'Decisions', ', and says so')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(slider(page)).toBeVisible()
  await expect(past(page)).toContainText('As it stands now')
  await expect(past(page)).toContainText(', and says so')
  await expect(changes(page)).toContainText('reworded D2')

  await page.keyboard.press('ArrowLeft')
  await expect(past(page)).not.toContainText(', and says so')
  await expect(past(page)).toContainText('As it was on')
  await slider(page).press('Home')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^Version 1 of \d+: opened by /)
  await expect(past(page)).toContainText('Nothing was written yet.')
  await page.keyboard.press('End')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /as it stands/)
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(slider(page)).toHaveValue('0')
  await page.keyboard.press('PageUp')
  await expect(slider(page)).not.toHaveValue('0')
  await page.keyboard.press('Escape')
  await expect(past(page)).toContainText(', and says so')
})

test('what changed is told by item, with names and with words for what was added', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  await openNotePage(page, relay, SESSION)
  await write(page, 'Decisions', ', and says so')
  const reader = await joinSummit(browser, relay, { role: 'reader', name: 'Jonas Feld' })
  await openHistory(reader)
  await expect(changes(reader).getByRole('status')).toHaveText('1 decision reworded.')
  const row = changes(reader).getByRole('listitem').first()
  await expect(row).toContainText('Kofi Mensah reworded D2.')
  await expect(row.getByRole('insertion')).toContainText('added: , and says so')

  // Between two older versions there is nothing of it.
  const older = await reader
    .getByRole('combobox', { name: 'Compare with' })
    .locator('option')
    .last()
    .getAttribute('value')
  await reader.keyboard.press('ArrowLeft')
  await reader.getByRole('combobox', { name: 'Compare with' }).selectOption(older)
  await expect(changes(reader)).not.toContainText('and says so')
  await expect(changes(reader).getByRole('heading')).toContainText(/from \d\d:\d\d to \d\d:\d\d/)
  await expect(reader.getByText('You can read this note. To restore, ask')).toBeVisible()
})

test('who wrote what names the people of the note, and marks who wrote in a line of another', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  await openNotePage(page, relay, SESSION)
  await write(page, 'Decisions', ', and says so')
  await openHistory(page)
  await page.keyboard.press('w')
  const writers = page.getByRole('region', { name: 'Who wrote what' })
  await expect(writers.getByRole('listitem').filter({ hasText: 'Kofi Mensah' })).toContainText(
    '13 letters in 1 line',
  )
  await expect(past(page)).toContainText('Kofi Mensah: , and says soKM')
  await expect(page.getByRole('button', { name: 'Who wrote what' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(writers).toBeHidden()
})

test('a version is restored as new edits, and what was before can be restored again', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await write(page, 'Decisions', ', and says so')
  await openHistory(page)
  await page.keyboard.press('ArrowLeft')
  await expect(past(page)).not.toContainText('and says so')
  await expect(changes(page)).toContainText('reworded D2')
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Restore this version' })
  await expect(dialog).toContainText('as new edits')
  await expect(dialog).toContainText('1 line will change')
  await expect(dialog).toContainText('Nothing is erased.')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${relay.address}/sessions/${SESSION}`)
  await expect(page.getByText(/Restored as it was on .*: 1 line changed\./)).toBeVisible()
  await expect(section(page, 'Decisions')).not.toContainText('and says so')

  await openHistory(page)
  await page.keyboard.press('ArrowLeft')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /restored by you/)
  await expect(page.getByText('The note still says this.')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(past(page)).toContainText('and says so')
  await page.getByRole('button', { name: 'Restore this version' }).click()
  await dialog.getByRole('button', { name: 'Restore as new edits' }).click()
  await page.waitForURL(`${relay.address}/sessions/${SESSION}`)
  await expect(section(page, 'Decisions')).toContainText('and says so')
})

test('from the desk to the history of an approved note, with its steps on the line', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await page.goto(`${relay.address}/desk/${APPROVED}`)
  await page.getByRole('link', { name: 'History' }).click()
  await page.waitForURL(`${relay.address}/sessions/${APPROVED}/history`)
  await expect(slider(page)).toBeVisible()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /: approved by /)
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /: closed by /)
})

test('a session that was not opened has no past, and says when it begins', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'reader', name: 'Jonas Feld' })
  await page.goto(`${relay.address}/sessions/desktop-window-memory/history`)
  await expect(page.getByRole('heading', { name: 'No past yet' })).toBeVisible()
})

test('without the relay the versions that were looked at stay, and the page says so', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openHistory(page)
  await expect(past(page)).toContainText('Goal')
  await relay.kill('SIGKILL')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('heading', { name: 'This version cannot be shown' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(past(page)).toContainText('Goal')
  await expect(page.getByText('No connection to the summit since')).toBeVisible({ timeout: 20_000 })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await relay.restart()
  await expect(page.getByText('No connection to the summit since')).toBeHidden({ timeout: 20_000 })
})

test('on a phone the changes stand below the note, one press away', async ({ browser }) => {
  const page = await joinSummit(browser, relay, {
    role: 'note-taker',
    name: 'Maren Okafor',
    context: { viewport: { width: 390, height: 844 }, hasTouch: true },
  })
  await openNotePage(page, relay, SESSION)
  await page.getByRole('button', { name: /of 6/ }).click()
  await page.getByRole('link', { name: 'History' }).click()
  await expect(slider(page)).toBeVisible()
  await page.getByRole('link', { name: 'What changed' }).click()
  await expect(changes(page).getByRole('combobox', { name: 'Compare with' })).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
