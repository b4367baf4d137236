/**
 * What happens when a `rapporteur:` link is opened: the window comes forward and the page is told a path. A link to
 * another relay than the chosen one is followed only after a question. Nothing is joined or changed by a link.
 */
import type { App } from 'electron'
import { findDeepLink, LINK_PROTOCOL, parseDeepLink, type DeepLink } from './deep-link.ts'

export interface LinkTarget {
  readonly relay: () => string | null
  readonly bringForward: () => void
  /** Tells the page to open a path of its own. */
  readonly openPath: (path: string) => void
  /** Asks whether to change to this relay; where agreed the page is loaded anew at the path. */
  readonly offerRelay: (relay: string, path: string) => Promise<boolean>
}

/** Follows one link. */
export async function followLink(link: DeepLink, target: LinkTarget): Promise<void> {
  target.bringForward()
  if (link.relay === target.relay()) target.openPath(link.path)
  else await target.offerRelay(link.relay, link.path)
}

/** Listens for links of later starts and, on macOS, of the system; registers the protocol for an installed app. */
export function listenForLinks(
  app: Pick<App, 'on' | 'isPackaged' | 'setAsDefaultProtocolClient'>,
  target: LinkTarget,
): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_PROTOCOL)
  app.on('second-instance', (_event, argv) => {
    const link = findDeepLink(argv)
    if (link === null) target.bringForward()
    else void followLink(link, target)
  })
  app.on('open-url', (event, address) => {
    event.preventDefault()
    const link = parseDeepLink(address)
    if (link !== null) void followLink(link, target)
  })
}
