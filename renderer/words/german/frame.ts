/** Words of the frame, in German. */
import type { FRAME as ENGLISH } from '../english/frame.ts'

export const FRAME: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'frame.today': 'Heute',
  'frame.registers': 'Register',
  'frame.desk': 'Durchsicht',
  'frame.guest': 'Gast in dieser Sitzung',
  'frame.startInRoom': 'Mit der Notiz meines Raums beginnen',
  'frame.language': 'Sprache',
  'frame.attribution': 'In Notizen zeigen, wer was schrieb',
  'frame.goTo': 'Gehe zu',
  'frame.found': 'Gefunden',
  'frame.foundNothing': 'Hier gibt es „{query}“ nicht.',
  'frame.group.items': 'Einträge',
  'frame.group.sessions': 'Sitzungen',
  'frame.group.people': 'Personen',
  'frame.group.screens': 'Seiten',
  'frame.group.commands': 'Befehle',
  'frame.only.commands': 'Befehle',
  'frame.only.people': 'Personen',
  'frame.only.items': 'Einträge',
  'frame.move': 'bewegen',
  'frame.go': 'gehen',
  'frame.worksOn': 'Hier nicht möglich. Gilt in: {place}',
  'frame.sessionsOf': '{count, plural, =0 {keine Sitzung} one {# Sitzung} other {# Sitzungen}}',
  'frame.goToShort': 'Zu Sitzung, Person oder Eintrag',
  'frame.backToToday': 'Zurück zu Heute',
}
