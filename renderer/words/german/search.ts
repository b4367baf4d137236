/** Words of search, in German. */
import type { SEARCH as ENGLISH } from '../english/search.ts'

export const SEARCH: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'search.title': 'Suche',
  'search.field': 'Alle Notizen durchsuchen',
  'search.placeholder': 'owner:ann open due<freitag "genau so" -wort',
  'search.results': 'Fundstellen',
  'search.count':
    '{hits, plural, one {# Zeile} other {# Zeilen}} in {sessions, plural, one {# Sitzung} other {# Sitzungen}}',
  'search.more': 'Gezeigt sind die {hits} besten. Ein Filter grenzt weiter ein.',
  'search.nothing': 'Nichts passt zu {query}.',
  'search.chat': 'Nachrichten im Chat werden nicht durchsucht.',
  'search.clear': 'Suche leeren',
  'search.failed': 'Die Suche bekam keine Antwort.',
  'search.again': 'Noch einmal suchen',
  'search.session': 'Sitzung',
  'search.summary': 'Schlusssatz',
  'search.teach':
    'Wörter eingeben oder mit Filtern sagen, was gemeint ist. Jede Zeile jeder Notiz wird gefunden, sobald sie einen Moment geruht hat.',
  'search.exampleOwner': 'offene Aufgaben von Ann, fällig vor Freitag',
  'search.examplePhrase': 'genau diese Wörter, im Track Server',
  'search.exampleVoice': 'was Betreiber über Neustarts gesagt haben',
  'search.exampleNobody': 'Aufgaben, die niemand hat',
  'search.keyField': 'Suchfeld',
  'search.kept': 'Das Relay antwortet nicht: gesucht wird in dem, was dieser Rechner hat.',
  'search.keptSoFar': 'Bisher sind {read} von {all} Notizen gelesen.',
}
