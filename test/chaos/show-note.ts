/** What both places do once their page is there: join the first time, show the note, be watched, have a clock of their own. */
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { note } from '../e2e/people.ts'
import type { PlaceOptions } from './place.ts'
import { installWitness, TELL, type Seen } from './witness.ts'

export const SESSION_TITLE = 'Weathering chaos'

/** A busy machine starts slowly, and a note without a network opens after the relay had its chance. */
const SHOWN_MS = 25_000

export async function joinAs(page: Page, person: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(person)
  await page.keyboard.press('Enter')
  await expect(page.locator('.me')).toBeVisible({ timeout: SHOWN_MS })
}

/** The note is on the screen; from here on the page is watched, and its clock is ours. */
export async function showNote(page: Page, letter: string, { onSeen }: PlaceOptions): Promise<void> {
  await expect(note(page)).toBeVisible({ timeout: SHOWN_MS })
  const context: BrowserContext = page.context()
  await context.exposeBinding(TELL, (_source, seen: Seen) => onSeen(seen))
  await installWitness(page, letter)
  await page.clock.install()
}
