/** Words of where the words are: saving, offline, coming back, in German. */
import type { KEEP as ENGLISH } from '../english/keep.ts'

export const KEEP: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'keep.whereAreMyWords': 'Wo meine Worte sind',
  'keep.saved': 'Gesichert',
  'keep.savedPanel': 'Beim Summit gesichert um {time}.',
  'keep.nothingWaits': 'Nichts Eigenes wartet.',
  'keep.sending': 'Unterwegs · {lines, plural, one {# Zeile} other {# Zeilen}}',
  'keep.sendingShort': 'Unterwegs',
  'keep.sendingKept':
    '{lines, plural, one {1 Zeile ist unterwegs. Sie steht auch} other {# Zeilen sind unterwegs. Sie stehen auch}} {place, select, desktop {auf diesem Rechner} other {in diesem Browser}}.',
  'keep.sendingOnly':
    '{lines, plural, one {1 Zeile ist unterwegs. Bis dahin hat sie nur dieses Fenster} other {# Zeilen sind unterwegs. Bis dahin hat sie nur dieses Fenster}}.',
  'keep.onComputer': 'Auf diesem Rechner · {lines, plural, one {# Zeile} other {# Zeilen}} zurück',
  'keep.onComputerPanel':
    '{lines, plural, one {1 Zeile ist nur auf diesem Rechner. Sie geht} other {# Zeilen sind nur auf diesem Rechner. Sie gehen}} hinaus, sobald die Verbindung wieder da ist.',
  'keep.inBrowser': 'Nur in diesem Browser · {lines, plural, one {# Zeile} other {# Zeilen}} zurück',
  'keep.inBrowserPanel':
    '{lines, plural, one {1 Zeile ist nur in diesem Browser. Nicht schließen, oder jetzt kopieren.} other {# Zeilen sind nur in diesem Browser. Nicht schließen, oder jetzt kopieren.}}',
  'keep.keeping': '{lines, plural, one {# Zeile} other {# Zeilen}} zurück',
  'keep.keepingPanel': '{lines, plural, one {1 Zeile wird} other {# Zeilen werden}} gerade festgehalten.',
  'keep.behindShort': '{lines} zurück',
  'keep.refused': 'Wird nicht gesichert',
  'keep.refusedPanel': 'Dieser Rechner kann nicht schreiben. Den Text jetzt kopieren.',
  'keep.refusedFirst': 'Wird nicht gesichert.',
  'keep.refusedRest':
    'Dieser Rechner kann nicht schreiben, und es gibt keine Verbindung zum Summit. Den Text jetzt kopieren.',
  'keep.archived': 'Archiviert',
  'keep.archivedPanel': 'Teil des Buches.',
  'keep.noConnection': 'Keine Verbindung',
  'keep.offlineShort': 'Offline',
  'keep.noConnectionSince': 'Keine Verbindung zum Summit seit {time}.',
  'keep.noConnectionNow': 'Keine Verbindung zum Summit.',
  'keep.allIsThere': 'Alles Geschriebene ist beim Summit.',
  'keep.goOn': 'Ruhig weiterschreiben. Es geht hinaus, sobald die Verbindung wieder da ist.',
  'keep.goOnComputer':
    'Ruhig weiterschreiben. {lines, plural, one {1 Zeile ist auf diesem Rechner und geht} other {# Zeilen sind auf diesem Rechner und gehen}} hinaus, sobald die Verbindung wieder da ist.',
  'keep.goOnBrowser':
    'Ruhig weiterschreiben. {lines, plural, one {1 Zeile ist nur in diesem Browser. Offen lassen, bis sie hinaus ist.} other {# Zeilen sind nur in diesem Browser. Offen lassen, bis sie hinaus sind.}}',
  'keep.openJournal': 'Mein Journal öffnen',
  'keep.thisComputer': 'Dieser Rechner',
  'keep.mirror': 'Meine Notizen als Markdown spiegeln nach …',
  'keep.mirrorStop': 'Notizen nicht mehr nach {folder} spiegeln',
  'keep.copyLines': '{lines, plural, one {Die Zeile} other {Die # Zeilen}} kopieren',
  'keep.copied': 'Kopiert',
  'keep.setAside': 'Was dieser Rechner von dieser Notiz behalten hatte, war nicht zu lesen.',
  'keep.setAsideRest':
    'Nichts wurde gelöscht: Es liegt beiseite als {name}. Der Summit hat, was gesichert war.',
  'keep.unreadableRest': 'Nichts wurde gelöscht ({code}). Was gesichert war, hat der Summit.',
  'keep.newerFirst': 'Diese Notiz wurde mit einem neueren Rapporteur geschrieben.',
  'keep.newerRest':
    'Hier lässt sie sich lesen, und nichts von ihr geht verloren; zum Schreiben {place, select, desktop {die App aktualisieren} other {die Seite neu laden}}.',
  'keep.leave': 'Die Notiz verlassen?',
  'keep.leaveHead': '{lines, plural, one {# Zeile} other {# Zeilen}} noch nicht gesendet',
  'keep.leaveText':
    'Sie sind nur auf dieser Seite. Bleiben, bis sie gesichert sind, oder gehen und sie verlieren.',
  'keep.stay': 'Bleiben',
  'keep.leaveAndLose': 'Gehen und verlieren',
  'keep.closedFirst': 'Das Relay hat diese Notiz geschlossen.',
  'keep.othersFirst':
    '{lines, plural, one {1 Zeile} other {# Zeilen}} von vor dem erneuten Beitritt hat der Summit nie bekommen.',
  'keep.othersRest': 'Sie bleiben auf diesem Rechner. Kopieren und dort einfügen, wo sie hingehören.',
  'keep.notTakenFirst': 'Diese Notiz nimmt nichts mehr von dir an.',
  'keep.notTakenRest':
    '{lines, plural, one {1 eigene Zeile ist} other {# eigene Zeilen sind}} nicht hineingekommen. Kopieren und weitergeben an jemanden, der hier schreiben darf.',
}
