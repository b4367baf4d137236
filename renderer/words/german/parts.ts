/** Words of what several screens use, in German. */
import type { PARTS as ENGLISH } from '../english/parts.ts'

export const PARTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'parts.undo': 'Rückgängig',
  'parts.removed': 'entfernt:',
  'parts.removedEnd': 'Ende von Entferntem.',
  'parts.added': 'neu:',
  'parts.addedEnd': 'Ende von Neuem.',
  'parts.number':
    '{count, plural, =0 {keine} =1 {eine} =2 {zwei} =3 {drei} =4 {vier} =5 {fünf} =6 {sechs} =7 {sieben} =8 {acht} =9 {neun} =10 {zehn} =11 {elf} =12 {zwölf} other {#}}',
  'parts.kind.decision': 'Beschluss',
  'parts.kind.action': 'Aufgabe',
  'parts.kind.question': 'Frage',
  'parts.kind.blueprint': 'Blueprint',
  'parts.kind.person': 'Person',
}
