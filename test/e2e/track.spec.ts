/** What is done over a whole track: whom to ask, cleaning up with a preview and one way back, summaries. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const CLOSED = 'server-one-config-file'

let relay: RelayProcess

test.beforeAll(async ({ browser }) => {
  relay = await runRelay()
  const owner = { name: 'Kofi Mensa' }
  const item = {
    kind: 'item',
    section: 'actions',
    item: 'action',
    text: 'Ask the mirrors',
    fields: { owner },
  }
  const made = await fetch(`${relay.address}/api/v1/sessions/${CLOSED}/edits`, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify({ edits: [item] }),
  })
  expect(made.status).toBe(200)
  await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
})

test.afterAll(async () => {
  await relay.close()
})

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

test('W11 W12 W13 the three screens are reached by key and read in every look', async ({ browser }) => {
  const lead = await joinSummit(browser, relay, { role: 'track-lead', name: 'Adaeze Nwosu', track: 'server' })
  await lead.goto(`${relay.address}/desk/${CLOSED}`)
  await expect(lead.locator('.record-view')).toBeVisible()
  for (const [key, heading] of [
    ['l', 'Whom to ask'],
    ['i', 'Clean up'],
    ['v', 'Summaries'],
  ] as const) {
    await lead.keyboard.press('g')
    await lead.keyboard.press('d')
    await expect(lead.locator('.queue')).toBeVisible()
    await lead.keyboard.press(key)
    await expect(lead.getByRole('heading', { level: 1 })).toContainText(heading)
    for (const look of LOOKS) {
      await lead.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
      await lead.setViewportSize(look.viewport)
      await expectNothing(lead, `${heading} ${look.colorScheme} ${look.viewport.width}`)
    }
    await lead.setViewportSize({ width: 1280, height: 800 })
  }
  await expect(lead.getByRole('main')).toContainText('From 1 approved note.')
})

test('W12 every change is shown, made at once, and taken back by one key', async ({ browser }) => {
  const ownerNow = async (): Promise<string | undefined> => {
    const answer = await fetch(`${relay.address}/api/v1/items?session=${CLOSED}&kind=action`, {
      headers: headers(),
    })
    const { items } = (await answer.json()) as {
      items: { text: string; fields: { owner?: { name: string } } }[]
    }
    return items.find(({ text }) => text === 'Ask the mirrors')?.fields.owner?.name
  }
  const lead = await joinSummit(browser, relay, { role: 'organizer', name: 'Priya Raman' })
  await lead.goto(`${relay.address}/tidy`)
  const plan = lead.locator('.tidy-plan').filter({ hasText: 'Ask the mirrors' })
  await expect(plan).toContainText('Becomes Kofi Mensah')
  for (const box of await lead.getByRole('checkbox').all()) await box.uncheck()
  await plan.getByRole('checkbox').check()
  await lead.keyboard.press('Control+Enter')
  await expect(lead.getByRole('status').filter({ hasText: 'Changed 1 note.' })).toBeVisible()
  expect(await ownerNow()).toBe('Kofi Mensah')
  await lead.keyboard.press('u')
  await expect.poll(ownerNow).toBe('Kofi Mensa')
})

function headers(): Record<string, string> {
  return { authorization: `Bearer ${relay.organizerToken}` }
}

async function expectNothing(page: Page, look: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect([look, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([look, []])
}
