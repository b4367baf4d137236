/** People at the summit as tests need them: each in a browser of their own, joined by a link. */
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { closeBehind } from './close-behind.ts'
import type { RelayProcess } from './run-relay.ts'

export interface Joining {
  readonly role: string
  readonly name: string
  readonly track?: string
  readonly context?: BrowserContextOptions
  /** The page serves a whole file and is not closed with the test that opened it. */
  readonly keep?: boolean
}

/** Joins by the link as a person does, and lands on Today. Console errors fail the test that asks for them. */
export async function joinSummit(browser: Browser, relay: RelayProcess, joining: Joining): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...joining.context })
  if (joining.keep !== true) await closeBehind(context)
  const page = await context.newPage()
  await page.goto(await relay.invite(joining.role, joining.track ? [joining.track] : []))
  await page.getByRole('textbox', { name: 'Your name' }).fill(joining.name)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${relay.address}/`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  return page
}

export async function openNotePage(page: Page, relay: RelayProcess, session: string): Promise<void> {
  await page.goto(`${relay.address}/sessions/${session}`)
  await expect(note(page)).toBeVisible()
}

export function note(page: Page) {
  return page.getByRole('textbox', { name: 'Session note' })
}

/** A section of the note, by its title. */
export function section(page: Page, title: string) {
  return note(page).getByRole('region', { name: title })
}

/** Puts the caret at the end of the last line of a section. */
export async function caretIn(page: Page, title: string): Promise<void> {
  await section(page, title).locator('[data-line]').last().click()
  await nextFrame(page)
  await page.keyboard.press('End')
  await nextFrame(page)
}

/** The editor reads the selection in the frame after a click; a person is slower than that anyway. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible()
}

/** A pointer that is used marks the page (`data-pointer`), and so fails a test that looks for it. */
export async function withoutPointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['pointerdown', 'mousedown', 'touchstart'])
      window.addEventListener(name, () => document.documentElement.setAttribute('data-pointer', ''), true)
  })
}
