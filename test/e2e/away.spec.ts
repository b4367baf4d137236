/** While you were away: the list of what others did, beside the text and never over it, by pointer and by keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { openWire, type Wire } from '../chaos/wire.ts'
import { joinNote, type Peer } from '../helpers/peer.ts'
import { caretIn, joinSummit, note, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'
const MINUTE = 60_000

let relay: RelayProcess
let wire: Wire

test.beforeEach(async () => {
  relay = await runRelay()
  wire = await openWire(Number(new URL(relay.address).port))
})

test.afterEach(async () => {
  await wire.close()
  await relay.close()
})

/** The relay as the page sees it: through our wire. */
function throughWire(): RelayProcess {
  const address = `http://127.0.0.1:${wire.port}`
  return {
    ...relay,
    address,
    invite: async (role) => (await relay.invite(role)).replace(relay.address, address),
  }
}

/** Two minutes without a connection, in which `act` happens on the other side. */
async function beAway(page: Page, act: (peer: Peer) => void): Promise<void> {
  await page.clock.install()
  wire.cut()
  await expect(page.getByRole('alert')).toContainText('No connection')
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  act(peer)
  await peer.connection.whenSaved(5_000)
  peer.close()
  await page.clock.fastForward(2 * MINUTE)
  wire.mend()
  await page.clock.fastForward(15_000)
}

function write(peer: Peer): void {
  peer.lines.newLines('actions', null, [{ kind: 'action', text: 'Write it up for operators' }])
  peer.lines.newLines('discussion', null, [
    { text: 'Nobody has said what happens' },
    { text: 'Then it came' },
  ])
}

test('C11 a list beside the text says what others did, goes there, and is dismissed', async ({ browser }) => {
  const away = throughWire()
  const page = await joinSummit(browser, away, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, away, SESSION)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await saved(page)
  await beAway(page, write)
  const panel = page.getByRole('complementary', { name: 'While you were away' })
  await expect(panel).toContainText('3 changes came in')
  await expect(panel).toContainText('Write it up for operators')
  await expect(panel).toContainText('2 lines in Discussion')
  await expect(page.getByRole('status').filter({ hasText: '3 changes while you were away.' })).toHaveCount(1)
  // The hand was in the text and stays there; the text is not covered.
  await page.keyboard.type('still writing')
  await expect(section(page, 'Discussion')).toContainText('still writing')
  const [textBox, panelBox] = await Promise.all([note(page).boundingBox(), panel.boundingBox()])
  expect((textBox?.x ?? 0) + (textBox?.width ?? 0)).toBeLessThanOrEqual((panelBox?.x ?? 0) + 1)
  await panel.getByRole('button', { name: 'Walk through' }).click()
  await expect(panel.locator('li[aria-current]')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(note(page)).toBeFocused()
})

test('C11 on a phone a row says it and opens the list by wish', async ({ browser }) => {
  const away = throughWire()
  const context = { viewport: { width: 390, height: 844 } }
  const page = await joinSummit(browser, away, { role: 'note-taker', name: 'Maren Okafor', context })
  await openNotePage(page, away, SESSION)
  await saved(page)
  await beAway(page, write)
  const row = page.getByRole('status').filter({ hasText: '3 changes while you were away.' })
  await row.getByRole('button', { name: 'Show them' }).click()
  const panel = page.getByRole('complementary', { name: 'While you were away' })
  await expect(panel).toContainText('2 lines in Discussion')
  await panel.getByRole('button', { name: 'Fine' }).click()
  await expect(panel).toHaveCount(0)
  await expect(row.getByRole('button')).toHaveCount(0)
})

test('the list has no fault for axe, wide and narrow, light and dark', async ({ browser }) => {
  const away = throughWire()
  const page = await joinSummit(browser, away, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, away, SESSION)
  await saved(page)
  await beAway(page, write)
  const panel = page.getByRole('complementary', { name: 'While you were away' })
  await expect(panel).toBeVisible()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    if (width === 390) await page.getByRole('button', { name: 'Show them' }).click()
    await expect(panel).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const folder = process.env['RAPPORTEUR_SHOTS']
      if (folder) await page.screenshot({ path: `${folder}/away-${width}-${colorScheme}.png` })
      const { violations } = await new AxeBuilder({ page }).include('.note').analyze()
      expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }))).toEqual([])
    }
  }
})
