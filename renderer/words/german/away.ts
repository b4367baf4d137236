/** Words of what happened while one was away from a note, in German. */
import type { AWAY as ENGLISH } from '../english/away.ts'

export const AWAY: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'away.head': 'Während du weg warst',
  'away.aloud': '{changes, plural, one {1 Änderung} other {# Änderungen}}, während du weg warst.',
  'away.span':
    '{from} bis {until}. {changes, plural, one {1 Änderung ist} other {# Änderungen sind}} hereingekommen.',
  'away.spanSent':
    '{from} bis {until}. {lines, plural, one {Deine Zeile ging} other {Deine # Zeilen gingen}} hinaus, {changes, plural, one {1 Änderung} other {# Änderungen}} kamen herein.',
  'away.lines': '{lines, plural, one {1 Zeile} other {# Zeilen}} in {section}',
  'away.bothKept': 'Auch du hast es geändert. Beides blieb. Lies es einmal.',
  'away.walk': 'Durchgehen',
  'away.next': 'Weiter',
  'away.done': 'Fertig',
  'away.show': 'Zeigen',
  'away.fine': 'Gut',
  'away.fine.hint': 'zurück zur Notiz',
  'commands.place.away': 'Während du weg warst',
}
