/**
 * What the desktop shell offers the page: the only thing the two share. The preload proves that what it exposes fits
 * this type; in a browser `window.rapporteur` is absent and the page does without.
 */

/** Where the page should connect, and with what. `join` is an invite's secret or null; `relay` an http(s) origin. */
export interface DesktopStart {
  readonly relay: string | null
  readonly join: string | null
  readonly version: string
}

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly name: string }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly sentence: string }

/** A file as the page made it; `name` is a plain file name that the dialog proposes. */
export interface FileToSave {
  readonly name: string
  readonly text: string
}

export interface DesktopBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
  start(): Promise<DesktopStart>
  saveFile(file: FileToSave): Promise<SaveOutcome>
  /** Asks the shell to open an https: or mailto: address outside; resolves to whether it did. */
  openOutside(address: string): Promise<boolean>
  /** Keeps the session token where the system keeps secrets, by relay origin; null forgets it. */
  keepToken(relay: string, token: string | null): Promise<void>
  readToken(relay: string): Promise<string | null>
  /**
   * Asks the person whether the app may connect to this relay from now on (the content policy allows one relay only).
   * Where they agree the page is loaded anew with it in `start()`; resolves to whether they did.
   */
  chooseRelay?(relay: string): Promise<boolean>
  /** Shows a `/room/…` path of the page in a window of its own, on the second display where there is one. */
  showRoom(path: string): Promise<void>
  /** Called with a path such as `/sessions/server-limits#abc` when a `rapporteur:` link is opened. Returns the undo. */
  onOpenPath(listener: (path: string) => void): () => void
}

declare global {
  // Declared here so that both the page and the preload see it; electron has no DOM library of its own.
  interface Window {
    readonly rapporteur?: DesktopBridge
  }
}
