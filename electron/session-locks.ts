/**
 * What the session of our window never grants: permissions, devices, downloads. The one exception is writing plain text
 * to the clipboard, which the page needs for "copy link".
 */
import type { Session } from 'electron'
import { originOf, parseAddress } from './address.ts'
import { PAGE_ORIGIN } from './bundle-path.ts'

/** Whether a permission is given to an address that asks for it. */
export function isGranted(permission: string, requester: string): boolean {
  const url = parseAddress(requester)
  return permission === 'clipboard-sanitized-write' && url !== null && originOf(url) === PAGE_ORIGIN
}

/** Locks a session for good: it is asked once per request and once per check, and both have the same answer. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null)
  })
  // A file leaves the app by the save dialog alone, see save-file.ts.
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.setSpellCheckerEnabled(false)
}
