// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Blueprint } from '#note/summit.ts'
import type { Item, SessionSummary } from '#note/wire/api.ts'
import { COMMAND_IDS } from '#renderer/commands/table.ts'
import { findDestinations, screensFor, type Destination } from '#renderer/screens/frame/destinations.ts'

const item = (number: string, text: string) => ({ number, text, fields: {} }) as unknown as Item
const session = (id: string, title: string) =>
  ({ session: { id, title, speakers: [], roles: {} } }) as unknown as SessionSummary
const blueprint = (name: string, title: string) => ({ name, title }) satisfies Blueprint
const known = {
  items: ['one', 'two', 'three', 'four'].map((word, index) => item(`A${index + 1}`, `Hand over ${word}`)),
  sessions: [session('hand-held', 'Hand-held devices'), session('quotas', 'Storage quotas')],
  blueprints: [
    blueprint('server-hand-over-protocol', 'Sockets that survive a restart'),
    blueprint('server-hand-over', 'Hand-over of sockets'),
    blueprint('desktop-windows', ''),
  ],
  people: [
    { id: 'c', name: 'Chandra Hand' },
    { id: 'e', name: 'Elif Demir' },
  ],
  screens: screensFor('note-taker'),
  couldRun: (id: string) => id === 'note.pen' || id === 'note.bold',
}

function shown(query: string): string[] {
  return findDestinations(query, known).map(nameOf)
}

function nameOf(option: Destination): string {
  switch (option.kind) {
    case 'item':
      return option.item.number
    case 'session':
      return option.summary.session.id
    case 'blueprint':
      return option.blueprint.name
    case 'person':
      return option.person.id
    case 'screen':
      return option.screen.path
    case 'command':
      return `${option.command}${option.possible ? '' : ' (not now)'}`
  }
}

test('the palette finds items, sessions, blueprints, people and what can be done, nine rows at most', () => {
  expect(shown('hand')).toEqual([
    ...[
      'A1',
      'A2',
      'A3',
      'A4',
      'hand-held',
      'server-hand-over-protocol',
      'server-hand-over',
      'c',
      'note.pen',
    ],
  ])
  expect(shown('a3')).toEqual(['A3'])
  expect(shown('')).toEqual(['hand-held', 'quotas', ...screensFor('note-taker').map(({ path }) => path)])
})

test('a blueprint is found by its name and by its title; one whose name is typed out stands first', () => {
  expect(shown('survive restart')).toEqual(['server-hand-over-protocol'])
  expect(shown('desktop-win')).toEqual(['desktop-windows'])
  expect(shown('Server-hand-over')).toEqual(['server-hand-over', 'server-hand-over-protocol'])
})

test('a sign asks for one group alone, # for what is named so in a note', () => {
  expect(shown('#two')).toEqual(['A2'])
  expect(shown('#sockets')).toEqual(['server-hand-over-protocol', 'server-hand-over'])
  expect(shown('#')).toEqual(['A1', 'A2', 'A3', 'A4'])
  expect(shown('@')).toEqual(['c', 'e'])
  expect(shown('> bold')).toEqual(['note.bold'])
})

test('commands are all there, those that can be done now first', () => {
  const commands = findDestinations('>', known)
  expect(commands).toHaveLength(COMMAND_IDS.length - 1)
  expect(
    commands
      .slice(0, 3)
      .map(nameOf)
      .filter((name) => name.includes('not now')),
  ).toHaveLength(1)
})
