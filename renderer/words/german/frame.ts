/** Words of the frame, in German. */
import type { FRAME as ENGLISH } from '../english/frame.ts'

export const FRAME: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'frame.today': 'Heute',
  'frame.registers': 'Register',
  'frame.desk': 'Durchsicht',
  'frame.guest': 'Gast in dieser Sitzung',
  'frame.language': 'Sprache',
  'frame.attribution': 'In Notizen zeigen, wer was schrieb',
}
