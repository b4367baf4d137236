/**
 * The desktop shell's main process: a list of set-up calls, each concern in its own file. It knows the page only by
 * its bundle and by the bridge's type.
 */
import { join, resolve } from 'node:path'
import { app, ipcMain, protocol, safeStorage, session } from 'electron'
import { answerChannels } from './bridge-guard.ts'
import { openChosenRelay } from './chosen-relay.ts'
import { lockAllContents } from './contents-locks.ts'
import { openKeptFiles } from './kept/kept-files.ts'
import { openMirror } from './mirror.ts'
import { followLink, listenForLinks } from './open-links.ts'
import { declareScheme, servePage } from './scheme.ts'
import { lockSession } from './session-locks.ts'
import { createShell } from './shell.ts'
import { readStartOptions } from './start-options.ts'
import { openTokenStore } from './tokens.ts'
import { speakAs } from './words.ts'

const options = readStartOptions(process.argv, process.env)
app.setName('Rapporteur')
// Started by root, Chromium has no sandbox to give; the launcher adds that switch and says so.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
declareScheme(protocol)

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  speakAs(app.getLocale())
  const relay = openChosenRelay(join(app.getPath('userData'), 'relay.json'), options.relay)
  const shell = createShell({
    relay,
    tokens: openTokenStore(safeStorage, join(app.getPath('userData'), 'tokens.json'), process.platform),
    kept: openKeptFiles(join(app.getPath('userData'), 'kept'), () => Date.now()),
    mirror: openMirror(join(app.getPath('userData'), 'mirror.json')),
    preload: join(import.meta.dirname, 'preload.cjs'),
    join: options.join,
  })
  const offerOutside = (address: string): void => void shell.openOutside(address)
  lockAllContents(app, offerOutside, report)
  lockSession(session.defaultSession)
  servePage(protocol, resolve(import.meta.dirname, '../renderer'), () => relay.current())
  answerChannels(ipcMain, shell.handlers, report)
  listenForLinks(app, shell.links)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    shell.open('/')
  })
  const isOwnLink = options.link !== null && options.link.relay === relay.current()
  shell.open(isOwnLink ? (options.link?.path ?? '/') : '/')
  if (options.link !== null && !isOwnLink) void followLink(options.link, shell.links)
}

function report(line: string): void {
  console.error(line)
}
