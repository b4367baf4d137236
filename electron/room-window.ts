/**
 * The window for the room: the same page on the second display, full screen where there is one. One at a time; opening
 * it leaves the keyboard with the person who asked.
 */
import { BrowserWindow, screen } from 'electron'
import { PAGE_ORIGIN } from './bundle-path.ts'
import { PAGE_PREFERENCES } from './contents-locks.ts'

// The screen is dark by itself; so is the moment before it.
const GROUND = '#161c1d'

let shown: BrowserWindow | null = null

/** Shows this path of the page, in the window that is there already or in a new one. */
export async function showRoomWindow(path: string, preload: string): Promise<void> {
  const window = shown ?? createRoomWindow(preload)
  shown = window
  await window.loadURL(`${PAGE_ORIGIN}${path}`)
  window.showInactive()
}

/** Ends it with the window that it belongs to. */
export function closeRoomWindow(): void {
  shown?.close()
}

function createRoomWindow(preload: string): BrowserWindow {
  const here = screen.getPrimaryDisplay()
  const other = screen.getAllDisplays().find((display) => display.id !== here.id)
  const { x, y } = (other ?? here).workArea
  const window = new BrowserWindow({
    title: 'Rapporteur',
    x: x + 40,
    y: y + 40,
    width: 1280,
    height: 720,
    show: false,
    fullscreen: other !== undefined,
    autoHideMenuBar: true,
    backgroundColor: GROUND,
    webPreferences: { ...PAGE_PREFERENCES, preload, devTools: false },
  })
  window.on('closed', () => {
    shown = null
  })
  return window
}
