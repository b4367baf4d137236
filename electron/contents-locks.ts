/**
 * What no web contents of the app may do, wherever it comes from: leave our page, open windows, hold a webview, or run
 * with weaker settings than ours.
 */
import type { App, WebContents, WebPreferences } from 'electron'
import { originOf, parseAddress } from './address.ts'
import { PAGE_ORIGIN } from './bundle-path.ts'

/** The settings of every window of the app, checked again on each web contents that appears. */
export const PAGE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences

/** The names of the settings in which some preferences are weaker than ours. */
export function weakerPreferences(preferences: WebPreferences): string[] {
  const weaker = Object.entries(PAGE_PREFERENCES).filter(([name, wanted]) => {
    const value = preferences[name as keyof WebPreferences]
    return value !== undefined && value !== wanted
  })
  const named = weaker.map(([name]) => name)
  return preferences.enableBlinkFeatures ? [...named, 'enableBlinkFeatures'] : named
}

/** Whether a navigation stays in our page; compared by parsed origin, never by prefix. */
export function isOwnAddress(address: string): boolean {
  const url = parseAddress(address)
  return url !== null && originOf(url) === PAGE_ORIGIN
}

/** Locks every web contents from its first moment. `outside` is offered addresses that the page wanted to open. */
export function lockAllContents(
  app: Pick<App, 'on'>,
  outside: (address: string) => void,
  report: (line: string) => void,
): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, outside)
    const weaker = weakerPreferences(settingsOf(contents))
    if (contents.getType() !== 'window' || weaker.length === 0) return
    report(`A window with weaker settings (${weaker.join(', ')}) was closed.`)
    contents.close()
  })
}

/** Electron has this question without declaring it; where a version lacks it the e2e test of the page still asks. */
function settingsOf(contents: WebContents): WebPreferences {
  const asked = contents as WebContents & { getLastWebPreferences?: () => WebPreferences | null }
  return asked.getLastWebPreferences?.() ?? {}
}

function lockContents(contents: WebContents, outside: (address: string) => void): void {
  contents.on('will-frame-navigate', stayHere)
  contents.on('will-navigate', stayHere)
  contents.on('will-redirect', stayHere)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    outside(url)
    return { action: 'deny' }
  })
}

function stayHere(event: { readonly url: string; readonly preventDefault: () => void }): void {
  if (!isOwnAddress(event.url)) event.preventDefault()
}
