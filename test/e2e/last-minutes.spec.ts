/** The last minutes of a session: its tab, what comes next in the room, and questions that go on elsewhere. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const MINUTE_MS = 60_000
const ENDING = 'stores-in-the-small-aaaaa'
const NEXT = 'stores-in-the-large-bbbbb'

let relay: RelayProcess
let maren: Page

test.beforeAll(async ({ browser }) => {
  relay = await runRelay()
  maren = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor', keep: true })
  await bring(ENDING, { title: 'Stores in the small', minutes: [-21, 4] })
  await bring(NEXT, { title: 'Stores in the large', minutes: [4, 40] })
})

test.afterAll(async () => {
  await relay.close()
})

/** A session of Maren's own, in the same room as the others here. */
async function bring(id: string, wish: { title: string; minutes: readonly [number, number] }): Promise<void> {
  const token = await maren.evaluate(() => localStorage.getItem(`rapporteur.token.${location.origin}`))
  const headers = { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' }
  const me = (await (await fetch(`${relay.address}/api/v1/me`, { headers })).json()) as {
    person: { id: string; name: string }
  }
  const summit = (await (await fetch(`${relay.address}/api/v1/summit`, { headers })).json()) as {
    summit: { rooms: { id: string }[]; tracks: { id: string }[] }
  }
  const [start, end] = wish.minutes.map((minutes) => new Date(Date.now() + minutes * MINUTE_MS).toISOString())
  const body = {
    ...{
      title: wish.title,
      start,
      end,
      room: summit.summit.rooms.at(-1)?.id,
      track: summit.summit.tracks[0]?.id,
    },
    roles: { lead: me.person, 'note-taker': me.person },
  }
  const answer = await fetch(`${relay.address}/api/v1/sessions/${id}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
}

test('S12 five minutes before the end the list comes without taking the focus, stays as a tab, and sends a question on', async () => {
  await openNotePage(maren, relay, ENDING)
  await caretIn(maren, 'Discussion')
  await maren.keyboard.type('Who pays for the disks?')
  await maren.keyboard.press('Alt+q')
  await saved(maren)
  const panel = maren.getByRole('complementary', { name: 'Before you close' })
  await expect(panel).toBeVisible()
  await expect(maren.getByRole('status').filter({ hasText: 'Next in' })).toContainText('Stores in the large')
  expect(await maren.evaluate(() => document.activeElement?.closest('.checklist') === null)).toBe(true)
  await maren.screenshot({ path: 'test-results/last-panel.png' })

  await maren.keyboard.press('Alt+c')
  await panel.getByRole('button', { name: 'Q1 is open. Carry it over?' }).click()
  const choice = panel.getByRole('combobox', { name: 'Carry Q1 over to' })
  await expect(choice).toContainText('Stores in the large')
  await axe(maren)
  await choice.selectOption(NEXT)
  await choice.press('Enter')
  await expect(panel).toContainText('Goes on in “Stores in the large”')
  await maren.keyboard.press('Escape')
  const tab = maren.getByRole('button', { name: /^Before you close/ }).and(maren.locator('.closing-tab'))
  await expect(tab).toBeVisible()
  await axe(maren)
  await maren.screenshot({ path: 'test-results/last-tab.png' })
  await saved(maren)

  await maren.keyboard.press('Alt+g')
  await expect(maren.getByRole('heading', { name: 'Stores in the large', level: 1 })).toBeVisible()
  const offer = maren.getByRole('status').filter({ hasText: '1 question carried over' })
  await expect(offer).toContainText('from Stores in the small')
  await axe(maren)
  await maren.screenshot({ path: 'test-results/last-carried.png' })
  await maren.keyboard.press('Alt+k')
  await expect(section(maren, 'Questions')).toContainText('Who pays for the disks?')
  await expect(offer).toHaveCount(0)
})

test('a phone shows the tab above its bar, and the next session', async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme }
    const phone = await joinSummit(browser, relay, {
      role: 'note-taker',
      name: `Phone ${colorScheme}`,
      context,
    })
    await openNotePage(phone, relay, ENDING)
    await expect(phone.locator('.closing-tab')).toBeVisible()
    await expect(phone.locator('.phone-strip')).toContainText('min left')
    await axe(phone)
    await phone.screenshot({ path: `test-results/last-phone-${colorScheme}.png` })
  }
})
