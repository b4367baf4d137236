/** A client that knows less than the note: it reads, says so, drops nothing and sends nothing new. */
import { expect, test } from '@playwright/test'
import { MODEL_KEY, MODEL_VERSION } from '#note/model-version.ts'
import { aboutOf } from '#note/about.ts'
import { joinNote } from '../helpers/peer.ts'
import { caretIn, joinSummit, note, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

test('N7 a note of a newer model is shown for reading; what was written before goes out, what is unknown stays', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await page.keyboard.type('written before')
  await saved(page)
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  const [line = ''] = peer.lines.newLines('discussion', null, [
    { text: 'from a newer one', kind: 'hologram' },
  ])
  aboutOf(peer.doc).set(MODEL_KEY, MODEL_VERSION + 1)
  await peer.connection.whenSaved(5_000)
  await expect(page.getByRole('alert')).toContainText('written with a newer Rapporteur')
  await expect(note(page)).toHaveAttribute('contenteditable', 'false')
  await page.keyboard.type('not taken')
  await page.keyboard.press('Alt+D')
  await expect(section(page, 'Discussion')).toContainText('from a newer one')

  // Also from what this computer kept, and after a new start.
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('written with a newer Rapporteur')
  await expect(section(page, 'Discussion')).toContainText('written before')
  expect(peer.text()).toContain('written before')
  expect(peer.text()).not.toContain('not taken')
  expect(peer.lines.visible().find(({ id }) => id === line)?.kind).toBe('hologram')
  peer.close()
})
