/** A session from the join link to its close without a pointer. */
import { expect, test, type Page } from '@playwright/test'
import type { NoteRecord } from '#note/record-model.ts'
import { itemsOfKind, personField, textField } from '#note/item-fields.ts'
import { note, saved, section, withoutPointer } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'desktop-window-memory'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

async function line(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('a session from joining to its close by keyboard alone', async ({ page }) => {
  test.setTimeout(120_000)
  await withoutPointer(page)
  const { keyboard } = page
  await page.goto(await relay.invite('note-taker'))
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await line(page, 'Maren Okafor')
  await page.waitForURL(`${relay.address}/`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()

  // To the session by name.
  await keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible()
  await keyboard.type('come back where')
  await expect(page.getByRole('option', { selected: true })).toContainText('Windows that come back')
  await keyboard.press('Enter')

  // The gate: who leads, who takes notes, and it opens.
  const gate = page.getByRole('dialog')
  await expect(gate.getByRole('combobox', { name: 'Who leads?' })).toBeFocused()
  await line(page, 'Elif')
  await keyboard.press('Tab')
  await expect(gate.getByRole('combobox', { name: 'Who takes notes?' })).toBeFocused()
  await line(page, 'Maren')
  await keyboard.press('Control+Enter')
  await expect(gate).toBeHidden()
  await expect(note(page)).toBeFocused()

  // Items by shorthand, by the menu, by key, by pasting; owners and days as people say them.
  await line(page, 'Priya (operator): windows open on the wrong screen')
  await line(page, 'agreed: a window comes back where it was closed')
  await line(page, 'action: kofi to write the protocol by next friday')
  await keyboard.type('the dock counts as a screen /dec')
  await expect(page.getByRole('listbox', { name: 'Items' })).toBeVisible()
  await keyboard.press('Enter')
  await keyboard.type('measure it on two docks')
  await keyboard.press('Alt+a')
  await keyboard.press('Alt+o')
  await line(page, 'hana')
  await keyboard.press('Alt+u')
  await line(page, '8.0-beta1')
  await keyboard.type('which managers do we test')
  await keyboard.press('Alt+q')
  await line(page, 's/two docks/three docks/')
  await expect(section(page, 'Actions')).toContainText('measure it on three docks')
  await keyboard.type('desktop-window-memory')
  await keyboard.press('Alt+b')
  await saved(page)

  // What is missing is asked for, and the session closes.
  await keyboard.press('Alt+c')
  const checklist = page.getByRole('complementary', { name: 'Before you close' })
  await expect(checklist).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect.poll(() => stateOf(SESSION)).toBe('closed')

  const record = await ask<NoteRecord>(`/sessions/${SESSION}/record`)
  expect(itemsOfKind(record, 'decision').map(({ text }) => text.trim())).toEqual([
    'a window comes back where it was closed',
    'the dock counts as a screen',
  ])
  const summit = await ask<{ summit: { milestones: { name: string; day: string }[] } }>('/summit')
  const beta = summit.summit.milestones.find(({ name }) => name === '8.0-beta1')?.day
  expect(
    itemsOfKind(record, 'action').map((action) => [
      action.text.trim(),
      personField(action, 'owner')?.id,
      textField(action, 'due') === beta,
    ]),
  ).toEqual([
    ['write the protocol', 'kofi', false],
    ['measure it on three docks', 'hana', true],
  ])
  const discussion = record.sections.find(({ key }) => key === 'discussion')
  expect(discussion?.lines[0]).toMatchObject({
    text: 'Priya: windows open on the wrong screen',
    fields: { voice: 'operator' },
  })
  await expect(page.locator('html')).not.toHaveAttribute('data-pointer')
})

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${relay.address}/api/v1${path}`, {
    headers: { authorization: `Bearer ${relay.organizerToken}` },
  })
  return (await response.json()) as Answer
}

async function stateOf(session: string): Promise<string> {
  return (await ask<{ summary: { session: { state: string } } }>(`/sessions/${session}`)).summary.session
    .state
}
