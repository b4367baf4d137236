/** The desktop app in the real Electron, with files of its own; its keyring is a stand-in, as a test machine has none. */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron } from '#electron/find-electron.ts'
import { rootSwitches } from '#electron/launch.ts'
import { definedEnvironment } from '../setup/shell-app.ts'
import { standInKeyring } from '../setup/stand-in-keyring.ts'
import { ROOT } from '../setup/steps.ts'
import { signalGroup, standStill, type Place, type PlaceOptions } from './place.ts'
import { readKeptLines } from './read-disks.ts'
import { joinAs, SESSION_TITLE, showNote } from './show-note.ts'
import { mayMount, mountSmallDisk } from './small-disk.ts'

const KEPT_MEGABYTES = 24
const START_MS = 20_000

export async function createDesktop(options: PlaceOptions): Promise<Place> {
  const { folder, address, session } = options
  const electron = findElectron()
  if (electron === null) throw new Error('There is no Electron; run `npm test`, which provides one.')
  const profile = join(folder, 'profile')
  const kept = join(profile, 'kept')
  await mkdir(profile, { recursive: true })
  const keyring = await standInKeyring(folder)
  const disk = mayMount() ? mountSmallDisk(kept, KEPT_MEGABYTES) : null
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dirname(electron.binary)
  let app: ElectronApplication
  let page: Page
  let isFirst = true
  const launch = async (): Promise<void> => {
    const link = `rapporteur://${new URL(address).host}/sessions/${session}`
    const switches = [`--relay=${address}`, `--user-data-dir=${profile}`, link]
    const environment: Record<string, string> = isFirst ? { RAPPORTEUR_JOIN: options.secret } : {}
    app = await _electron.launch({
      args: [...rootSwitches(), '--disable-gpu', ...keyring, ROOT, ...switches],
      timeout: START_MS,
      env: { ...definedEnvironment(), ...environment },
    })
    page = await app.firstWindow({ timeout: START_MS })
    if (isFirst) {
      await joinAs(page, options.person)
      await page.getByRole('link', { name: SESSION_TITLE }).first().click()
    }
    isFirst = false
    await showNote(page, 'd', options)
  }
  const kill = async (): Promise<void> => {
    const child = app.process()
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    signalGroup(child.pid, 'SIGKILL')
    await gone
  }
  return {
    name: 'desktop',
    letter: 'd',
    page: () => page,
    start: launch,
    kill,
    sleep: async (ms) => {
      await standStill(app.process().pid)
      await page.clock.fastForward(ms)
    },
    pass: (ms) => page.clock.fastForward(ms),
    keptLines: () => readKeptLines(kept, session),
    disk: disk === null ? null : { fill: async () => disk.fill(), free: async () => disk.free() },
    close: async () => {
      await kill().catch(() => undefined)
      disk?.close()
    },
  }
}
