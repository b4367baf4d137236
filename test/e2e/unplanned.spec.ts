/** Sessions nobody planned: three seconds to a note, without a network too, and two of the same become one. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joinSummit, note, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

async function inRoom(page: Page, room: string): Promise<void> {
  await page.keyboard.press('r')
  await page.keyboard.type(room)
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByText(`${room}, now`)
      .or(page.getByText(`${room} is free`))
      .first(),
  ).toBeVisible()
}

/** N, a title, Enter: and the caret stands in the discussion. */
async function begin(page: Page, title: string, words: string): Promise<void> {
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'Unscheduled session' })).toBeVisible()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(note(page)).toBeVisible()
  await expect(section(page, 'Discussion').locator('[data-line]').first()).toBeVisible()
  await section(page, 'Discussion').locator('[data-line]').last().click()
  await page.keyboard.type(words)
}

test('S10 a title and Enter is a note that can be written in, and everybody finds it', async ({
  browser,
}) => {
  const maren = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren' })
  await inRoom(maren, 'Lantern')
  await begin(maren, 'Corridor talk on quotas', 'Quotas are asked for again')
  await saved(maren)
  const id = new URL(maren.url()).pathname
  expect(id).toMatch(/^\/sessions\/corridor-talk-on-quotas-[a-z0-9]{5}$/)
  const kofi = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi' })
  await kofi.goto(`${relay.address}${id}`)
  await expect(section(kofi, 'Discussion')).toContainText('Quotas are asked for again')
})

test('S11 two begin the same without a network; when it is back there is one note with both people’s words', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const maren = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren' })
  const kofi = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi' })
  for (const page of [maren, kofi]) await inRoom(page, 'Lantern')
  await relay.kill('SIGKILL')
  await begin(maren, 'Hallway: cache sizes', 'Maren heard two gigabytes')
  await begin(kofi, 'hallway, cache size', 'Kofi heard four')
  const { violations } = await new AxeBuilder({ page: kofi }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await expect(maren.getByRole('button', { name: /In this browser only/ })).toBeVisible()
  await relay.restart()
  for (const page of [maren, kofi]) {
    await expect(section(page, 'Discussion')).toContainText('Maren heard two gigabytes', { timeout: 30_000 })
    await expect(section(page, 'Discussion')).toContainText('Kofi heard four', { timeout: 30_000 })
    await saved(page)
  }
  const own = await Promise.all([maren, kofi].map(async (page) => new URL(page.url()).pathname))
  expect(own[0]).not.toBe(own[1])
  const reader = await joinSummit(browser, relay, { role: 'reader', name: 'Reader' })
  for (const path of own) {
    await reader.goto(`${relay.address}${path}`)
    const discussion = section(reader, 'Discussion')
    await expect(discussion).toContainText('Maren heard two gigabytes')
    await expect(discussion).toContainText('Kofi heard four')
  }
})
