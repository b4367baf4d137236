import { describe, expect, it } from 'vitest'
import { readMeaning, type Meaning } from '#note/shorthand/meaning.ts'
import { refMeant, whomMeant } from '#note/shorthand/whom.ts'

const DATES = new Set(['friday', '16 oct', 'freitag', 'havana'])
const judge = {
  isDate: (words: string) => DATES.has(words.toLowerCase()),
  isPerson: (words: string) => words === 'will smith',
}

const CASES: readonly [rule: string, line: string, meaning: Meaning][] = [
  ['M1', '#agreed we keep it', { is: 'item', kind: 'decision', text: 'we keep it' }],
  ['M1', '#AGREE: we keep it', { is: 'item', kind: 'decision', text: 'we keep it' }],
  ['M1', '#accepted v2', { is: 'item', kind: 'decision', text: 'v2' }],
  ['M1', '#rejected v1', { is: 'item', kind: 'decision', text: 'Rejected: v1' }],
  ['M1', '#info it is slow', { is: 'item', kind: 'info', text: 'it is slow' }],
  ['M1', '#idea cache it', { is: 'item', kind: 'idea', text: 'cache it' }],
  ['M1', '#halp tests', { is: 'item', kind: 'help', text: 'tests' }],
  ['M1', '#topic Limits', { is: 'heading', text: 'Limits', depth: 0 }],
  [
    'M1',
    '#link https://a.example/x the draft',
    { is: 'link', href: 'https://a.example/x', text: 'the draft' },
  ],
  ['M1', '#link not an address', { is: 'plain', text: '#link not an address' }],
  ['M1', '#agreed', { is: 'plain', text: '#agreed' }],
  ['M1', '#server-limits is it', { is: 'plain', text: '#server-limits is it' }],
  ['M1', '#constructor x', { is: 'plain', text: '#constructor x' }],
  ['M2', 'RESOLUTION: keep it', { is: 'item', kind: 'decision', text: 'keep it' }],
  ['M2', 'resolved: keep it', { is: 'item', kind: 'decision', text: 'keep it' }],
  ['M2', 'AGREED: keep it', { is: 'item', kind: 'decision', text: 'keep it' }],
  ['M2', 'PROPOSED: drop it', { is: 'item', kind: 'decision', text: 'drop it', status: 'proposed' }],
  ['M2', 'Topic: Limits', { is: 'heading', text: 'Limits', depth: 0 }],
  ['M2', 'Subtopic: Per user', { is: 'heading', text: 'Per user', depth: 1 }],
  ['M2', 'Issue: who pays?', { is: 'item', kind: 'question', text: 'who pays?' }],
  ['M2', 'QUESTION: who pays?', { is: 'item', kind: 'question', text: 'who pays?' }],
  ['M2', 'Tobias: who pays?', { is: 'plain', text: 'Tobias: who pays?' }],
  [
    'M3',
    'ACTION: ann to write the spec by friday',
    { is: 'item', kind: 'action', text: 'write the spec', owner: 'ann', due: 'friday' },
  ],
  [
    'M3',
    '#action Ann Lee to write it - due 16 Oct',
    { is: 'item', kind: 'action', text: 'write it', owner: 'Ann Lee', due: '16 Oct' },
  ],
  ['M3', 'ACTION: ann: write it', { is: 'item', kind: 'action', text: 'write it', owner: 'ann' }],
  [
    'M3',
    'ACTION: will smith to write it by havana',
    { is: 'item', kind: 'action', text: 'write it', owner: 'will smith', due: 'havana' },
  ],
  [
    'M3',
    'Aufgabe: ann soll es schreiben bis Freitag',
    { is: 'item', kind: 'action', text: 'es schreiben', owner: 'ann', due: 'Freitag' },
  ],
  ['M3', 'ACTION: stand by the door', { is: 'item', kind: 'action', text: 'stand by the door' }],
  ['M3', 'ACTION: remember to write', { is: 'item', kind: 'action', text: 'remember to write' }],
  ['M3', 'ACTION: find a way to do it', { is: 'item', kind: 'action', text: 'find a way to do it' }],
  ['M3', 'ACTION: ann takes the minutes', { is: 'item', kind: 'action', text: 'ann takes the minutes' }],
  ['M3', 'ACTION: [urgent] write it', { is: 'item', kind: 'action', text: '[urgent] write it' }],
  [
    'M3',
    'ACTION: [will smith] write it (due havana)',
    { is: 'item', kind: 'action', text: 'write it', owner: 'will smith', due: 'havana' },
  ],
  ['M3', 'ACTION: @ann write it', { is: 'item', kind: 'action', text: 'write it', owner: 'ann' }],
  ['M4', '… and so on', { is: 'continued', text: 'and so on' }],
  ['M4', '... and so on', { is: 'continued', text: 'and so on' }],
  ['M4', '...', { is: 'plain', text: '...' }],
  ['M5', 's/old/new/', { is: 'correction', old: 'old', now: 'new', all: false }],
  ['M5', 's/old/new/g', { is: 'correction', old: 'old', now: 'new', all: true }],
  ['M5', 's/a\\/b/c', { is: 'correction', old: 'a/b', now: 'c', all: false }],
  ['M5', 's/old//', { is: 'correction', old: 'old', now: '', all: false }],
  ['M5', 'i/before this/insert this/', { is: 'insertion', before: 'before this', text: 'insert this' }],
  ['M5', 's/only one', { is: 'plain', text: 's/only one' }],
  ['M6', '\\#agreed as typed', { is: 'plain', text: '#agreed as typed' }],
  ['M6', '\\o/ wins', { is: 'plain', text: '\\o/ wins' }],
  ['M6', '\\s/a/b/', { is: 'plain', text: 's/a/b/' }],
]

describe('M1, M2, M3, M4, M5, M6: shorthand', () => {
  it.each(CASES)('%s: %s', (_rule, line, meaning) => {
    expect(readMeaning(line, judge)).toEqual(meaning)
  })
})

const PEOPLE = [
  { id: 'p1', name: 'Ann Lee', launchpad: 'annl' },
  { id: 'p2', name: 'Ann Ost' },
  { id: 'p3', name: 'Zoë Vuković', launchpad: 'zv' },
]

describe('M7: an owner by name, beginning or account, never a guess', () => {
  it.each([
    ['zoe', 'p3'],
    ['vuk', 'p3'],
    ['zo vu', 'p3'],
    ['ZV', 'p3'],
    ['@annl', 'p1'],
    ['ann', null],
    ['ann o', 'p2'],
    ['nobody', null],
  ])('%s', (typed, id) => {
    expect(whomMeant(typed, PEOPLE)?.id ?? null).toBe(id)
  })

  it('of two the one in the room is meant, and the name nobody has stays as typed', () => {
    expect(refMeant('ann', PEOPLE, new Set(['p2']))).toEqual({ id: 'p2', name: 'Ann Ost' })
    expect(refMeant('ann', PEOPLE)).toEqual({ name: 'ann' })
  })
})
