import { expect, test } from 'vitest'
import { looksLike } from '#note/shorthand/looks-like.ts'

const judge = {
  isDate: (words: string) => words === 'friday',
  isPerson: (words: string) => words.toLowerCase() === 'ann',
}

test.each([
  ['[ ] ann to write it by friday', { kind: 'action', text: 'write it', owner: 'ann', due: 'friday' }],
  ['[x] write it', { kind: 'action', text: 'write it', status: 'DONE' }],
  ['TODO: write it', { kind: 'action', text: 'write it' }],
  ['AI: Ann: write it', { kind: 'action', text: 'write it', owner: 'Ann' }],
  ['Zu tun – write it', { kind: 'action', text: 'write it' }],
  ['Ann will write it', { kind: 'action', text: 'write it', owner: 'Ann' }],
  ['ACTION: ann to write it', { kind: 'action', text: 'write it', owner: 'ann' }],
  ['#agreed we keep it', { kind: 'decision', text: 'we keep it' }],
  ['Decision: we keep it', { kind: 'decision', text: 'we keep it' }],
  ['We agreed that it stays', { kind: 'decision', text: 'it stays' }],
  ['Open question: who pays?', { kind: 'question', text: 'who pays?' }],
  ['Offene Frage: wer zahlt?', { kind: 'question', text: 'wer zahlt?' }],
])('M14: %s', (line, looks) => {
  expect(looksLike(line, judge)).toEqual(looks)
})

test.each([
  'it is slow',
  'Somebody to write it',
  'decisions are hard',
  'Tobias: who pays?',
  '[ ]',
  'TODO:',
  '',
])('M14: %j looks like nothing', (line) => {
  expect(looksLike(line, judge)).toBeNull()
})
