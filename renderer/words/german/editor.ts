/** Words of the text itself: menus, pickers, chips, shorthand, commands, in German. */
import type { EDITOR as ENGLISH } from '../english/editor.ts'

export const EDITOR: Readonly<Record<keyof typeof ENGLISH, string>> = {}
