/**
 * The running app: its one window, its relay, and what the page and links may ask of it. Holds the little state there
 * is; every rule lies in the file named after it.
 */
import { app, dialog, Menu, shell, type BrowserWindow } from 'electron'
import type { Handlers } from './bridge-guard.ts'
import { PAGE_ORIGIN } from './bundle-path.ts'
import { OPEN_PATH } from './channels.ts'
import type { ChosenRelay } from './chosen-relay.ts'
import { answerKept } from './kept/answer-kept.ts'
import type { KeptFiles } from './kept/kept-files.ts'
import { menuTemplate } from './menu.ts'
import { answerMirror, type Mirror } from './mirror.ts'
import type { LinkTarget } from './open-links.ts'
import { openOutside } from './outside.ts'
import { createAsking } from './questions.ts'
import { parseRelay } from './relay-origin.ts'
import { closeRoomWindow, showRoomWindow } from './room-window.ts'
import { saveFile } from './save-file.ts'
import type { TokenStore } from './tokens.ts'
import { bringForward, createWindow } from './window.ts'
import { shellWords } from './words.ts'

export interface ShellParts {
  readonly relay: ChosenRelay
  readonly tokens: TokenStore
  readonly kept: KeptFiles
  readonly mirror: Mirror
  readonly preload: string
  /** The invite's secret; forgotten as soon as it was traded for a token. */
  join: string | null
}

export interface Shell {
  readonly handlers: Handlers
  readonly links: LinkTarget
  /** Opens the window at a path of the page; brings it forward where it is open already. */
  open(path: string): void
  openOutside(address: string): Promise<boolean>
  /** Offers a relay to the person; where they agree the page starts anew with it. */
  offerRelay(relay: string, path: string): Promise<boolean>
}

/** Puts the shell together. Nothing is shown before `open`. */
export function createShell(parts: ShellParts): Shell {
  let window: BrowserWindow | null = null
  const ask = createAsking(() => window)
  const devTools = !app.isPackaged

  function open(path: string): void {
    if (window !== null) return bringForward(window)
    window = createWindow({ preload: parts.preload, path, devTools })
    window.on('closed', () => {
      window = null
      closeRoomWindow()
    })
    showMenu()
  }

  function showMenu(): void {
    const relay = parts.relay.current()
    const openRelay = (): void => void leaveFor(relay ?? '')
    const mac = process.platform === 'darwin'
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ relay, mac, devTools, openRelay })))
  }

  function leaveFor(address: string): Promise<boolean> {
    return openOutside(address, {
      ask: (question) => ask({ ...question, agree: shellWords('open') }),
      open: (href) => shell.openExternal(href),
    })
  }

  async function offerRelay(relay: string, path: string): Promise<boolean> {
    if (relay === parts.relay.current()) return true
    const message = shellWords('connectTo', { host: new URL(relay).host })
    const detail = shellWords('connectDetail', { relay })
    if (!(await ask({ message, detail, agree: shellWords('connect') }))) return false
    // An invite belongs to the relay that it came with.
    parts.join = null
    await parts.relay.choose(relay)
    showMenu()
    // The new content policy holds from the next load on.
    await window?.loadURL(`${PAGE_ORIGIN}${path}`)
    return true
  }

  const links: LinkTarget = {
    relay: () => parts.relay.current(),
    bringForward: () => {
      open('/')
    },
    openPath: (path) => window?.webContents.send(OPEN_PATH, path),
    offerRelay,
  }
  const choosePath = (proposed: string): Promise<string | null> => askForPath(window, proposed)
  const handlers = createHandlers(parts, {
    choosePath,
    chooseFolder: () => askForFolder(window),
    leaveFor,
    offerRelay,
  })
  return { handlers, links, open, openOutside: leaveFor, offerRelay }
}

interface Doors {
  readonly choosePath: (proposed: string) => Promise<string | null>
  readonly chooseFolder: () => Promise<string | null>
  readonly leaveFor: (address: string) => Promise<boolean>
  readonly offerRelay: (relay: string, path: string) => Promise<boolean>
}

function createHandlers(parts: ShellParts, doors: Doors): Handlers {
  const isChosen = (relay: string): boolean => relay === parts.relay.current()
  return {
    start: () => ({ relay: parts.relay.current(), join: parts.join, version: app.getVersion() }),
    saveFile: (file) => saveFile(file, { folder: app.getPath('documents'), choosePath: doors.choosePath }),
    openOutside: (address) => doors.leaveFor(address),
    async keepToken(relay, token) {
      if (!isChosen(relay)) return
      if (token !== null) parts.join = null
      await parts.tokens.keep(relay, token)
    },
    readToken: (relay) => (isChosen(relay) ? parts.tokens.read(relay) : null),
    showRoom: (path) => showRoomWindow(path, parts.preload),
    async chooseRelay(text) {
      const relay = parseRelay(text)
      return relay !== null && doors.offerRelay(relay, '/')
    },
    ...answerMirror(parts.mirror, isChosen, doors.chooseFolder),
    ...answerKept(parts.kept, isChosen, async (path) => (await shell.openPath(path)) === ''),
  }
}

async function askForPath(window: BrowserWindow | null, proposed: string): Promise<string | null> {
  const options = { defaultPath: proposed, properties: ['showOverwriteConfirmation' as const] }
  const answer = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options))
  return answer.canceled || answer.filePath === '' ? null : answer.filePath
}

async function askForFolder(window: BrowserWindow | null): Promise<string | null> {
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
  const answer = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}
