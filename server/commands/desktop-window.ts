/**
 * Opens the desktop window. The shell is a program of its own, so it is loaded by address when wanted and known here
 * only by the shape of its one function.
 */

export interface DesktopRequest {
  readonly relay: string | null
  readonly join: string | null
}

/** What the launcher tells and heeds while it brings an Electron. */
export interface Getting {
  readonly say: (line: string) => void
  readonly signal?: AbortSignal
}

export type Launch =
  | {
      readonly started: true
      readonly exited: Promise<number>
      readonly note: string | null
      readonly close: () => void
    }
  | { readonly started: false; readonly sentence: string }

type LaunchDesktop = (request: DesktopRequest, getting: Getting) => Promise<Launch>

const LAUNCHER = new URL('../../electron/launch.ts', import.meta.url).href

/** Opens the window, or says in a sentence why there is none. */
export async function openDesktop(request: DesktopRequest, getting: Getting): Promise<Launch> {
  try {
    const { launchDesktop } = (await import(LAUNCHER)) as { launchDesktop: LaunchDesktop }
    return await launchDesktop(request, getting)
  } catch (error) {
    return { started: false, sentence: `The desktop window cannot be opened (${(error as Error).message}).` }
  }
}

/** Whether a window could be shown at all. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY'])
}
