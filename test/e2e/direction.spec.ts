/** Hebrew and Arabic lines in a note, and words that somebody else writes, in the real page. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { joinNote } from '../helpers/peer.ts'
import { joinSummit, openNotePage, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'desktop-offline-first-run'

const HEBREW = 'שלום, זה סדר היום של הפגישה'
const ARABIC = 'قررنا إبقاء السجل على القرص'
const OWNER = 'נועה כהן'

async function openSession(relay: RelayProcess): Promise<void> {
  const answer = await fetch(`${relay.address}/api/v1/sessions/${SESSION}/state`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'open', roles: { lead: { name: 'Lead' }, 'note-taker': { name: 'Scribe' } } }),
  })
  expect(answer.ok).toBe(true)
}

/** Where the words begin: the box of their first letters, against that of the element they stand in. */
async function beginning(words: Locator): Promise<'left' | 'right'> {
  return words.evaluate((element) => {
    const range = document.createRange()
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    if (text === null) throw new Error('There are no words in it.')
    range.setStart(text, 0)
    range.setEnd(text, 1)
    const [letter, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
    return box.right - letter.right < letter.left - box.left ? 'right' : 'left'
  })
}

/** In a register among rows from the left: words begin at the right, the owner's name keeps its order, the sign its side. */
async function readsFromTheRight(page: Page, relay: RelayProcess): Promise<void> {
  await page.goto(`${relay.address}/registers/actions`)
  const row = page.getByRole('row').filter({ hasText: ARABIC })
  await expect(row).toContainText(OWNER)
  const words = row.locator('.record').filter({ hasText: ARABIC })
  expect(await beginning(words)).toBe('right')
  const [sign, text] = [await row.locator('.glyph').first().boundingBox(), await words.boundingBox()]
  expect(sign?.x).toBeLessThan(text?.x ?? 0)
  const other = page.getByRole('row').locator('.record').filter({ hasNotText: ARABIC }).first()
  expect(await beginning(other)).toBe('left')
}

test('B10 each line reads in the direction of its own words; signs beside it stay where they are', async ({
  browser,
}) => {
  const relay = await runRelay()
  try {
    await openSession(relay)
    const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
    await peer.live()
    peer.lines.newLines('discussion', null, [
      { kind: 'bullet', text: 'Left to right, as most lines are' },
      { kind: 'bullet', text: HEBREW },
      { kind: 'numbered', text: ARABIC },
      { kind: 'quote', text: HEBREW, indent: 1 },
    ])
    const [action] = peer.lines.newLines('actions', null, [{ kind: 'action', text: ARABIC }])
    peer.lines.setField(action ?? '', 'owner', { name: OWNER })
    await peer.connection.whenSaved(10_000)
    const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
    await openNotePage(page, relay, SESSION)
    const talk = section(page, 'Discussion').locator('.line-text')
    await expect(talk.filter({ hasText: HEBREW }).first()).toHaveCSS('direction', 'rtl')
    await expect(talk.filter({ hasText: 'Left to right' })).toHaveCSS('direction', 'ltr')
    const gutters = page.locator('.line-item .line-gutter')
    const words = page.locator('.line-item .line-text').filter({ hasText: ARABIC })
    const [gutter, text] = [await gutters.first().boundingBox(), await words.boundingBox()]
    expect(gutter?.x).toBeLessThan(text?.x ?? 0)
    await readsFromTheRight(page, relay)
    if (process.env['RAPPORTEUR_PICTURE']) await page.screenshot({ path: process.env['RAPPORTEUR_PICTURE'] })
    peer.close()
  } finally {
    await relay.close()
  }
})
