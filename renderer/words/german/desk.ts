/** Words of the desk, in German. */
import type { DESK as ENGLISH } from '../english/desk.ts'

export const DESK: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'desk.returnItem': '{number} zurückgeben',
  'desk.itemReturned': 'Zurück von {name}: „{reason}“',
  'desk.returnNeeds': 'Ein Satz genügt, damit klar ist, was fehlt.',
  'desk.returnWhat': 'Was ist zu tun?',
  'desk.returnedToYou': 'Zurückgegebenes',
  'desk.takenBack': 'Zurückgenommen',
  'desk.whoOwns': 'Wer übernimmt {number}?',
  'desk.owner': 'Zuständig',
  'desk.owned': '{number}: {name} übernimmt.',
  'desk.approveAll': 'Alle annehmen',
  'desk.approveAllTitle': '{count, plural, one {Hier fehlt nichts} other {In diesen # fehlt nichts}}',
  'desk.approvedAll': '{count, plural, one {# Sitzung angenommen.} other {# Sitzungen angenommen.}}',
  'desk.notNow': 'Nicht jetzt',
  'desk.proposals': 'Vorschläge',
  'desk.stale': 'Die Zeile lautet inzwischen anders als beim Vorschlag.',
  'desk.take': 'Übernehmen',
  'desk.takeAnyway': 'Trotzdem übernehmen',
  'desk.leave': 'Lassen',
  'desk.keyOwner': 'Zuständige nennen',
  'desk.keyOwnerHint': 'zuständig',
  'desk.keyAll': 'Annehmen, worin nichts fehlt',
  'desk.keyAllHint': 'alle fertigen annehmen',
}
