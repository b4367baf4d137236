/**
 * The application menu. Saving and exporting live in the page; here are only the things of a window.
 */
import type { MenuItemConstructorOptions } from 'electron'

export interface MenuOptions {
  readonly relay: string | null
  readonly mac: boolean
  readonly devTools: boolean
  readonly openRelay: () => void
}

/** The menu as data, so that it can be looked at without Electron. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = options.mac ? [{ role: 'appMenu' }] : []
  return [
    ...own,
    { label: '&File', submenu: [options.mac ? { role: 'close' } : { role: 'quit' }] },
    { label: '&Edit', role: 'editMenu' },
    { label: '&View', submenu: viewItems(options.devTools) },
    { label: '&Window', role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: helpItems(options) },
  ]
}

function viewItems(devTools: boolean): MenuItemConstructorOptions[] {
  const tools: MenuItemConstructorOptions[] = devTools ? [{ role: 'toggleDevTools' }] : []
  return [
    { role: 'reload' },
    ...tools,
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
}

function helpItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const about: MenuItemConstructorOptions = { role: 'about' }
  if (options.relay === null) return [{ label: 'No relay chosen', enabled: false }, about]
  return [
    { label: `Relay: ${options.relay}`, enabled: false },
    { label: 'Open in the browser', click: options.openRelay },
    about,
  ]
}
