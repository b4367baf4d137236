/** Words of the radar, in German. */
import type { RADAR as ENGLISH } from '../english/radar.ts'

export const RADAR: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'radar.hints': 'In zwei Räumen gesagt',
  'radar.contradiction': 'Zwei Räume widersprechen sich vielleicht',
  'radar.twin': 'Zwei Räume sagen fast dasselbe',
  'radar.dismiss': 'Das ist nichts: {title}',
  'radar.clashes': 'Widerspricht {title}, {number}',
  'radar.same': 'Fast wie in {title}, {number}',
  'radar.here':
    '{count, plural, one {# Zeile hier steht} other {# Zeilen hier stehen}} auch in einem anderen Raum',
  'radar.count': '{count, plural, one {# Widerspruch} other {# Widersprüche}} mit einem anderen Raum',
}
