// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { matchWords } from '#renderer/editor/surface/match-words.ts'
import { blueprintRows, choiceRows, type Row } from '#renderer/editor/surface/menu-rows.ts'
import { ownerRows, personRows } from '#renderer/editor/surface/person-rows.ts'
import { slashRows } from '#renderer/editor/surface/slash-rows.ts'
import { personProblem } from '#renderer/editor/surface/person-problem.ts'
import { personHue } from '#renderer/editor/surface/person-hue.ts'
import { isNameOf, speakerOf } from '#note/speaker.ts'
import { createTemplateLookup } from '#renderer/editor/surface/template-lookup.ts'
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

test('M12: people in the room come first, then those of the session, then everybody, each once', () => {
  const attendees = [
    { id: 'daniela', name: 'Daniela Vuković' },
    { id: 'elif', name: 'Elif Demir' },
    { name: 'Ada El' },
  ]
  expect(ownerRows('el', { ...sources, attendees }).map((row) => [row.group, row.title])).toEqual([
    ['In this room', 'Elif Demir'],
    ['In this session', 'Ada El'],
    ['In this session', 'Daniela Vuković'],
    ['At the summit', 'Gaspard Peltier'],
    ['Somebody else', 'el'],
  ])
})

test('M12: somebody is flagged with the reason: not known, or without the account that this summit exports', () => {
  const accounts = [
    { id: 'a', name: 'Ann Lee', launchpad: 'annl' },
    { id: 'b', name: 'Bo' },
  ]
  expect([
    personProblem({ id: 'a', name: 'Ann Lee' }, accounts),
    personProblem({ name: 'bo' }, accounts),
    personProblem({ name: 'Zoë' }, accounts),
    personProblem({ name: 'Bo' }, [{ id: 'b', name: 'Bo' }]),
  ]).toEqual([
    null,
    'No Launchpad account: cannot be exported',
    'Not known at this summit: cannot be exported',
    null,
  ])
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

const TALK = { kind: 'bullet', section: 'discussion' }

test('M11: the slash menu offers the kinds of the template, a topic and a link', () => {
  expect(slashRows('', lookup, TALK).map((row) => row.title)).toEqual([
    'Decision',
    'Action',
    'Question',
    'Blueprint',
    'Topic',
    'Link',
  ])
})

const asked = (query: string, place = TALK): string[] =>
  slashRows(query, lookup, place).map((row: Row) => row.id)

test.each([
  ['dec', 'kind-decision'],
  ['agreed', 'kind-decision'],
  ['besch', 'kind-decision'],
  ['vote', 'kind-decision'],
  ['todo', 'kind-action'],
  ['Aufgabe', 'kind-action'],
  ['massn', 'kind-action'],
  ['risk', 'kind-question'],
  ['frage', 'kind-question'],
  ['spec', 'kind-blueprint'],
  ['thema', 'line-heading'],
  ['topic', 'line-heading'],
  ['zitat', 'line-quote'],
  ['url', 'link'],
  ['operator', 'voice-operator'],
  ['betrieb', 'voice-operator'],
  ['voice', 'field-voice'],
])('M11: /%s asks for %s first', (query, id) => {
  expect(asked(query)[0]).toBe(id)
})

test('M11: nothing is offered that cannot be there, and words that mean nothing close the menu', () => {
  expect(asked('topic', { kind: 'decision', section: 'decisions' })).toEqual([])
  expect(asked('ow', { kind: 'action', section: 'actions' })).toEqual(['field-owner'])
  expect(asked('ow')).toEqual([])
  expect(asked('usr')).toEqual([])
  expect(asked('ision')).toEqual(['kind-decision'])
})

test('M11: a kind that the template has comes before the kind that stands in for it', () => {
  const risk = { key: 'risk', title: 'Risk', letter: 'R', fields: [] }
  const more = createTemplateLookup({ ...template, kinds: [...template.kinds, risk] })
  expect(slashRows('risk', more, TALK).map((row) => row.id)).toEqual(['kind-risk', 'kind-question'])
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
