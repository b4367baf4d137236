import { expect, test } from 'vitest'
import { matchWords } from '#renderer/editor/surface/match-words.ts'
import {
  blueprintRows,
  choiceRows,
  ownerRows,
  personRows,
  slashRows,
} from '#renderer/editor/surface/menu-rows.ts'
import { personHue } from '#renderer/editor/surface/person-hue.ts'
import { isNameOf, speakerOf } from '#note/speaker.ts'
import { lookup, template } from './written-note.ts'

const people = [
  { id: 'elif', name: 'Elif Demir', launchpad: 'elif' },
  { id: 'gaspard', name: 'Gaspard Peltier', launchpad: 'gp' },
  { id: 'daniela', name: 'Daniela Vuković' },
  { id: 'maren', name: 'Maren Okafor', launchpad: 'maren' },
]
const sources = {
  present: [{ id: 'elif', name: 'Elif Demir' }],
  people,
  me: { id: 'maren', name: 'Maren Okafor' },
}

test.each([
  ['Daniela Vuković', 'vukovic', [[8, 15]]],
  [
    'Elif Demir',
    'de el',
    [
      [0, 2],
      [5, 7],
    ],
  ],
  ['Elif Demir', 'x', null],
  ['Gaspard Peltier', 'el', [[9, 11]]],
  ['Elif', '', []],
])('%s is found by "%s"', (text, query, ranges) => {
  expect(matchWords(text, query)?.ranges ?? null).toEqual(ranges)
})

test('people in the room come first, then those at the summit by how well they match', () => {
  expect(personRows('el', sources).map((row) => [row.group, row.title])).toEqual([
    ['In this room', 'Elif Demir'],
    ['At the summit', 'Gaspard Peltier'],
    ['At the summit', 'Daniela Vuković'],
  ])
})

test('somebody without an account can be chosen and says what is wrong', () => {
  expect(personRows('dani', sources)[0]?.warning).toBe('No Launchpad account: cannot be exported')
})

test('the owner picker ends with me and nobody, and keeps a name it does not know', () => {
  expect(
    ownerRows('', sources)
      .map((row) => row.id)
      .slice(-2),
  ).toEqual(['me', 'nobody'])
  expect(ownerRows('Zoë', sources).map((row) => row.choice)).toEqual([
    { do: 'person', person: { name: 'Zoë' } },
  ])
  expect(ownerRows('elif demir', sources).some((row) => row.id === 'typed')).toBe(false)
})

test('a menu has at most nine rows', () => {
  const crowd = Array.from({ length: 40 }, (_none, index) => ({ id: `p${index}`, name: `Ada ${index}` }))
  expect(ownerRows('a', { ...sources, people: crowd }).length).toBeLessThanOrEqual(9)
  const names = crowd.map(({ id }) => ({ name: `${id}x`, title: '' }))
  expect(blueprintRows('p', names)).toHaveLength(9)
})

test('the slash menu offers the kinds, the fields of an item, and a link', () => {
  expect(slashRows('', lookup, 'bullet').map((row) => row.title)).toEqual([
    'Decision',
    'Action',
    'Question',
    'Blueprint',
    'Link',
  ])
  expect(slashRows('ow', lookup, 'action').map((row) => row.title)).toEqual(['Owner'])
  expect(slashRows('usr', lookup, 'bullet')).toEqual([])
})

test('an unknown blueprint can be named when the name is one', () => {
  expect(blueprintRows('new-one', []).map((row) => row.choice)).toEqual([
    { do: 'blueprint', name: 'new-one' },
  ])
  expect(blueprintRows('-', [])).toEqual([])
})

test('a status is chosen from the template and cannot be taken away', () => {
  const status = template.kinds[1]?.fields.find((field) => field.key === 'status')
  expect(status && choiceRows('', status).map((row) => row.choice)).toEqual(
    ['TODO', 'INPROGRESS', 'BLOCKED', 'DONE', 'POSTPONED'].map((value) => ({ do: 'value', value })),
  )
})

test.each([
  ['Tobias: hello', 'Tobias'],
  ['Jean-Luc Picard: engage', 'Jean-Luc Picard'],
  ['Éva: so', 'Éva'],
  ['Éva:', null],
  ['Measured both in staging: it works', null],
  ['Open question: who', null],
  ['Three Short Words: no', null],
  ['Extraordinarily Longwinded: no', null],
  ['elif: I will', 'elif'],
  ['gaspard peltier: me too', 'gaspard peltier'],
  ['https://example.org', null],
  ['note: this', null],
  ['At 12:30 we stopped', null],
])('the speaker of "%s" is %s', (text, name) => {
  expect(speakerOf(text, (word) => isNameOf(word, people))).toBe(name)
})

test('a person has the same hue everywhere', () => {
  expect(personHue('elif')).toBe(personHue('elif'))
  expect(people.every(({ id }) => personHue(id) >= 1 && personHue(id) <= 6)).toBe(true)
})
