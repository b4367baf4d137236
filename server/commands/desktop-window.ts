/**
 * Opens the desktop window. The shell is a program of its own, so it is loaded by address when wanted and known here
 * only by the shape of its one function.
 */

export interface DesktopRequest {
  readonly relay: string | null
  readonly join: string | null
}

export type Launch =
  | { readonly started: true; readonly exited: Promise<number>; readonly note: string | null }
  | { readonly started: false; readonly sentence: string }

const LAUNCHER = new URL('../../electron/launch.ts', import.meta.url).href

/** Opens the window, or says in a sentence why there is none. */
export async function openDesktop(request: DesktopRequest): Promise<Launch> {
  try {
    const { launchDesktop } = (await import(LAUNCHER)) as {
      launchDesktop: (request: DesktopRequest) => Promise<Launch>
    }
    return await launchDesktop(request)
  } catch (error) {
    return { started: false, sentence: `The desktop window cannot be opened (${(error as Error).message}).` }
  }
}

/** Whether a window could be shown at all. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY'])
}
