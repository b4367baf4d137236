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
  'editor.nothingFits': 'Nichts passt.',
  'editor.noDate':
    'Noch kein Datum. Etwa 16. Oktober, nächsten Freitag, in zwei Wochen oder ein Meilenstein.',
  'editor.day.tomorrow': 'morgen',
  'editor.day.friday': 'Freitag',
  'editor.day.nextFriday': 'nächsten Freitag',
  'editor.day.twoWeeks': 'in 2 Wochen',
  'editor.day.endOfMonth': 'Monatsende',
  'editor.asItIs': 'wie es ist',
  'editor.asTyped': 'wie getippt',
  'editor.milestones': 'Meilensteine',
  'editor.none': 'Keine',
}
