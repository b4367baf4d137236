/**
 * The application menu. Saving and exporting live in the page; here are only the things of a window.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { shellWords, type ShellKey } from './words.ts'

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
    { label: shellWords('file'), submenu: [options.mac ? item('close') : item('quit')] },
    { label: shellWords('edit'), submenu: editItems() },
    { label: shellWords('view'), submenu: viewItems(options.devTools) },
    { label: shellWords('window'), role: 'window', submenu: [item('minimize'), item('close')] },
    { label: shellWords('help'), role: 'help', submenu: helpItems(options) },
  ]
}

/** Electron names what its roles do in English, whatever the system speaks. */
function item(role: ShellKey & MenuItemConstructorOptions['role']): MenuItemConstructorOptions {
  return { role, label: shellWords(role) }
}

function editItems(): MenuItemConstructorOptions[] {
  const rule = { type: 'separator' } as const
  return [item('undo'), item('redo'), rule, item('cut'), item('copy'), item('paste'), rule, item('selectAll')]
}

function viewItems(devTools: boolean): MenuItemConstructorOptions[] {
  const tools: MenuItemConstructorOptions[] = devTools
    ? [{ role: 'toggleDevTools', label: shellWords('tools') }]
    : []
  return [
    item('reload'),
    ...tools,
    { type: 'separator' },
    item('resetZoom'),
    item('zoomIn'),
    item('zoomOut'),
    { type: 'separator' },
    { role: 'togglefullscreen', label: shellWords('fullScreen') },
  ]
}

function helpItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const about: MenuItemConstructorOptions = item('about')
  if (options.relay === null) return [{ label: shellWords('noRelay'), enabled: false }, about]
  return [
    { label: shellWords('relay', { relay: options.relay }), enabled: false },
    { label: shellWords('openInBrowser'), click: options.openRelay },
    about,
  ]
}
