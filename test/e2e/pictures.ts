/** `npm run pictures`: takes the README's pictures of the running product, with the demo summit and three people. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../setup/system.ts'
import { caretIn, joinSummit, nextFrame, openNotePage, saved } from './people.ts'
import { runRelay } from './run-relay.ts'

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const RUNNING = 'server-graceful-restart'
const PHONE = { width: 390, height: 844 }

mkdirSync(FOLDER, { recursive: true })
const relay = await runRelay()
const browser = await chromium.launch(chromiumOptions())

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await nextFrame(page)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
}

try {
  const maren = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await maren.getByRole('button', { name: /Choose a room/ }).click()
  await maren.keyboard.type('Lantern')
  await maren.keyboard.press('Enter')
  await maren.getByRole('button', { name: /Open the note/ }).waitFor()
  await take(maren, 'today-light')

  const elif = await joinSummit(browser, relay, { role: 'note-taker', name: 'Elif Demir' })
  const kofi = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  for (const page of [maren, elif, kofi]) await openNotePage(page, relay, RUNNING)
  await caretIn(kofi, 'Discussion')
  await caretIn(elif, 'Discussion')
  await elif.keyboard.type(' Resuming')
  await saved(elif)
  // Carets travel at most ten times a second.
  for (let frame = 0; frame < 12; frame += 1) await nextFrame(maren)
  await take(maren, 'note-light')

  const dark = await joinSummit(browser, relay, {
    role: 'note-taker',
    name: 'Priya Raman',
    context: { colorScheme: 'dark' },
  })
  await openNotePage(dark, relay, RUNNING)
  await dark.keyboard.press('Alt+c')
  await dark.getByRole('complementary', { name: 'Before you close' }).waitFor()
  // The panel slides in.
  await dark.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  )
  await take(dark, 'closing-dark')

  const lead = await joinSummit(browser, relay, { role: 'track-lead', name: 'Adaeze Nwosu', track: 'server' })
  await lead.goto(`${relay.address}/desk`)
  await lead.getByText('Findings').waitFor()
  await take(lead, 'desk-light')
  await lead.goto(`${relay.address}/registers/actions`)
  await lead.getByText('Without owner').first().waitFor()
  await take(lead, 'actions-light')

  const phone = await joinSummit(browser, relay, {
    role: 'note-taker',
    name: 'Jonas Feld',
    context: { viewport: PHONE, hasTouch: true },
  })
  await openNotePage(phone, relay, RUNNING)
  await take(phone, 'note-phone')
} finally {
  await browser.close()
  await relay.close()
}
