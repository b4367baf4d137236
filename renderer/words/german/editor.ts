/** Words of the text itself: menus, pickers, chips, shorthand, commands, in German. */
import type { EDITOR as ENGLISH } from '../english/editor.ts'

export const EDITOR: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'editor.plainText': 'Als Text lassen',
  'editor.takenAs': 'Verstanden als: {what}.',
  'editor.topic': 'Thema',
  'editor.link': 'Link',
  'editor.corrected': 'Verbessert: „{old}“ heißt jetzt „{now}“.',
  'editor.inserted': 'Davor eingefügt.',
  'editor.idea': 'Idee',
  'editor.help': 'Hilfe gesucht',
}
