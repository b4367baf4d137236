/** Words of the opening gate and the closing checklist, in German. */
import type { CLOSING as ENGLISH } from '../english/closing.ts'

export const CLOSING: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'closing.isOpen': '{number} ist offen. Mitnehmen?',
  'closing.goesTo': 'Geht weiter in „{title}“',
  'closing.staysOpen': 'Sie bleibt offen und steht in den Registern.',
  'closing.carryTo': '{number} mitnehmen in',
  'closing.staysHere': 'Sie bleibt hier, offen',
  'closing.carryOver': 'Mitnehmen',
  'closing.leaveIt': 'Offen lassen',
  'closing.showIt': 'Zeigen',
  'closing.toGo': '{left, plural, =0 {nichts fehlt} one {# Antwort fehlt} other {# Antworten fehlen}}',
}
