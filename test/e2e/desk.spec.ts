/** The desk by keyboard alone: items edited where they stand, one returned, a note returned and approved, a proposal taken. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joinSummit, openNotePage } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const CLOSED = 'server-one-config-file'
const APPROVED = 'server-schema-changes'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('a session is returned with a sentence, its owner named in place, and approved, by keys alone', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'track-lead', name: 'Adaeze Nwosu', track: 'server' })
  const question = { kind: 'item', section: 'actions', item: 'action', text: 'Ask the packagers' }
  await call(`/sessions/${CLOSED}/edits`, { edits: [question] })
  await lead.keyboard.press('g')
  await lead.keyboard.press('d')
  await expect(lead.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await goTo(lead, CLOSED)

  await lead.keyboard.press('r')
  await lead.keyboard.type('Who asks them?')
  await lead.keyboard.press('Enter')
  await expect.poll(() => stateOf(CLOSED)).toBe('returned')

  await goTo(lead, CLOSED)
  await lead.keyboard.press('o')
  await expect(lead.getByRole('dialog')).toContainText('Who owns A')
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])
  await lead.keyboard.type('Elif')
  await lead.keyboard.press('Enter')
  await expect(lead.getByRole('status').filter({ hasText: 'Elif Demir owns it' })).toBeVisible()

  await call(`/sessions/${CLOSED}/state`, { to: 'closed' })
  await expect.poll(() => stateOf(CLOSED)).toBe('closed')
  await lead.reload()
  await goTo(lead, CLOSED)
  await lead.keyboard.press('a')
  await expect(lead.getByRole('status').filter({ hasText: 'Approved One config file' })).toBeVisible()
  expect(await stateOf(CLOSED)).toBe('approved')
  await lead.keyboard.press('u')
  await expect.poll(() => stateOf(CLOSED)).toBe('closed')
})

test('W7 what changed since the last look is read item by item, edited, returned and approved by keys alone', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Hana Svoboda' })
  await goTo(lead, CLOSED)
  await lead.keyboard.press('m')
  const action = (await itemsOf(CLOSED)).find(({ kind }) => kind === 'action')
  const decision = (await itemsOf(CLOSED)).find(({ kind }) => kind === 'decision')
  if (action === undefined || decision === undefined) throw new Error('The demo has no items here.')
  await call(`/sessions/${CLOSED}/edits`, {
    edits: [
      { kind: 'text', line: decision.line, text: `${decision.text} And say so` },
      { kind: 'field', line: action.line, field: 'owner', value: null },
    ],
  })
  await goTo(lead, CLOSED)
  await expect(lead.getByRole('radio', { name: 'Since you read it' })).toBeChecked()
  await lead.keyboard.press('n')
  const current = lead.locator('.desk-row[aria-current]')
  await expect(current).toContainText('And say so')
  await expect(current.locator('ins')).toContainText('And say so')
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])

  await lead.keyboard.press('w')
  await lead.keyboard.type(' everywhere')
  await lead.keyboard.press('Enter')
  await expect(lead.getByRole('status').filter({ hasText: 'Reworded' })).toBeVisible()
  await expect(current).toContainText('And say so everywhere')
  await lead.keyboard.press('u')
  await expect(current).not.toContainText('everywhere')

  await lead.keyboard.press('n')
  await expect(current).toContainText(action.text)
  await lead.keyboard.press('o')
  await lead.keyboard.type('Elif')
  await lead.keyboard.press('Enter')
  await expect(current).toContainText('Elif Demir')
  await lead.keyboard.press('t')
  await lead.keyboard.press('ControlOrMeta+a')
  await lead.keyboard.type('2026-12-24')
  await lead.keyboard.press('Enter')
  await expect(current).toContainText('24 Dec')
  await lead.keyboard.press('s')
  await lead.keyboard.press('2')
  await expect(current).toContainText('In progress')
  await lead.keyboard.press('c')
  await lead.keyboard.type('Before the freeze?')
  await lead.keyboard.press('Enter')
  await expect(lead.getByRole('status').filter({ hasText: 'Said it beside' })).toBeVisible()
  await expect(lead.getByRole('dialog')).toBeHidden()
  await lead.keyboard.press('Shift+R')
  await lead.keyboard.type('Which release?')
  await lead.keyboard.press('Enter')
  await expect(current).toContainText('Returned by Hana Svoboda: “Which release?”')
  await expect(lead.getByRole('dialog')).toBeHidden()
  await lead.keyboard.press('x')
  await expect(current).not.toContainText('Which release?')
  await lead.keyboard.press('d')
  await expect(lead.getByRole('radio', { name: 'Whole note' })).toBeChecked()
  await lead.keyboard.press('a')
  await expect(lead.getByRole('status').filter({ hasText: 'Approved One config file' })).toBeVisible()
  expect(await stateOf(CLOSED)).toBe('approved')
  await lead.keyboard.press('u')
  await expect.poll(() => stateOf(CLOSED)).toBe('closed')
})

test('W9 approving in spite of a finding asks for the reason and keeps it', async ({ browser }) => {
  await call(`/sessions/${CLOSED}/edits`, {
    edits: [{ kind: 'item', section: 'actions', item: 'action', text: 'Nobody has this' }],
  })
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Yuki Tanabe' })
  await goTo(lead, CLOSED)
  await lead.keyboard.press('a')
  await lead.keyboard.type('Found tomorrow')
  await lead.keyboard.press('Enter')
  await expect.poll(() => stateOf(CLOSED)).toBe('approved')
  await goTo(lead, CLOSED)
  await expect(lead.getByRole('complementary', { name: 'Findings and review' })).toContainText(
    'You approved it: “Found tomorrow”',
  )
})

test('a proposal for an approved note is seen on the desk at once, and taken', async ({ browser }) => {
  const lead = await joinSummit(browser, relay, { role: 'track-lead', name: 'Noor Haddad', track: 'server' })
  await lead.goto(`${relay.address}/desk/${APPROVED}`)
  const item = { kind: 'item', section: 'questions', item: 'question', text: 'Who tells the mirrors?' }
  await expect(lead.locator('.record-view')).toBeVisible()
  await call(`/sessions/${APPROVED}/proposals`, { edit: item, why: 'Nobody asked' })
  await expect(lead.getByRole('heading', { name: /Proposals/u })).toBeVisible()
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])
  await lead.getByRole('button', { name: 'Take', exact: true }).press('Enter')
  await expect(lead.locator('.record-view')).toContainText('Who tells the mirrors?')
  await expect(lead.getByRole('heading', { name: /Proposals/u })).toBeHidden()
})

test('W10 after closing a note-taker proposes, line by line, and sees it wait', async ({ browser }) => {
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Bram Terpstra' })
  await openNotePage(scribe, relay, APPROVED)
  await scribe.keyboard.press('Alt+e')
  await expect(scribe.getByRole('heading', { level: 1 })).toContainText('Propose changes to')
  await scribe.keyboard.press('n')
  await scribe.locator('.desk-row').first().focus()
  await scribe.keyboard.press('w')
  await scribe.keyboard.type(' as agreed')
  await scribe.keyboard.press('Enter')
  const waiting = scribe.getByRole('complementary', { name: 'Proposals' })
  await expect(waiting).toContainText('as agreed')
  await expect(waiting.getByRole('button', { name: 'Take' })).toBeHidden()
  expect((await new AxeBuilder({ page: scribe }).analyze()).violations).toEqual([])
})

test('W2 what was returned stands at its line in the live note, and one key settles it', async ({
  browser,
}) => {
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Siobhan Kealy' })
  const session = 'server-graceful-restart'
  const [item] = await itemsOf(session)
  if (item === undefined) throw new Error('The demo has no items here.')
  await openNotePage(scribe, relay, session)
  await call(`/sessions/${session}/returned`, { line: item.line, reason: 'Which release?' })
  const line = scribe.locator(`.note-text [data-line="${item.line}"]`)
  await expect(line).toHaveAttribute('data-replies', /Returned/u)
  await line.click()
  const margin = scribe.getByRole('region', { name: 'Returned', exact: true })
  await expect(margin).toContainText('Which release?')
  expect((await new AxeBuilder({ page: scribe }).analyze()).violations).toEqual([])
  await scribe.keyboard.press('Alt+x')
  await expect(margin).toBeHidden()
  await expect(line).not.toHaveAttribute('data-replies', /Returned/u)
})

test('W6 an item goes back to its author with a sentence, who finds it on Today', async ({ browser }) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Priya Raman' })
  const item = { kind: 'item', section: 'decisions', item: 'decision', text: 'Keep the old names' }
  const token = await lead.evaluate(() =>
    Object.values({ ...localStorage }).find((value) => value.length > 30),
  )
  await call('/sessions/server-graceful-restart/edits', { edits: [item] }, token)
  await goTo(lead, 'server-graceful-restart')
  await lead.locator('.desk-row').filter({ hasText: 'Keep the old names' }).focus()
  await lead.keyboard.press('Shift+R')
  await expect(lead.getByRole('dialog')).toContainText('Keep the old names')
  await lead.keyboard.type('Which names?')
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])
  await lead.keyboard.press('Enter')
  await expect(lead.locator('.record-view')).toContainText('Returned by Priya Raman: “Which names?”')
  await lead.goto(relay.address)
  const mine = lead.getByRole('region', { name: 'Returned to you' })
  await expect(mine).toContainText('Which names?')
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])
})

/** By its address, as the queue's rows do. */
async function goTo(page: Page, session: string): Promise<void> {
  await page.goto(`${relay.address}/desk/${session}`)
  await expect(page.locator('.record-view')).toBeVisible()
}

async function call(path: string, body: object, token = relay.organizerToken): Promise<void> {
  const response = await fetch(`${relay.address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect([path, response.status]).toEqual([path, 200])
}

interface ItemRow {
  readonly kind: string
  readonly line: string
  readonly text: string
}

async function itemsOf(session: string): Promise<readonly ItemRow[]> {
  const response = await fetch(`${relay.address}/api/v1/items?session=${session}`, {
    headers: { authorization: `Bearer ${relay.organizerToken}` },
  })
  return ((await response.json()) as { items: readonly ItemRow[] }).items
}

async function stateOf(session: string): Promise<string> {
  const response = await fetch(`${relay.address}/api/v1/sessions/${session}`, {
    headers: { authorization: `Bearer ${relay.organizerToken}` },
  })
  const answer = (await response.json()) as { summary: { session: { state: string } } }
  return answer.summary.session.state
}
