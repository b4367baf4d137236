/**
 * The app's one window. Knows where the page lies and how it first looks; nothing of what it shows.
 */
import { BrowserWindow, dialog, nativeTheme } from 'electron'
import { PAGE_ORIGIN } from './bundle-path.ts'
import { PAGE_PREFERENCES } from './contents-locks.ts'
import { shellWords } from './words.ts'

// The page's --paper, so that nothing flashes before its first frame.
const PAPER = { light: '#f2f4f3', dark: '#0f1415' }

export interface WindowOptions {
  readonly preload: string
  readonly path: string
  readonly devTools: boolean
}

/** Opens the window and shows it once the page has painted. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Rapporteur',
    width: 1280,
    height: 840,
    minWidth: 390,
    minHeight: 560,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: { ...PAGE_PREFERENCES, preload: options.preload, devTools: options.devTools },
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  askBeforeLosingWords(window)
  void window.loadURL(`${PAGE_ORIGIN}${options.path}`)
  return window
}

/** Brings the window to the person, wherever it is. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Electron would keep the window open without a word where the page asks not to be left. */
function askBeforeLosingWords(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: shellWords('unsent'),
      detail: shellWords('unsentDetail'),
      buttons: [shellWords('stay'), shellWords('leave')],
      defaultId: 0,
      cancelId: 0,
    })
    if (choice === 1) event.preventDefault()
  })
}
