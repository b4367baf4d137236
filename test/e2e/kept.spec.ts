/** Words on this computer: a page that starts without a relay, edits that a killed page left, a disk that refuses. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { joinNote } from '../helpers/peer.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { chromiumOptions } from '../setup/system.ts'
import { caretIn, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess
let profile: string
let context: BrowserContext

test.beforeEach(async () => {
  relay = await runRelay()
  profile = mkdtempSync(join(tmpdir(), 'rapporteur-profile-'))
  context = await openBrowser()
})

test.afterEach(async () => {
  await context.close()
  await relay.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

function openBrowser(): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...chromiumOptions(), locale: 'en-GB' })
}

async function joinHere(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await relay.invite('note-taker'))
  await page.getByRole('textbox', { name: 'Your name' }).fill('Maren Okafor')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${relay.address}/`)
  await openNotePage(page, relay, SESSION)
  await caretIn(page, 'Discussion')
  return page
}

async function storedText(): Promise<string> {
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  try {
    await peer.live()
    return peer.text()
  } finally {
    peer.close()
  }
}

test('C6 C9 the page starts and shows the note without a relay, and what it kept goes out when it is back', async () => {
  test.setTimeout(90_000)
  const page = await joinHere()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.keyboard.press('Enter')
  await saved(page)
  await relay.kill('SIGKILL')
  await page.keyboard.type('nobody but this laptop knows')
  await expect(page.getByRole('button', { name: /In this browser only · 1 line behind/ })).toBeVisible()
  await page.close({ runBeforeUnload: false })
  await context.close()

  context = await openBrowser()
  const again = await context.newPage()
  await again.goto(`${relay.address}/sessions/${SESSION}`)
  await expect(section(again, 'Discussion')).toContainText('nobody but this laptop knows')
  await expect(again.getByRole('button', { name: /1 line behind/ })).toBeVisible()
  await caretIn(again, 'Discussion')
  await again.keyboard.type(' and more')
  await relay.restart()
  await expect(again.getByRole('button', { name: /^Saved/ })).toBeVisible({ timeout: 20_000 })
  expect(await storedText()).toContain('nobody but this laptop knows and more')
})

test('C6 what a note left unsent goes out by itself, though nobody opens it again', async () => {
  test.setTimeout(90_000)
  const page = await joinHere()
  await page.keyboard.press('Enter')
  await saved(page)
  await relay.kill('SIGKILL')
  await page.keyboard.type('left behind')
  await expect(page.getByRole('button', { name: /1 line behind/ })).toBeVisible()
  await page.getByRole('link', { name: 'Today', exact: true }).first().click()
  await expect(section(page, 'Discussion')).toHaveCount(0)
  await relay.restart()
  await waitUntil(
    'the words reach the relay',
    async () => (await storedText()).includes('left behind'),
    40_000,
  )
})

test('C4 a browser that refuses to keep is told as such, and is believed again once it keeps', async () => {
  const page = await joinHere()
  await page.keyboard.press('Enter')
  await saved(page)
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
    Object.assign(window, { heal: () => (IDBObjectStore.prototype.add = add) })
  })
  await relay.kill('SIGKILL')
  await page.keyboard.type('where is this kept')
  await expect(page.getByRole('button', { name: /^Not being saved/ })).toBeVisible()
  await page.evaluate(() => (window as unknown as { heal: () => void }).heal())
  await expect(page.getByRole('button', { name: /In this browser only · 1 line behind/ })).toBeVisible()
})

test('C12 two windows of one profile write in one note without a relay, and neither loses a letter', async () => {
  test.setTimeout(90_000)
  const one = await joinHere()
  await one.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await one.keyboard.press('Enter')
  await saved(one)
  const other = await context.newPage()
  await openNotePage(other, relay, SESSION)
  await caretIn(other, 'Goal')
  await other.keyboard.press('Enter')
  await saved(other)
  await relay.kill('SIGKILL')
  for (const [page, words] of [
    [one, 'by the first window'],
    [other, 'by the second one'],
  ] as const) {
    await page.bringToFront()
    await page.keyboard.type(words)
    await expect(page.getByRole('button', { name: /In this browser only · 1 line behind/ })).toBeVisible()
  }
  await context.close()

  context = await openBrowser()
  const again = await context.newPage()
  await again.goto(`${relay.address}/sessions/${SESSION}`)
  await expect(section(again, 'Discussion')).toContainText('by the first window')
  await expect(section(again, 'Goal')).toContainText('by the second one')
  await relay.restart()
  await expect(again.getByRole('button', { name: /^Saved/ })).toBeVisible({ timeout: 20_000 })
  const stored = await storedText()
  for (const words of ['by the first window', 'by the second one']) {
    expect(stored.split(words)).toHaveLength(2)
  }
})
