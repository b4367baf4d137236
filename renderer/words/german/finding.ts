/** What the rules find in a note, in German. */
import type { FINDING as ENGLISH } from '../english/finding.ts'

export const FINDING: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'finding.role': '{role}: noch niemand genannt. {question}',
  'finding.section': '{section}: keine Zeile{none, select, may { und kein Grund} other {}}.',
  'finding.owner':
    'Für {number} ist {nobody, select, yes {noch niemand zuständig. Die Track-Leitung fragt nach} other {niemand zuständig. So wird kein Work Item daraus}}.',
  'finding.field': '{number}: {field} fehlt.',
  'finding.summary': 'Kein Schlusssatz. In einem Satz: Was kam heraus?',
  'finding.blueprint':
    'Der Blueprint {name} ist nicht bekannt.{has, select, yes { Ähnlich heißen: {close}.} other {}}',
  'finding.person': '{number} nennt {name}; diesen Namen kennt der Summit nicht. Wähle einen aus der Liste.',
  'finding.elsewhere':
    '„{quote}“ steht unter keinem Abschnitt dieser Notiz. Verschiebe es dorthin, wo es hingehört.',
  'finding.repeated': '{number} sagt dasselbe wie {other}. Formuliere eine um oder lösche sie.',
}
