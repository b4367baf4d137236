/** Words of taking in old notes, in German. */
import type { ADOPT as ENGLISH } from '../english/adopt.ts'

export const ADOPT: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'commands.place.adopt': 'Alte Notiz',
  'adopt.screen': 'Eine alte Notiz übernehmen',
  'adopt.into': 'In {title}',
  'adopt.teach':
    'Hier einfügen oder eine Datei fallen lassen: Markdown, ein Pad, ein Protokoll von MeetBot oder aus dem IRC, oder eines davon als HTML. Nichts wird geschrieben, bevor du gesehen hast, was daraus wird.',
  'adopt.field': 'Die alte Notiz',
  'adopt.choose': 'Datei wählen',
  'adopt.show': 'Zeigen, was daraus wird',
  'adopt.reading': 'Die alte Notiz wird gelesen',
  'adopt.old': 'Wie sie war',
  'adopt.fresh': 'Wie sie stehen wird',
  'adopt.line': 'Zeile {number}',
  'adopt.take': 'Übernehmen',
  'adopt.keyTake': 'Die alte Notiz übernehmen',
  'adopt.keyTake.hint': 'übernehmen',
  'adopt.keyDoubt': 'Nächste Zeile zum Ansehen',
  'adopt.keyDoubt.hint': 'nächste zum Ansehen',
  'adopt.keyAgain': 'Den alten Text ändern',
  'adopt.keyAgain.hint': 'Text ändern',
  'adopt.sums':
    '{lines, plural, one {1 Zeile} other {# Zeilen}}; {items, plural, =0 {keine Einträge} one {1 Eintrag} other {# Einträge}}, {doubts, plural, =0 {nichts anzusehen} one {1 anzusehen} other {# anzusehen}}.',
  'adopt.promise': 'Jeder Buchstabe bleibt. Was jetzt in der Notiz steht, bleibt als Version erhalten.',
  'adopt.taken': '{lines, plural, one {1 Zeile wurde} other {# Zeilen wurden}} übernommen.',
  'adopt.unreadable':
    '{name} lässt sich nicht als Text lesen: öffne die Datei in ihrem Programm und füge die Worte ein.',
  'adopt.doubt.no owner': 'Niemand wurde gefunden, dem sie gehört',
  'adopt.doubt.several owners': 'Mehrere Namen: wähle einen',
  'adopt.doubt.perhaps an action': 'Vielleicht eine Aufgabe',
  'adopt.doubt.perhaps a decision': 'Vielleicht ein Beschluss',
  'adopt.doubt.cut': 'Zu lang für eine Zeile: hier geteilt',
  'adopt.discussion': 'Gespräch',
  'adopt.back': 'Zurück zur Notiz',
}
