/**
 * `npm run bench:wall`: the wall with forty rooms that all write, on a real relay; what that costs the browser while
 * nobody touches it. Task time as the page counts it, CPU as the browser counts it for its processes.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type CDPSession } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '#note/wire/sync.ts'
import { joinSummit } from '../e2e/people.ts'
import { runRelay, type RelayProcess } from '../e2e/run-relay.ts'
import { chromiumOptions } from '../setup/system.ts'
import { machine } from './figures.ts'

const ROOMS = 40
const KEYS_A_SECOND = 4
const SETTLE_MS = 15_000
const MEASURED_MS = 40_000
/** Share of one core. */
const GOAL = 5
/** One line is about so long; then the next begins. */
const LINE_LENGTH = 60

async function call<T>(relay: RelayProcess, path: string, body: object): Promise<T> {
  const response = await fetch(`${relay.address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/** A session that runs now, opened, with a lead and a note-taker. */
async function openRoom(relay: RelayProcess, index: number): Promise<string> {
  const now = Date.now()
  const made = await call<SessionAnswer>(relay, '/sessions', {
    title: `Room ${index + 1}: what runs in it and why`,
    track: index % 2 === 0 ? 'server' : 'desktop',
    start: new Date(now - 20 * 60_000).toISOString(),
    end: new Date(now + 40 * 60_000).toISOString(),
  })
  const { id } = made.summary.session
  const roles = { lead: { name: `Lead ${index + 1}` }, 'note-taker': { name: `Taker ${index + 1}` } }
  await call(relay, `/sessions/${id}/state`, { to: 'open', roles })
  return id
}

/** Types into the discussion until the returned function is called; now and then a decision or an action. */
function type(relay: RelayProcess, session: string): () => void {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${relay.address.replace('http', 'ws')}/sync`, session, doc, {
    protocols: [SUBPROTOCOL, `${TOKEN_SUBPROTOCOL_PREFIX}${relay.organizerToken}`],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const lines = createNoteLines(doc, {
    sections: ['goal', 'discussion', 'decisions', 'actions', 'questions', 'blueprints'],
    random: Math.random,
  })
  let line: string | null = null
  let length = LINE_LENGTH
  let count = 0
  const timer = setInterval(() => {
    if (!provider.synced) return
    if (length >= LINE_LENGTH) {
      const [section, kind] = KINDS[count % KINDS.length] ?? ['discussion', 'bullet']
      line = lines.newLine(section, line, {
        kind,
        text: '',
        fields: {},
        by: 'bench',
        at: new Date().toISOString(),
      })
      length = 0
      count += 1
    }
    if (line !== null) lines.insertText(line, length, length % 6 === 5 ? ' ' : 'e')
    length += 1
  }, 1000 / KEYS_A_SECOND)
  return () => {
    clearInterval(timer)
    lines.close()
    provider.destroy()
    doc.destroy()
  }
}

const KINDS = [
  ['discussion', 'bullet'],
  ['decisions', 'decision'],
  ['discussion', 'bullet'],
  ['actions', 'action'],
] as const

type Figures = Readonly<Record<string, number>>

/** Seconds since the page or process began, by name. */
async function figures(page: CDPSession, browser: CDPSession): Promise<Figures> {
  const { metrics } = await page.send('Performance.getMetrics')
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const cpu = new Map<string, number>()
  for (const { type: kind, cpuTime } of processInfo) cpu.set(kind, (cpu.get(kind) ?? 0) + cpuTime)
  return {
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
    ...Object.fromEntries(cpu),
  }
}

const ROWS = [
  ['the page: all its tasks', 'TaskDuration', true],
  ['  of it scripts', 'ScriptDuration', false],
  ['  of it styles', 'RecalcStyleDuration', false],
  ['  of it layout', 'LayoutDuration', false],
  ["the page's process: CPU", 'renderer', true],
  ['the GPU process: CPU (drawn in software here)', 'GPU', false],
  ["the browser's own process: CPU", 'browser', false],
] as const

// Forty connections each listen for the end of the process.
process.setMaxListeners(ROOMS + 20)
const relay = await runRelay()
const browser = await chromium.launch(chromiumOptions())
const stops: (() => void)[] = []
try {
  for (let index = 0; index < ROOMS; index += 1) stops.push(type(relay, await openRoom(relay, index)))
  const page = await joinSummit(browser, relay, {
    ...{ role: 'organizer', name: 'Adaeze Nwosu' },
    context: { viewport: { width: 1680, height: 1050 } },
  })
  await page.goto(`${relay.address}/wall`)
  await page
    .locator('.tile')
    .nth(ROOMS - 1)
    .waitFor()
  const pageSession = await page.context().newCDPSession(page)
  await pageSession.send('Performance.enable')
  const browserSession = await browser.newBrowserCDPSession()
  await wait(SETTLE_MS)
  const before = await figures(pageSession, browserSession)
  await wait(MEASURED_MS)
  const after = await figures(pageSession, browserSession)
  console.log(
    `\nThe wall with ${ROOMS} rooms that write ${KEYS_A_SECOND} letters a second each, ${MEASURED_MS / 1000} s`,
  )
  console.log(machine())
  for (const [what, name, isGoal] of ROWS) {
    const share = (((after[name] ?? 0) - (before[name] ?? 0)) / (MEASURED_MS / 1000)) * 100
    const verdict = isGoal ? `  goal ${GOAL} %: ${share <= GOAL ? 'reached' : 'NOT reached'}` : ''
    console.log(`  ${what.padEnd(48)} ${share.toFixed(1).padStart(6)} % of a core${verdict}`)
  }
} finally {
  for (const stop of stops) stop()
  await browser.close()
  await relay.close()
}
