/**
 * What a command is: everything a key, a menu, the palette, the keyboard line and the list of all keys know of it.
 *
 * To add the commands of a screen: describe them in a file beside this one (`renderer/commands/desk.ts`), put that file
 * into `table.ts`, and say what they do where they can be done: `useCommands({ 'desk.approve': mayApprove ? approve :
 * undefined })`. A command is possible where somebody offers it and while the offer is not `undefined`. Hints of the
 * keyboard line are lists of ids (`useHints`). Nothing else needs to know.
 */

/** Where a command works, in the order in which the list of all keys shows them. */
export const PLACES = [
  'everywhere',
  'today',
  'note',
  'item',
  'gate',
  'checklist',
  'away',
  'desk',
  'wall',
  'publish',
  'registers',
  'blueprint',
  'webhooks',
  'adopt',
  'history',
] as const
export type Place = (typeof PLACES)[number]

export interface Command {
  readonly where: Place
  /**
   * Chords as in `chord.ts` (`Ctrl+K`, `Alt+D`, `Shift+A`, `?`, `F6`), or two keys one after the other (`G T`). Single
   * letters and signs act outside text fields only, and can be switched off.
   */
  readonly keys: readonly string[]
  /** On a Mac, where that is not the same with ⌘ for Ctrl. */
  readonly mac?: readonly string[]
  /** The palette's and the key list's words: "Turn into a decision". */
  readonly words: string
  /** The keyboard line's, where those are too long: "decision". */
  readonly hint?: string
  /** The focused part takes the key itself (arrows in a list, `/` in the text): it is listed, and not run from here. */
  readonly byFocus?: true
}

export type Commands = Readonly<Record<string, Command>>
