/**
 * Which Electron runs here. The one place that knows where a binary can lie: named by the environment, installed with
 * the package, or the older verified one in the cache (carried-electron.ts). Plain Node, downloads nothing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface FoundElectron {
  /** The folder that holds the binary, as electron-builder wants it. */
  readonly folder: string
  readonly binary: string
  readonly version: string
  readonly from: 'ELECTRON_OVERRIDE_DIST_PATH' | 'node_modules' | 'cache'
}

const ROOT = resolve(import.meta.dirname, '..')

/** The version kept in the cache where GitHub cannot be reached; for trying and testing, never for shipping. */
export const CACHED_ELECTRON_VERSION = '33.3.0'

/** Where that one is unpacked. */
export function cachedElectronFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  return join(cache, 'rapporteur', `electron-${CACHED_ELECTRON_VERSION}`)
}

/** The Electron to run, or null where there is none on this machine. */
export function findElectron(): FoundElectron | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') return lookInto(override, 'ELECTRON_OVERRIDE_DIST_PATH')
  return (
    lookInto(join(ROOT, 'node_modules/electron/dist'), 'node_modules') ??
    lookInto(cachedElectronFolder(), 'cache')
  )
}

/** The name of the binary inside an Electron folder of this system. */
function binaryName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function lookInto(folder: string, from: FoundElectron['from']): FoundElectron | null {
  const binary = join(folder, binaryName())
  const versionFile = join(folder, 'version')
  if (!existsSync(binary) || !existsSync(versionFile)) return null
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  return { folder, binary, version, from }
}
