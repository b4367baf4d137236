/**
 * The real page on a real relay: a long note in which thirty other people type, and a key in it. A key is measured
 * from its event's time stamp to a message posted in the first animation frame after it, which arrives when that frame
 * was painted. A second browser without a frame rate takes away the wait for the screen's next tick (up to 16.7 ms at
 * 60 Hz, whatever a page does).
 */
import { chromium, type Page } from '@playwright/test'
import { joinNote, type Peer } from '../../helpers/peer.ts'
import { waitUntil } from '../../helpers/wait-until.ts'
import { chromiumOptions } from '../../setup/system.ts'
import { joinSummit, nextFrame, openNotePage } from '../../e2e/people.ts'
import { runRelay, type RelayProcess } from '../../e2e/run-relay.ts'

const SESSION = 'desktop-offline-first-run'
const LINES = 2000
const TYPISTS = 30
const TYPIST_EVERY_MS = 200
const KEYS = 120
const BETWEEN_KEYS_MS = 110
/** Frames as soon as there is something to show. */
const NO_FRAME_RATE = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

export interface KeyTimes {
  /** Ms from the key to the painted frame, with frames at once and with frames at the screen's 60 Hz. */
  readonly atOnce: readonly number[]
  readonly at60Hz: readonly number[]
}

export async function measureKeysAmongPeople(): Promise<KeyTimes> {
  const relay = await runRelay()
  try {
    await openSession(relay)
    await fill(relay)
    return {
      atOnce: await measureIn(relay, NO_FRAME_RATE),
      at60Hz: await measureIn(relay, []),
    }
  } finally {
    await relay.close()
  }
}

async function measureIn(relay: RelayProcess, words: readonly string[]): Promise<number[]> {
  const options = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...options.args, ...words] })
  const peers: Peer[] = []
  let timer: ReturnType<typeof setInterval> | undefined
  try {
    const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
    await openNotePage(page, relay, SESSION)
    for (let number = 0; number < TYPISTS; number += 1) peers.push(await typist(relay, number))
    timer = keepTyping(peers)
    await waitUntil('the others are typing', () =>
      page
        .getByText(/Lineyy/)
        .first()
        .isVisible(),
    )
    return await pressKeys(page)
  } finally {
    clearInterval(timer)
    for (const peer of peers) peer.close()
    await browser.close()
  }
}

/** Everybody types at the same pace, but not all in the same moment. */
function keepTyping(peers: readonly Peer[]): ReturnType<typeof setInterval> {
  let next = 0
  return setInterval(() => {
    const peer = peers[next % peers.length]
    const line = peer?.lines.visible()[10 + (next % peers.length) * 3]
    if (peer && line) peer.lines.insertText(line.id, 4, 'y')
    next += 1
  }, TYPIST_EVERY_MS / peers.length)
}

async function pressKeys(page: Page): Promise<number[]> {
  await page.locator('[data-section="discussion"] [data-line]').nth(12).click()
  await nextFrame(page)
  await page.evaluate(() => {
    const painted: number[] = []
    Object.assign(window, { painted })
    document.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port2.onmessage = () => {
            painted.push(performance.now() - timeStamp)
            port2.close()
          }
          port1.postMessage(null)
        }),
      { capture: true },
    )
  })
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press('x', { delay: BETWEEN_KEYS_MS })
  await nextFrame(page)
  return page.evaluate(() => (window as unknown as { painted: number[] }).painted)
}

async function openSession(relay: RelayProcess): Promise<void> {
  const answer = await fetch(`${relay.address}/api/v1/sessions/${SESSION}/state`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'open', roles: { lead: { name: 'Lead' }, 'note-taker': { name: 'Scribe' } } }),
  })
  if (!answer.ok) throw new Error(`The session could not be opened: ${await answer.text()}`)
}

async function fill(relay: RelayProcess): Promise<void> {
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  await peer.live()
  const lines = Array.from({ length: LINES }, (_, index) => ({
    kind: 'bullet',
    text: `Line ${index}: what was said in the room about start-up without a network, point ${index * 7}`,
  }))
  peer.lines.newLines('discussion', null, lines)
  await peer.connection.whenSaved(20_000)
  peer.close()
}

async function typist(relay: RelayProcess, number: number): Promise<Peer> {
  const secret = new URL(await relay.invite('note-taker')).hash.slice(1)
  const joined = await fetch(`${relay.address}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: `Typist ${number}` }),
  })
  const { token } = (await joined.json()) as { token: string }
  const peer = joinNote({ relay: relay.address, token, session: SESSION, name: `Typist ${number}` })
  await peer.live()
  return peer
}
