/** Words read aloud when others change the note, in German. */
import type { ALOUD as ENGLISH } from '../english/aloud.ts'

export const ALOUD: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'aloud.setting': 'Vorlesen, was andere beitragen',
  'aloud.added': '{kind} {number} von {name}',
  'aloud.addedByNobody': '{kind} {number} hinzugefügt',
  'aloud.removed': '{kind} {number} entfernt',
  'aloud.converted': '{before} {was} ist jetzt {kind} {number}',
  'aloud.more': '{count, plural, one {eine weitere Änderung} other {# weitere Änderungen}}',
}
