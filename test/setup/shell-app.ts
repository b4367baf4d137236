/**
 * Starts the built shell in the real Electron over a stand-in page, so that what is tested is the shell alone. Every
 * start has a folder and a profile of its own.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron } from '#electron/find-electron.ts'
import { rootSwitches } from '#electron/launch.ts'
import { ROOT } from './steps.ts'

/** A start takes under a second; beyond this something hangs, and saying where helps more than waiting. */
const START_LIMIT_MS = 20_000

const STAND_IN = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Rapporteur</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/assets/page.js"></script>
  </head>
  <body><h1>Stand-in</h1></body>
</html>`
const STAND_IN_SCRIPT = `globalThis.openedPaths = []
rapporteur.onOpenPath((path) => globalThis.openedPaths.push(path))
document.body.dataset.ready = 'yes'`

export interface StartedShell {
  readonly app: ElectronApplication
  readonly page: Page
  /** Arguments with which a second start of the same app and profile is made. */
  readonly binary: string
  readonly values: readonly string[]
  close(): Promise<void>
}

/** Starts the shell with these switches and waits for its page: the stand-in, or the page as it is built. */
export async function startShell(
  switches: readonly string[],
  environment: Record<string, string> = {},
  shown: 'stand-in' | 'built' = 'stand-in',
): Promise<StartedShell> {
  const electron = findElectron()
  if (electron === null) throw new Error('There is no Electron; run `npm test`, which provides one.')
  const folder = await standInApp()
  const values = [
    ...rootSwitches(),
    '--disable-gpu',
    shown === 'built' ? ROOT : folder,
    `--user-data-dir=${join(folder, 'profile')}`,
    ...switches,
  ]
  // Named this way, and not by `executablePath`, Playwright loads what holds the app back until it has connected; without
  // it a busy machine opens the window in the middle of the connecting, and one start in fifteen hangs.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dirname(electron.binary)
  const app = await _electron.launch({
    args: values,
    timeout: START_LIMIT_MS,
    env: { ...definedEnvironment(), ...environment },
  })
  const page = await app.firstWindow({ timeout: START_LIMIT_MS })
  await page.waitForSelector(shown === 'built' ? 'main, form' : 'body[data-ready]')
  return {
    app,
    page,
    binary: electron.binary,
    values,
    async close() {
      await app.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** This process's environment without the holes that its type allows. */
export function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function standInApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-shell-'))
  await cp(join(ROOT, 'dist/electron'), join(folder, 'dist/electron'), { recursive: true })
  await mkdir(join(folder, 'dist/renderer/assets'), { recursive: true })
  await writeFile(join(folder, 'dist/renderer/index.html'), STAND_IN)
  await writeFile(join(folder, 'dist/renderer/assets/page.js'), STAND_IN_SCRIPT)
  await writeFile(join(folder, 'secret.txt'), 'beside the bundle')
  const manifest = { name: 'rapporteur', version: '0.1.0', type: 'module', main: 'dist/electron/main.mjs' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  return folder
}
