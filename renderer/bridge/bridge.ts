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

/** A file as the page has it, text or bytes; `name` is a plain file name that the dialog proposes. */
export interface FileToSave {
  readonly name: string
  readonly text: string | Uint8Array
}

/** A log as main read it; `setAside` names the file that what could not be read was put under, or is null. */
export interface KeptLog {
  readonly records: readonly Uint8Array[]
  readonly setAside: string | null
}

/** `kept` only once the records are synced to the disk. `code` is the system's, such as ENOSPC. */
export type KeepOutcome = { readonly kept: true } | { readonly kept: false; readonly code: string }

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
  /** Logs of what this computer keeps of the relay's summit. Names are ids, never paths. */
  keptRead(relay: string, log: string): Promise<KeptLog>
  keptAppend(relay: string, log: string, records: readonly Uint8Array[]): Promise<KeepOutcome>
  /** In the place of all before, whole or not at all. */
  keptReplace(relay: string, log: string, records: readonly Uint8Array[]): Promise<KeepOutcome>
  keptList(relay: string): Promise<readonly string[]>
  /** Adds a line to the journal of the day, which can be read without the app. */
  keptJournal(relay: string, line: string): Promise<void>
  /** Shows today's journal in the system's own reader; resolves to whether it could. */
  openJournal(relay: string): Promise<boolean>
  /** The name of the folder that the relay's notes are mirrored into, or null. The page never learns its path. */
  mirrorName(relay: string): Promise<string | null>
  /** Asks the person for the folder; resolves to its name, or to the one before where they cancelled. */
  chooseMirror(relay: string): Promise<string | null>
  stopMirror(relay: string): Promise<void>
  /** Writes the note's file there, whole. `session` is an id, never a path. */
  mirrorNote(relay: string, session: string, text: string): Promise<KeepOutcome>
  /** Called with a path such as `/sessions/server-limits#abc` when a `rapporteur:` link is opened. Returns the undo. */
  onOpenPath(listener: (path: string) => void): () => void
}

declare global {
  // Declared here so that both the page and the preload see it; electron has no DOM library of its own.
  interface Window {
    readonly rapporteur?: DesktopBridge
  }
}
