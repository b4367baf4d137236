/** Words of Today and getting into a room, in German. */
import type { TODAY as ENGLISH } from '../english/today.ts'

export const TODAY: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'today.unscheduled': 'Ungeplante Sitzung',
  'today.about': 'Worum geht es?',
  'today.roomLabel': 'Raum',
  'today.noRoom': 'Kein Raum',
  'today.trackLabel': 'Track',
  'today.noTrack': 'Kein Track',
  'today.howLong': 'Wie lange, ab jetzt?',
  'today.minutes': '{minutes} min',
  'today.addSession': 'Notiz öffnen',
  'today.notNow': 'Jetzt nicht',
  'today.needsTitle': 'Eine Sitzung braucht einen Titel.',
  'today.neverConnected':
    'Dieser Rechner kennt das Summit noch nicht. Einmal verbinden, dann gehen neue Sitzungen auch ohne Netz.',
  'today.merged': '„{title}“ wurde in diesem Raum zweimal begonnen. Beide Notizen sind jetzt eine.',
  'today.waiting':
    '{lines, plural, one {# Zeile wartet} other {# Zeilen warten}} auf diesem Rechner auf das Summit, in {notes, plural, one {einer Notiz} other {# Notizen}}:',
}
