import { beforeAll, expect, test } from 'vitest'
import { createDueReader } from '#renderer/editor/surface/due-reader.ts'
import { dateRows, milestoneRows } from '#renderer/editor/surface/date-rows.ts'
import { loadSpokenDays, spokenDays } from '#renderer/editor/surface/spoken-days.ts'

const MILESTONES = [
  { name: '8.0-beta1', day: '2026-12-04' },
  { name: '8.0-rc1', day: '2026-12-30' },
]
/** A Wednesday. */
const reader = createDueReader({ from: '2026-11-25', milestones: MILESTONES, spoken: spokenDays })

beforeAll(loadSpokenDays)

test.each([
  ['next friday', '2026-12-04'],
  ['in two weeks', '2026-12-09'],
  ['in ten days', '2026-12-05'],
  ['end of december', '2026-12-31'],
  ['the day after tomorrow', '2026-11-27'],
  ['Mittwoch', '2026-11-25'],
  ['nächsten Freitag', '2026-12-04'],
  ['in zwei Wochen', '2026-12-09'],
  ['übermorgen', '2026-11-27'],
  ['16. Dezember', '2026-12-16'],
  ['16.12.2026', '2026-12-16'],
  ['friday 4pm', '2026-11-27'],
  ['1 march', '2027-03-01'],
])('M9: on Wed 25 Nov "%s" is %s', (words, day) => {
  expect(reader.read(words)).toEqual({ day })
})

test.each([
  ['4/12', 'a day before a month for half of the world'],
  ['march', 'no day'],
  ['friday or so we said', 'more than a date'],
  ['last friday', 'past'],
  ['yesterday', 'past'],
  ['8.0', 'a version'],
  ['12', 'a number'],
  ['soon', 'no date'],
  ['friday '.repeat(40), 'too long'],
])('M9: "%s" is no day: %s', (words) => {
  expect(reader.read(words)).toBeNull()
})

test('M9: a milestone is meant by its whole name, in any case of letters', () => {
  expect(reader.read(' 8.0-BETA1 ')).toEqual({ day: '2026-12-04', milestone: '8.0-beta1' })
  expect(reader.read('8.0')).toBeNull()
})

test('M9: until the languages are loaded the plain words are read', () => {
  const plain = createDueReader({ from: '2026-11-25', milestones: [], spoken: () => null })
  expect([plain.read('next friday'), plain.read('friday 4pm')]).toEqual([{ day: '2026-12-04' }, null])
})

test('M9: the picker shows what typed words mean before they are taken, and milestones beside', () => {
  const shown = (query: string, value: string | null) =>
    dateRows(query, reader, value).map(({ title, detail }) => `${title} (${detail ?? ''})`)
  expect(shown('next friday', null)).toEqual(['Fri 4 Dec (next friday)'])
  expect(shown('8.0', null)).toEqual(['8.0-beta1 (Fri 4 Dec)', '8.0-rc1 (Wed 30 Dec)'])
  expect(shown('someday', null)).toEqual([])
  expect(shown('', '2026-11-26').slice(0, 2)).toEqual(['Thu 26 Nov (as it is)', 'Fri 27 Nov (friday)'])
  expect(shown('', '2026-11-26').at(-1)).toBe('None ()')
})

test('a milestone that the summit does not have is kept as typed', () => {
  expect(milestoneRows('9.0', reader, null).map((row) => row.choice)).toEqual([{ do: 'value', value: '9.0' }])
  expect(milestoneRows('rc', reader, null)[0]?.choice).toEqual({ do: 'value', value: '8.0-rc1' })
})
