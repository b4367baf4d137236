/**
 * `npm run bench:start`: from the start of the desktop app's process until the caret stands in the note of the room that
 * was chosen before, with the relay, with one that refuses connections, and with one that never answers. A process of
 * its own each time, files warm in the system's cache. The hand is a program's: it presses Enter as soon as the room's
 * button is there.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findElectron } from '#electron/find-electron.ts'
import { rootSwitches } from '#electron/launch.ts'
import { caretIn, note, saved } from '../e2e/people.ts'
import { runRelay } from '../e2e/run-relay.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { definedEnvironment } from '../setup/shell-app.ts'
import { standInKeyring } from '../setup/stand-in-keyring.ts'
import { ROOT } from '../setup/steps.ts'
import { median, report } from './figures.ts'

const ROUNDS = 10
const GOAL_MS = 3_000
const ROOM = 'Lantern'
/** Beyond this something hangs. */
const START_MS = 20_000
/** The tool's own switch: the app says on which port it may be steered. */
const STEERED = '--remote-debugging-port=0'
const STEERED_AT = /DevTools listening on (ws:\S+)/

const relay = await runRelay()
const profile = await mkdtemp(join(tmpdir(), 'rapporteur-start-'))
const keyring = await standInKeyring(profile)
try {
  await useOnce()
  const withRelay = await rounds()
  await relay.kill('SIGTERM')
  const refused = await rounds()
  const mute = await answerNothing(Number(new URL(relay.address).port))
  const unanswered = await rounds()
  mute.close()
  report(`From the start of the app to the caret in the note (${ROUNDS} starts each, files warm)`, [
    ...figures('with the relay', withRelay),
    ...figures('the relay’s computer refuses', refused),
    ...figures('the network swallows everything', unanswered),
  ])
} finally {
  await relay.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
}

function figures(what: string, times: readonly number[]) {
  return [
    { what: `${what}, median`, ms: median(times), goal: GOAL_MS },
    { what: `${what}, slowest`, ms: Math.max(...times), goal: GOAL_MS },
  ]
}

/** Joins, chooses the room and writes in its note, so that this computer knows all three. */
async function useOnce(): Promise<void> {
  const { hash } = new URL(await relay.invite('note-taker'))
  await withApp({ RAPPORTEUR_JOIN: hash.slice(1) }, async (page) => {
    await page.getByRole('textbox', { name: 'Your name' }).fill('Maren Okafor')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /Which room are you in/ }).waitFor()
    await page.keyboard.press('r')
    await page.getByRole('combobox', { name: 'Room' }).fill(ROOM)
    await page.keyboard.press('Enter')
    await wayIn(page).click()
    await caretIn(page, 'Discussion')
    await page.keyboard.type(' and so on')
    await saved(page)
  })
}

function wayIn(page: Page) {
  return page.getByRole('button', { name: /^Open the note/ })
}

async function rounds(): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await startOnce())
  return times
}

async function startOnce(): Promise<number> {
  const started = Date.now()
  return withApp({}, async (page) => {
    await wayIn(page).focus()
    await page.keyboard.press('Enter')
    await note(page).waitFor()
    return (await caretThere(page)) - started
  })
}

/** Starts the app, and ends it when the work is done. */
async function withApp<Result>(
  environment: Readonly<Record<string, string>>,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const electron = findElectron()
  if (electron === null) throw new Error('There is no Electron; run `npm test`, which provides one.')
  const words = [...rootSwitches(), '--disable-gpu', STEERED, ...keyring, ROOT]
  const switches = [`--relay=${relay.address}`, `--user-data-dir=${profile}`]
  const app = spawn(electron.binary, [...words, ...switches], {
    env: { ...definedEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const address = await steeredAt(app)
    // Who connects before there is a window waits for ever.
    await waitUntil('the app has a window', () => hasWindow(address), START_MS)
    const browser = await chromium.connectOverCDP(address)
    const page = browser.contexts()[0]?.pages()[0]
    if (page === undefined) throw new Error('The app opened no window.')
    return await work(page)
  } finally {
    await ended(app)
  }
}

async function hasWindow(address: string): Promise<boolean> {
  const answer = await fetch(`http://${new URL(address).host}/json/list`)
  const targets = (await answer.json()) as readonly { readonly type: string }[]
  return targets.some(({ type }) => type === 'page')
}

function steeredAt(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    app.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = STEERED_AT.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    app.once('exit', () => reject(new Error(`The app ended: ${said}`)))
  })
}

/** When the caret came into the Discussion, in ms since 1970. */
function caretThere(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const anchor = document.getSelection()?.anchorNode
          const element = anchor instanceof Element ? anchor : (anchor?.parentElement ?? null)
          const isThere = (element?.closest('[data-section="discussion"]') ?? null) !== null
          if (isThere && document.activeElement?.matches('.note-text') === true)
            resolve(performance.timeOrigin + performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}

async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return
  const gone = new Promise((resolve) => app.once('exit', resolve))
  app.kill('SIGTERM')
  await gone
}

/** Takes every connection and says nothing on it; `close` lets them go. */
async function answerNothing(port: number): Promise<{ readonly close: () => void }> {
  const held = new Set<Socket>()
  const server = createServer((socket) => {
    held.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    close: () => {
      for (const socket of held) socket.destroy()
      server.close()
    },
  }
}
