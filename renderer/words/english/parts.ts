/** Words of what several screens use. */
export const PARTS = {
  'parts.undo': 'Undo',
  'parts.removed': 'removed:',
  'parts.removedEnd': 'end of removed.',
  'parts.added': 'added:',
  'parts.addedEnd': 'end of added.',
  'parts.number':
    '{count, plural, =0 {no} =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} =10 {ten} =11 {eleven} =12 {twelve} other {#}}',
  'parts.kind.decision': 'Decision',
  'parts.kind.action': 'Action',
  'parts.kind.question': 'Question',
  'parts.kind.blueprint': 'Blueprint',
  'parts.kind.person': 'Person',
} as const
