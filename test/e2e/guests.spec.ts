/** A guest scans the code on the room's screen, writes along on a phone, and later comes to stay. */
import { expect, test, type Browser, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, note, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

/** The link behind the code that the screen of this session shows. */
async function linkOnScreen(page: Page): Promise<string> {
  const asked = page.waitForResponse((answer) => answer.url().endsWith(`/sessions/${SESSION}/guests`))
  await page.goto(`${relay.address}/room/${SESSION}`)
  const { link } = (await (await asked).json()) as { link: string }
  await expect(page.getByRole('img', { name: 'Code that lets guests write in this note' })).toBeVisible()
  return link
}

async function scan(browser: Browser, link: string, look: object = PHONE): Promise<Page> {
  const context = await browser.newContext(look)
  const page = await context.newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Write along as a guest' })).toBeVisible()
  return page
}

test('the code leads to one page, a name, and the note in the browser of a phone, and nowhere else', async ({
  browser,
}) => {
  const lead = await joinSummit(browser, relay, { role: 'track-lead', name: 'Adaeze Nwosu', track: 'server' })
  const screen = await lead.context().newPage()
  await screen.setViewportSize({ width: 1920, height: 1080 })
  const link = await linkOnScreen(screen)
  await screen.screenshot({ path: 'test-results/guests-screen.png' })

  const guest = await scan(browser, link)
  await axe(guest)
  await guest.screenshot({ path: 'test-results/guests-join.png' })
  expect(guest.url()).not.toContain('#')
  await guest.getByRole('textbox', { name: 'Your name' }).fill('Kim')
  await guest.keyboard.press('Enter')
  await expect(note(guest)).toBeVisible()
  expect(new URL(guest.url()).pathname).toBe(`/sessions/${SESSION}`)
  await caretIn(guest, 'Discussion')
  await guest.keyboard.press('Enter')
  await guest.keyboard.type('A word from the third row')
  await saved(guest)
  await axe(guest)
  await guest.screenshot({ path: 'test-results/guests-phone.png' })

  await openNotePage(lead, relay, SESSION)
  await expect(section(lead, 'Discussion')).toContainText('A word from the third row')
  await expect(lead.locator('.here')).toContainText('Kim, guest')
  await lead.screenshot({ path: 'test-results/guests-lead.png' })

  for (const path of ['/', '/registers/actions', '/sessions/server-schema-changes', '/search', '/wall']) {
    await guest.goto(`${relay.address}${path}`)
    await expect(note(guest)).toBeVisible()
    expect(new URL(guest.url()).pathname).toBe(`/sessions/${SESSION}`)
  }
  await expect(guest.getByRole('button', { name: /Go to a session/ })).toHaveCount(0)

  await lead.getByRole('button', { name: 'End their access' }).click()
  await expect(lead.getByRole('button', { name: 'Let guests in again' })).toBeVisible()
  await axe(lead)
  await expect(guest.getByText('A word from the third row')).toBeVisible()
  await expect(screen.getByRole('img', { name: 'Code with the address of this note' })).toBeVisible()
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'You are not signed in any more' })).toBeVisible()
  await lead.getByRole('button', { name: 'Let guests in again' }).click()
  await expect(screen.getByRole('img', { name: 'Code that lets guests write in this note' })).toBeVisible()
})

test('a guest who is invited later stays the person whose words they are; who is known already just opens the note', async ({
  browser,
}) => {
  const scribe = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren' })
  const screen = await scribe.context().newPage()
  const link = await linkOnScreen(screen)
  const dark = { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const }
  const guest = await scan(browser, link, dark)
  await axe(guest)
  await guest.getByRole('textbox', { name: 'Your name' }).fill('Sam')
  await guest.keyboard.press('Enter')
  await expect(note(guest)).toBeVisible()
  await axe(guest)
  await guest.screenshot({ path: 'test-results/guests-dark.png' })
  await guest.goto(await relay.invite('note-taker'))
  await expect(guest.getByText('So far you were Sam, a guest.')).toBeVisible()
  await expect(guest.getByRole('textbox', { name: 'Your name' })).toHaveValue('Sam')
  await guest.getByRole('button', { name: 'Join' }).click()
  await guest.waitForURL(`${relay.address}/`)
  await expect(guest.getByRole('navigation', { name: 'Screens' })).toBeVisible()

  await guest.goto(link)
  await expect(note(guest)).toBeVisible()
  await expect(guest.getByRole('navigation', { name: 'Screens' })).toBeVisible()
})
