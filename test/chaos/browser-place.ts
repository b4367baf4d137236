/** The page in Chromium with a profile of its own, started by us so that it can be killed whole. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { chromiumOptions } from '../setup/system.ts'
import { signalGroup, standStill, type Place, type PlaceOptions } from './place.ts'
import { joinAs, showNote } from './show-note.ts'

const START_MS = 20_000
const SWITCHES = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--password-store=basic',
  '--lang=en-GB',
  '--accept-lang=en-GB',
  '--window-size=1280,900',
  '--disable-background-networking',
  '--disable-component-update',
]
/** Less than any note has. */
const TINY_QUOTA = 1

export async function createBrowser(options: PlaceOptions): Promise<Place> {
  const { address, session, folder } = options
  const { executablePath = chromium.executablePath(), args } = chromiumOptions()
  const profile = join(folder, 'profile')
  let child: ChildProcess
  let page: Page
  let quota: CDPSession | null = null
  const open = async (): Promise<Browser> => {
    child = spawn(executablePath, [...args, ...SWITCHES, `--user-data-dir=${profile}`, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const browser = await chromium.connectOverCDP(await debuggingAddress(child), { timeout: START_MS })
    const [context = await browser.newContext()] = browser.contexts()
    page = context.pages()[0] ?? (await context.newPage())
    return browser
  }
  const gone = (): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve))
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = gone()
    quota = null
    signalGroup(child.pid, 'SIGKILL')
    await ended
  }
  const settle = async (): Promise<void> => {
    const browser = await open()
    await page.goto(`${address}/join#${options.secret}`)
    await joinAs(page, options.person)
    await page.goto(`${address}/sessions/${session}`)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const ended = gone()
    // Closed as a person does: who is signed in must be on the disk before anything is killed.
    await (await browser.newBrowserCDPSession()).send('Browser.close').catch(() => undefined)
    await ended
  }
  await settle().catch(async (error: unknown) => {
    await kill()
    throw error
  })
  return {
    name: 'browser',
    letter: 'b',
    page: () => page,
    start: async () => {
      await open()
      await page.goto(`${address}/sessions/${session}`)
      await showNote(page, 'b', options)
    },
    kill,
    sleep: async (ms) => {
      await standStill(child.pid)
      await page.clock.fastForward(ms)
    },
    pass: (ms) => page.clock.fastForward(ms),
    keptLines: () => Promise.resolve(null),
    disk: {
      fill: async () => {
        quota = await page.context().newCDPSession(page)
        await quota.send('Storage.overrideQuotaForOrigin', { origin: address, quotaSize: TINY_QUOTA })
      },
      free: async () => {
        await quota?.send('Storage.overrideQuotaForOrigin', { origin: address }).catch(() => undefined)
        quota = null
      },
    },
    close: () => kill().catch(() => undefined),
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${String(code)}: ${printed}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}
