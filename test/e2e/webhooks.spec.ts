/** The webhooks as an organizer keeps them: added by keyboard, the secret shown once, parked, tried again, dropped, removed. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { axe } from './axe.ts'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess
let hooks: Server
/** What whoever is called answers. */
let answer = 410

test.beforeAll(async () => {
  relay = await runRelay()
  hooks = createServer((request, response) => {
    request.resume()
    response.writeHead(answer).end()
  })
  await new Promise<void>((done) => hooks.listen(0, '127.0.0.1', done))
})

test.afterAll(async () => {
  hooks.close()
  await relay.close()
})

async function happens(title: string): Promise<void> {
  await fetch(`${relay.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  })
}

test('an organizer adds a webhook by keyboard, sees it fail, tries again and drops what waits', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await expect(page.getByText('No webhook: nothing is called.')).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('http://127.0.0.1/inside')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Without TLS anybody on the way can read it')
  await axe(page)
  const url = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hook`
  await page.getByRole('textbox', { name: 'Address' }).fill(url)
  await page.getByRole('checkbox', { name: /inside this network/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  const secret = (await page.locator('.webhook-secret').textContent()) ?? ''
  expect(secret.length).toBeGreaterThan(20)
  await page.getByRole('button', { name: 'I have it' }).press('Enter')
  await expect(page.getByText(secret)).toHaveCount(0)
  const hook = page.getByRole('listitem', { name: url })
  await expect(hook).toContainText('Nothing was taken yet.')
  await happens('Lunch talk')
  await expect(hook).toContainText('Parked: not called until you try again', { timeout: 20_000 })
  await expect(hook).toContainText('says that nobody is there any more')
  await happens('Evening talk')
  await expect(hook).toContainText('2 events wait:', { timeout: 20_000 })
  await axe(page)
  await hook.focus()
  await page.keyboard.press('d')
  await expect(hook).toContainText('1 event waits:')
  await expect(hook).toContainText('Evening talk')
  answer = 204
  await hook.focus()
  await page.keyboard.press('t')
  await expect(hook).toContainText('Nothing waits.', { timeout: 20_000 })
  await expect(hook).toContainText('Last taken')
  await expect(page.getByText(secret)).toHaveCount(0)
  await hook.focus()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No webhook: nothing is called.')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a phone either, ${theme}, and others are told whose it is`, async ({
    browser,
  }) => {
    const context = { viewport: { width: 390, height: 844 }, colorScheme: theme }
    const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Imani Roe', context })
    await page.goto(`${relay.address}/webhooks`)
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    await axe(page)
    const lead = await joinSummit(browser, relay, { role: 'track-lead', name: 'Elif Demir', track: 'server' })
    await lead.goto(`${relay.address}/webhooks`)
    await expect(lead.getByRole('heading', { name: 'Webhooks are for organizers' })).toBeVisible()
  })
}
