/** A track lead's whole queue without a pointer: every session read, mended, sent back or approved, and what is done over a track. */
import { expect, test, type Page } from '@playwright/test'
import { withoutPointer } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const CONFIG = 'server-one-config-file'
const RESTART = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
  const { items } = await call<{ items: { line: string; number: string }[] }>(
    `/items?session=${RESTART}&kind=action`,
  )
  const unowned = items.find(({ number }) => number === 'A3')
  await call(`/sessions/${RESTART}/items/${unowned?.line ?? ''}`, { owner: { name: 'Elif Demir' } }, 'PATCH')
  await call(`/sessions/${RESTART}/state`, { to: 'closed' })
})

test.afterAll(async () => {
  await relay.close()
})

test('a whole queue is reviewed by keyboard alone', async ({ page }) => {
  test.setTimeout(120_000)
  await withoutPointer(page)
  const { keyboard } = page
  await page.goto(await relay.invite('track-lead', ['server']))
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await keyboard.type('Adaeze Nwosu')
  await keyboard.press('Enter')
  await page.waitForURL(`${relay.address}/`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await keyboard.press('g')
  await keyboard.press('d')
  const queue = page.locator('.queue a[data-stop]')
  await expect(queue.filter({ hasText: 'One config file' })).toBeVisible()

  // Down and up the queue; the chosen session stands beside it.
  await stepTo(page, CONFIG)
  await keyboard.press('k')
  await keyboard.press('j')
  await stepTo(page, CONFIG)
  await expect(page.locator('.desk-note h2')).toContainText('One config file')

  // Into the note, and to its first decision.
  const row = page.locator('.desk-row:focus')
  await intoNote(page)
  const decision = row.filter({ hasText: 'Ship one file' })
  for (let step = 0; step < 20 && (await decision.count()) === 0; step += 1) await keyboard.press('ArrowDown')
  await expect(decision).toHaveCount(1)

  // Edited where it stands, and taken back.
  await keyboard.press('w')
  await keyboard.type(' So be it.')
  await keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Reworded' })).toBeVisible()
  await expect(row).toContainText('So be it.')
  await keyboard.press('u')
  await expect(page.locator('.record-view')).not.toContainText('So be it.')

  // What happened to it, and back to its row.
  await expect(row).toContainText('Ship one file')
  await keyboard.press('h')
  await expect(page.getByRole('dialog', { name: 'What happened to D1' })).toContainText('Written')
  await keyboard.press('Escape')
  await expect(row).toContainText('Ship one file')

  // The item goes back with a reason, then the whole note, and the next session is there.
  await expect(page.getByRole('dialog')).toBeHidden()
  await keyboard.press('Shift+R')
  await keyboard.type('Which file?')
  await keyboard.press('Enter')
  await expect(page.locator('.record-view')).toContainText('Returned by Adaeze Nwosu: “Which file?”')
  await expect(page.getByRole('dialog')).toBeHidden()
  await keyboard.press('r')
  await expect(page.getByRole('textbox', { name: 'What should they do?' })).toBeFocused()
  await keyboard.type('D1 needs a path')
  await keyboard.press('Enter')
  await expect.poll(() => stateOf(CONFIG)).toBe('returned')

  await stepTo(page, RESTART)
  await expect(page.locator('.desk-note h2')).toContainText('Graceful restart')
  await keyboard.press('a')
  await expect.poll(() => stateOf(RESTART)).toBe('approved')

  // Whom to ask, and the summary of what is approved by now.
  await keyboard.press('g')
  await keyboard.press('d')
  await expect(queue.first()).toBeVisible()
  await keyboard.press('l')
  await expect(page.getByRole('heading', { name: 'Whom to ask' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('One config file')
  await keyboard.press('g')
  await keyboard.press('d')
  await expect(queue.first()).toBeVisible()
  await keyboard.press('v')
  await expect(page.getByRole('heading', { name: 'Summaries' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('From 2 approved notes.')

  await expect(page.locator('html')).not.toHaveAttribute('data-pointer')
})

/** Goes through the queue from its top until this session is the chosen one. */
async function stepTo(page: Page, session: string): Promise<void> {
  const chosen = page.locator(`.queue a[aria-current][href="/desk/${session}"]`)
  const first = page.locator('.queue a[data-stop]').first()
  const all = await page.locator('.queue a[data-stop]').count()
  for (let step = 0; step < all && (await chosen.count()) === 0; step += 1) await move(page, 'k')
  if ((await chosen.count()) > 0) return
  await expect(first).toHaveAttribute('aria-current')
  for (let step = 0; step < all && (await chosen.count()) === 0; step += 1) await move(page, 'j')
  await expect(chosen).toHaveCount(1)
}

/** One step, and what it leads to is shown. */
async function move(page: Page, key: 'j' | 'k'): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.locator('.desk-note, .desk-problem').first()).toBeVisible()
}

/** With Tab from wherever the focus is: the note is one stop. */
async function intoNote(page: Page): Promise<void> {
  const row = page.locator('.desk-note .desk-row:focus')
  for (let stop = 0; stop < 40 && (await row.count()) === 0; stop += 1) await page.keyboard.press('Tab')
  await expect(row).toHaveCount(1)
}

async function call<T>(path: string, body?: object, method = 'POST'): Promise<T> {
  const response = await fetch(`${relay.address}/api/v1${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: {
      authorization: `Bearer ${relay.organizerToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as T
}

async function stateOf(session: string): Promise<string> {
  const answer = await call<{ summary: { session: { state: string } } }>(`/sessions/${session}`)
  return answer.summary.session.state
}
