/**
 * The real page on a real relay: a long note in which thirty other people type, and a key in it; by turns with an equal
 * note in a bare y-prosemirror, with both while nobody else types, and with an empty text field, below which
 * no page on this machine gets. A key is measured from its event's time stamp to a message posted in the first animation
 * frame after it, which arrives when that frame was painted. A second browser without a frame rate takes away the wait
 * for the screen's next tick (up to 16.7 ms at 60 Hz, whatever a page does).
 */
import { chromium, type Browser, type Page } from '@playwright/test'
import * as Y from 'yjs'
import { joinNote } from '../../helpers/peer.ts'
import { waitUntil } from '../../helpers/wait-until.ts'
import { chromiumOptions } from '../../setup/system.ts'
import { joinSummit, nextFrame, openNotePage } from '../../e2e/people.ts'
import { runRelay, type RelayProcess } from '../../e2e/run-relay.ts'
import { bundlePage, type BenchBundle } from './bundle-page.ts'
import { joinOurCrowd, joinTheirCrowd, TYPISTS, WORDS, type Crowd } from './crowd.ts'
import { FRAGMENT } from './page/fragment.ts'
import type { OpenTheirNote } from './page/their-note-page.ts'
import { runTheirRelay, type TheirRelay } from './their-relay.ts'

const SESSION = 'desktop-offline-first-run'
const LINES = 2000
const LIMIT_MS = 20_000
const ROUNDS = 2
/** In each round, in each page. */
const KEYS = 60
const BETWEEN_KEYS_MS = 110
/** A line in sight in which nobody else types. */
const OWN_LINE = 12
/** How each line ends, and what everybody types there first. */
const LAST_WORDS = 'start-up without a network'
const TYPED = WORDS.slice(0, 2)
/** Frames as soon as there is something to show. */
const NO_FRAME_RATE = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/** Ms from the key to the painted frame, by where it was pressed. */
export interface KeyTimes {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly oursAlone: readonly number[]
  readonly theirsAlone: readonly number[]
  readonly textField: readonly number[]
}

export interface KeysAmongPeople {
  readonly atOnce: KeyTimes
  readonly at60Hz: KeyTimes
}

declare global {
  interface Window {
    readonly openTheirNote: OpenTheirNote
    painted: number[]
  }
}

export async function measureKeysAmongPeople(): Promise<KeysAmongPeople> {
  const bundle = await bundlePage('their-note-page.ts')
  const relay = await runRelay()
  const note = theirNote()
  const theirs = { note, relay: await runTheirRelay(note) }
  try {
    const stage = { bundle, ours: { relay, note: await fillOurs(relay) }, theirs }
    return { atOnce: await measureIn(stage, NO_FRAME_RATE), at60Hz: await measureIn(stage, []) }
  } finally {
    await relay.close()
    theirs.relay.close()
    bundle.close()
  }
}

/** Each with its note as it is before anybody types in it. */
interface Stage {
  readonly bundle: BenchBundle
  readonly ours: { readonly relay: RelayProcess; readonly note: Uint8Array }
  readonly theirs: { readonly relay: TheirRelay; readonly note: Uint8Array }
}

async function measureIn(stage: Stage, words: readonly string[]): Promise<KeyTimes> {
  const options = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...options.args, ...words] })
  const crowds: Crowd[] = []
  try {
    const ours = await openOurs(browser, stage.ours.relay)
    const theirs = await openTheirs(browser, stage)
    const field = await openTextField(browser)
    crowds.push(await joinOurCrowd(stage.ours.relay, SESSION, stage.ours.note))
    crowds.push(joinTheirCrowd(stage.theirs.relay, stage.theirs.note))
    const times = { ours: [], theirs: [], oursAlone: [], theirsAlone: [], textField: [] } as Record<
      keyof KeyTimes,
      number[]
    >
    for (let round = 0; round < ROUNDS; round += 1) {
      times.textField.push(...(await pressKeys(field)))
      times.oursAlone.push(...(await pressKeys(ours)))
      times.theirsAlone.push(...(await pressKeys(theirs)))
      times.ours.push(...(await pressAmong(ours, crowds[0] as Crowd)))
      times.theirs.push(...(await pressAmong(theirs, crowds[1] as Crowd)))
    }
    return times
  } finally {
    for (const crowd of crowds) crowd.close()
    await browser.close()
  }
}

