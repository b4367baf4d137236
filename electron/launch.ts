/**
 * Starts the desktop client from the command line. Plain Node, not part of the app; imported by the commands only when
 * they need it.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeElectron, getElectron } from './get-electron.ts'
import type { Getting } from './run-step.ts'
import { JOIN_VARIABLE } from './start-options.ts'

export interface DesktopRequest {
  /** Origin of the relay; null lets the app use the one chosen last. */
  readonly relay: string | null
  /** The invite's secret, handed over by the environment as a command line is readable by everybody. */
  readonly join: string | null
  /** A `rapporteur:` link to open. */
  readonly link?: string
}

export type Launch =
  | {
      readonly started: true
      readonly exited: Promise<number>
      readonly note: string | null
      /** Closes the window; ends it where it does not close in time. */
      readonly close: () => void
    }
  | { readonly started: false; readonly sentence: string }

const ROOT = resolve(import.meta.dirname, '..')

/** How long the window may take to close when asked from outside. */
const CLOSE_LIMIT_MS = 1_000

/**
 * Starts the app, bringing an Electron first where there is none, or says in a sentence what is missing. `exited`
 * settles with its exit code and never rejects.
 */
export async function launchDesktop(request: DesktopRequest, getting: Getting): Promise<Launch> {
  if (
    !existsSync(join(ROOT, 'dist/electron/main.mjs')) ||
    !existsSync(join(ROOT, 'dist/renderer/index.html'))
  ) {
    return { started: false, sentence: 'The desktop client is not built yet; run `npm run build` first.' }
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return {
      started: false,
      sentence: 'There is no display to open a window on; open the page in a browser instead.',
    }
  }
  const got = await getElectron(getting)
  if (!got.ok) return { started: false, sentence: got.sentence }
  if (got.electron.from === 'cache') getting.say(describeElectron(got.electron))
  const child = spawn(got.electron.binary, [...rootSwitches(), ROOT, ...pageSwitches(request)], {
    env: childEnvironment(request),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const fault = await firstFault(child)
  if (fault !== null) return { started: false, sentence: `Electron could not be started: ${fault}.` }
  return { started: true, exited: exitCode(child), note: noteAboutRoot(), close: () => closeWindow(child) }
}

/** Chromium refuses to run as root with its sandbox; only then, and only here, it is left out. */
export function rootSwitches(): string[] {
  return isRoot() ? ['--no-sandbox'] : []
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function noteAboutRoot(): string | null {
  return isRoot() ? 'Started by root: Chromium’s sandbox is off for this run.' : null
}

function pageSwitches(request: DesktopRequest): string[] {
  const relay = request.relay === null ? [] : [`--relay=${request.relay}`]
  return request.link === undefined ? relay : [...relay, request.link]
}

function childEnvironment(request: DesktopRequest): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  delete environment[JOIN_VARIABLE]
  // Set by some editors' terminals; it would turn the app into a bare Node.
  delete environment['ELECTRON_RUN_AS_NODE']
  return request.join === null ? environment : { ...environment, [JOIN_VARIABLE]: request.join }
}

function firstFault(child: ChildProcess): Promise<string | null> {
  return new Promise((settle) => {
    child.once('spawn', () => {
      settle(null)
    })
    child.once('error', (error) => {
      settle(error.message)
    })
  })
}

function closeWindow(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const last = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS)
  child.once('exit', () => {
    clearTimeout(last)
  })
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((settle) => {
    child.once('exit', (code) => {
      settle(code ?? 1)
    })
  })
}
