/** What stands above a note that this page cannot write, or cannot read from this computer: in four looks. */
import { expect, test, type Page } from '@playwright/test'
import { aboutOf } from '#note/about.ts'
import { MODEL_KEY, MODEL_VERSION } from '#note/model-version.ts'
import { joinNote } from '../helpers/peer.ts'
import { axe } from './axe.ts'
import { caretIn, joinSummit, note, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess

test.beforeEach(async () => {
  relay = await runRelay()
})

test.afterEach(async () => {
  await relay.close()
})

async function inFourLooks(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await axe(page)
      await page.screenshot({ path: `test-results/${name}-${String(width)}-${colorScheme}.png` })
    }
  }
}

test('N7 the banner of a note of a newer model is read aloud, and axe finds nothing in any look', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  aboutOf(peer.doc).set(MODEL_KEY, MODEL_VERSION + 1)
  await peer.connection.whenSaved(5_000)
  await expect(page.getByRole('alert')).toContainText('written with a newer Rapporteur')
  await expect(page.getByRole('alert')).toContainText('load this page again')
  await inFourLooks(page, 'banner-newer')
  peer.close()
})

test('C3 what this computer kept and cannot read is told, the note is there all the same, and axe finds nothing in any look', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await page.keyboard.type('was saved')
  await saved(page)
  await page.context().addInitScript(() => {
    IDBIndex.prototype.getAll = () => {
      throw new DOMException('The pages of the database are torn.', 'DataError')
    }
  })
  await page.reload()
  const banner = page.getByRole('alert')
  await expect(banner).toContainText('What this computer had kept of this note could not be read.')
  await expect(banner).toContainText('Nothing was erased')
  await expect(section(page, 'Discussion')).toContainText('was saved')
  await expect(note(page)).toHaveAttribute('contenteditable', 'true')
  await inFourLooks(page, 'banner-unreadable')
})