async function pressAmong(page: Page, crowd: Crowd): Promise<number[]> {
  const before = crowd.typed()
  crowd.start()
  await waitUntil('everybody has typed', () => crowd.typed() > before + 2 * TYPISTS)
  await page
    .getByText(new RegExp(`${LAST_WORDS}${TYPED}`))
    .first()
    .waitFor()
  const times = await pressKeys(page)
  crowd.stop()
  return times
}

/** Presses keys in the page that has the caret where it belongs. */
async function pressKeys(page: Page): Promise<number[]> {
  await page.bringToFront()
  await nextFrame(page)
  await page.evaluate(() => (window.painted = []))
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press('x', { delay: BETWEEN_KEYS_MS })
  await nextFrame(page)
  return page.evaluate(() => window.painted)
}

/** From now on `painted` has how long each key took. */
async function watchKeys(page: Page): Promise<void> {
  await nextFrame(page)
  await page.evaluate(() => {
    window.painted = []
    document.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port2.onmessage = () => {
            window.painted.push(performance.now() - timeStamp)
            port2.close()
          }
          port1.postMessage(null)
        }),
      { capture: true },
    )
  })
}

async function openOurs(browser: Browser, relay: RelayProcess): Promise<Page> {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await page.locator('[data-section="discussion"] [data-line]').nth(OWN_LINE).click()
  await watchKeys(page)
  return page
}

async function openTheirs(browser: Browser, { bundle, theirs }: Stage): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await bundle.load(page, theirs.relay.page)
  await page.evaluate((address) => window.openTheirNote(address), theirs.relay.note)
  await page.locator('[data-line]').nth(OWN_LINE).click()
  await watchKeys(page)
  return page
}

async function openTextField(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.setContent('<!doctype html><html lang="en"><body><textarea></textarea></body></html>')
  await page.locator('textarea').click()
  await watchKeys(page)
  return page
}

function texts(): string[] {
  return Array.from(
    { length: LINES },
    (_, index) => `Line ${index}: point ${index * 7} of what was said in the room about ${LAST_WORDS}`,
  )
}

async function fillOurs(relay: RelayProcess): Promise<Uint8Array> {
  await openSession(relay)
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  peer.lines.newLines(
    'discussion',
    null,
    texts().map((text) => ({ kind: 'bullet', text })),
  )
  await peer.connection.whenSaved(LIMIT_MS)
  const note = Y.encodeStateAsUpdate(peer.doc)
  peer.close()
  return note
}

function theirNote(): Uint8Array {
  const doc = new Y.Doc()
  const discussion = sectionOf('discussion')
  doc.getXmlFragment(FRAGMENT).push([sectionOf('goal'), discussion])
  discussion.push(texts().map(theirLine))
  return Y.encodeStateAsUpdate(doc)
}

function sectionOf(key: string): Y.XmlElement {
  const section = new Y.XmlElement('section')
  section.setAttribute('key', key)
  return section
}

function theirLine(words: string, index: number): Y.XmlElement {
  const line = new Y.XmlElement('line')
  line.setAttribute('id', `line-${index}`)
  line.setAttribute('kind', 'bullet')
  line.insert(0, [new Y.XmlText(words)])
  return line
}

async function openSession(relay: RelayProcess): Promise<void> {
  const answer = await fetch(`${relay.address}/api/v1/sessions/${SESSION}/state`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'open', roles: { lead: { name: 'Lead' }, 'note-taker': { name: 'Scribe' } } }),
  })
  if (!answer.ok) throw new Error(`The session could not be opened: ${await answer.text()}`)
}
