/** Words of joining: the summit by an invitation, one session as a guest, in German. */
import type { JOIN as ENGLISH } from '../english/join.ts'

export const JOIN: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'join.invited': 'Eine Einladung',
  'join.invitedHelp':
    'Notizen eines Summits, von vielen geschrieben. Nur ein Name für die anderen fehlt noch.',
  'join.withInvite': 'Mit einer Einladung beitreten',
  'join.withInviteHelp':
    'Den Link gibt, wer den Summit organisiert. Hier einfügen, und einen Namen für die anderen nennen.',
  'join.guest': 'Als Gast mitschreiben',
  'join.guestHelp':
    'Das öffnet die Notiz der Sitzung in diesem Raum und sonst nichts. Nur ein Name für die anderen fehlt noch.',
  'join.wasGuest': 'Bisher als Gast hier, unter dem Namen {name}. Das Geschriebene behält seinen Namen.',
  'join.link': 'Einladungslink',
  'join.name': 'Name',
  'join.join': 'Beitreten',
  'join.openNote': 'Notiz öffnen',
  'join.noLink': 'Das ist kein Einladungslink. Er endet auf /join# und ein langes Wort.',
  'join.scanAgain': 'Der Adresse fehlt ihr Code. Den Code auf dem Bildschirm im Raum noch einmal scannen.',
  'join.noName': 'Einen Namen für die anderen nennen.',
}
