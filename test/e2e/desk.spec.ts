/** The desk by keyboard alone: an owner named in place, a note returned and sent back, all approved, a proposal taken. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joinSummit } from './people.ts'
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
  await expect.poll(() => stateOf(CLOSED)).toBe('approved')
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

test('W6 an item goes back to its author with a sentence, who finds it on Today', async ({ browser }) => {
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Priya Raman' })
  const item = { kind: 'item', section: 'decisions', item: 'decision', text: 'Keep the old names' }
  const token = await lead.evaluate(() =>
    Object.values({ ...localStorage }).find((value) => value.length > 30),
  )
  await call('/sessions/server-graceful-restart/edits', { edits: [item] }, token)
  await goTo(lead, 'server-graceful-restart')
  await lead
    .getByRole('button', { name: /^Return D/u })
    .last()
    .press('Enter')
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

async function stateOf(session: string): Promise<string> {
  const response = await fetch(`${relay.address}/api/v1/sessions/${session}`, {
    headers: { authorization: `Bearer ${relay.organizerToken}` },
  })
  const answer = (await response.json()) as { summary: { session: { state: string } } }
  return answer.summary.session.state
}
