/** Going through the versions: by one, by step of the session's life, by day; and what each is called. */
import { expect, it } from 'vitest'
import type { Version, VersionKind } from '#note/wire/history.ts'
import {
  inOrder,
  keyOf,
  kindSentence,
  markFrom,
  otherOf,
  overDays,
  pageFrom,
  placeOf,
  spokenVersion,
  stepFrom,
  timeWords,
} from '#renderer/screens/history/versions.ts'

const ZONE = 'Europe/Lisbon'
const MAREN = { id: 'maren', name: 'Maren Okafor' }

function version(seq: number, kind: VersionKind, at: string): Version {
  return { seq, kind, at, by: kind === 'writing' || kind === 'now' ? null : MAREN }
}

const TWO_DAYS: readonly Version[] = [
  version(1, 'opened', '2026-10-06T12:30:00Z'),
  version(9, 'writing', '2026-10-06T12:40:00Z'),
  version(14, 'closed', '2026-10-06T13:24:00Z'),
  version(14, 'approved', '2026-10-07T08:00:00Z'),
  version(20, 'writing', '2026-10-07T08:10:00Z'),
  version(31, 'now', '2026-10-07T08:20:00Z'),
]
const ONE_DAY = Array.from({ length: 25 }, (_, index) =>
  version(index + 1, index === 24 ? 'now' : 'writing', `2026-10-06T12:${String(index + 10)}:00Z`),
)

it('goes by one version and stops at the ends', () => {
  expect([
    stepFrom(TWO_DAYS, 0, -1),
    stepFrom(TWO_DAYS, 0, 1),
    stepFrom(TWO_DAYS, 4, 1),
    stepFrom(TWO_DAYS, 5, 1),
  ]).toEqual([0, 1, 5, 5])
})

it('goes by the steps of the session and leaves out mere writing', () => {
  expect([0, 2, 3, 5].map((place) => markFrom(TWO_DAYS, place, 1))).toEqual([2, 3, 5, 5])
  expect([5, 4, 2, 0].map((place) => markFrom(TWO_DAYS, place, -1))).toEqual([3, 3, 0, 0])
})

it('goes by day where the versions have several, and by ten where they have one', () => {
  const day = (place: number, way: 1 | -1) => pageFrom(TWO_DAYS, place, { way, timezone: ZONE })
  expect([day(0, 1), day(3, 1), day(5, -1), day(3, -1), day(0, -1)]).toEqual([3, 5, 3, 0, 0])
  const ten = (place: number, way: 1 | -1) => pageFrom(ONE_DAY, place, { way, timezone: ZONE })
  expect([ten(0, 1), ten(20, 1), ten(24, -1), ten(4, -1)]).toEqual([10, 24, 14, 0])
})

it('compares with now, now with the version before, and with what somebody picked', () => {
  expect(otherOf(TWO_DAYS, 1, null)).toBe(5)
  expect(otherOf(TWO_DAYS, 5, null)).toBe(4)
  expect(otherOf(TWO_DAYS, 1, keyOf(version(14, 'closed', '2026-10-06T13:24:00Z')))).toBe(2)
  expect(otherOf(TWO_DAYS, 2, keyOf(version(14, 'closed', '2026-10-06T13:24:00Z')))).toBe(5)
  expect(otherOf(TWO_DAYS, 2, 'gone')).toBe(5)
  expect(otherOf(TWO_DAYS.slice(5), 0, null)).toBeNull()
  expect([inOrder(4, 1), inOrder(1, 4)]).toEqual([
    [1, 4],
    [1, 4],
  ])
})

it('tells two steps at the same point of the log apart, and keeps to now while the note goes on', () => {
  expect(TWO_DAYS.map((each) => placeOf(TWO_DAYS, keyOf(each)))).toEqual([0, 1, 2, 3, 4, 5])
  const grown = [
    ...TWO_DAYS.slice(0, 5),
    version(40, 'writing', '2026-10-07T08:30:00Z'),
    version(44, 'now', 'x'),
  ]
  expect(placeOf(grown, keyOf(version(31, 'now', '2026-10-07T08:20:00Z')))).toBe(6)
  expect(placeOf(grown, 'gone')).toBe(6)
})

it('says what a version is, by whom and when', () => {
  const say = (place: number, me: string) => spokenVersion(TWO_DAYS, place, { timezone: ZONE, me })
  expect([say(2, 'elif'), say(3, 'maren'), say(1, 'elif'), say(5, 'elif')]).toEqual([
    'Version 3 of 6: closed by Maren Okafor, Tue 6 Oct, 14:24',
    'Version 4 of 6: approved by you, Wed 7 Oct, 09:00',
    'Version 2 of 6: while it was written, Tue 6 Oct, 13:40',
    'Version 6 of 6: as it stands, Wed 7 Oct, 09:20',
  ])
  expect(say(9, 'elif')).toBe('')
  expect(kindSentence({ seq: 3, kind: 'restored', at: '', by: null }, 'elif')).toBe('Restored')
})

it('names the day of a time only where there are several', () => {
  const [opened, , , , , now] = TWO_DAYS
  if (opened === undefined || now === undefined) throw new Error('The list above has six versions.')
  expect([overDays(TWO_DAYS, ZONE), overDays(ONE_DAY, ZONE)]).toEqual([true, false])
  expect([timeWords(opened, ZONE, true), timeWords(opened, ZONE, false), timeWords(now, ZONE, true)]).toEqual(
    ['Tue 6 Oct, 13:30', '13:30', 'now'],
  )
})
