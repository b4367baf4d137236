/**
 * The public schedules that developers may read beside the project: the counts, and what makes each of them peculiar.
 * They are not part of the project; without them one test says that they were not looked at.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applySchedule } from '#server/schedule/apply-schedule.ts'
import type { ImportedSchedule } from '#server/schedule/imported-schedule.ts'
import { parseSchedule } from '#server/schedule/parse-schedule.ts'
import { asSchedule } from './parse-text.ts'
import { NAME_PATTERN } from '#note/summit.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/schedules')
const ARE_HERE = existsSync(FOLDER)

function parseFile(name: string, timezone?: string) {
  const bytes = readFileSync(join(FOLDER, name))
  return asSchedule(parseSchedule(bytes, { fileName: name, ...(timezone === undefined ? {} : { timezone }) }))
}

function scheduleOfFile(name: string, timezone?: string): ImportedSchedule {
  const result = parseFile(name, timezone)
  if (!result.ok) throw new Error(result.sentence)
  return result.schedule
}

function counts(schedule: ImportedSchedule) {
  const { sessions, rooms, tracks, days } = schedule
  const used = (places: ImportedSchedule['rooms']) => places.filter((place) => place.used).length
  return [
    sessions.length,
    `${used(rooms)} of ${rooms.length}`,
    `${used(tracks)} of ${tracks.length}`,
    days.length,
  ]
}

if (!ARE_HERE) {
  test('the real schedules were NOT looked at: ../shared/data/schedules is not here', () => {
    console.warn('Not tested: the real schedules, since ../shared/data/schedules is not here.')
    expect(ARE_HERE).toBe(false)
  })
}

const FILES: [string, string | undefined, (string | number)[], string, string, string][] = [
  [
    'fosdem_2024.xml',
    undefined,
    [876, '29 of 35', '65 of 67', 2],
    'Europe/Brussels',
    '2024-02-03',
    '2024-02-04',
  ],
  [
    'fosdem_2021.xml',
    'Europe/Brussels',
    [773, '106 of 108', '109 of 109', 2],
    'Europe/Brussels',
    '2021-02-06',
    '2021-02-07',
  ],
  ['36c3_merged.xml', undefined, [1351, '92 of 92', '30 of 30', 4], 'Etc/GMT-1', '2019-12-27', '2019-12-30'],
  [
    '36c3_merged.xml',
    'Europe/Berlin',
    [1351, '92 of 92', '30 of 30', 4],
    'Europe/Berlin',
    '2019-12-27',
    '2019-12-30',
  ],
  [
    'debconf17.xml',
    'America/Montreal',
    [181, '6 of 6', '12 of 12', 8],
    'America/Montreal',
    '2017-08-05',
    '2017-08-12',
  ],
  ['frab-camp2019.json', undefined, [79, '2 of 2', '7 of 7', 5], 'Europe/Berlin', '2019-08-21', '2019-08-25'],
  ['pretalx-democon.json', undefined, [36, '2 of 2', '2 of 2', 3], 'UTC', '2020-12-14', '2020-12-16'],
  ['kielux_2020.ics', undefined, [24, '4 of 4', '0 of 0', 2], 'UTC', '2020-09-18', '2020-09-19'],
  ['jres_2022.ics', undefined, [120, '15 of 15', '0 of 0', 4], 'Europe/Paris', '2022-05-17', '2022-05-20'],
  [
    'ptgbot-base.json',
    'America/Denver',
    [356, '23 of 23', '44 of 44', 5],
    'America/Denver',
    '2020-06-01',
    '2020-06-05',
  ],
]

describe.runIf(ARE_HERE)('real schedules', () => {
  test.each(FILES)(
    '%s (zone asked for: %s) has its sessions, rooms, tracks and days',
    (name, asked, ...expected) => {
      const schedule = scheduleOfFile(name, asked)
      expect([counts(schedule), schedule.timezone, schedule.start, schedule.end]).toEqual(expected)
    },
  )

  test.each(FILES)(
    '%s (zone asked for: %s) is clean: keys and names unique, no markup, times in order',
    (name, asked) => {
      const schedule = scheduleOfFile(name, asked)
      const nothing = { rooms: [], tracks: [], sessions: [], withNote: new Set<string>() }
      const applied = applySchedule(nothing, schedule, 'summit')
      const ids = applied.sessions.map((session) => session.id)
      expect(new Set(schedule.sessions.map((session) => session.key)).size).toBe(schedule.sessions.length)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => !NAME_PATTERN.test(id) || id.length > 60)).toEqual([])
      const marked = /<\/?(p|br|div|a|ul|li|em|strong|script|i|b)[\s/>]|&(amp|lt|gt|quot|#\d+);/i
      expect(schedule.sessions.filter((session) => marked.test(session.title + session.abstract))).toEqual([])
      expect(
        schedule.sessions.filter(({ start, end }) => start === null || end === null || end < start),
      ).toEqual([])
      const again = applySchedule({ ...applied, withNote: new Set(ids) }, schedule, 'summit')
      expect(again.sessions).toEqual(applied.sessions)
      expect([again.rooms, again.tracks]).toEqual([applied.rooms, applied.tracks])
      expect(again.difference.unchanged.length).toBe(ids.length)
    },
  )

  test.each([
    ['fosdem_2021.xml', 'conference › time_zone_name is missing and the date of its events has no offset'],
    ['debconf17.xml', 'conference › time_zone_name is missing and the date of its events only says +00:00'],
    ['ptgbot-base.json', 'slots › realtime is missing from some slots, and their desc has only local hours'],
  ])('%s asks for its zone and names the field that lacks it', (name, clause) => {
    expect(parseFile(name)).toEqual({
      ok: false,
      code: 'timezone-needed',
      sentence: `${name} names no time zone (${clause}): give --timezone ZONE, for example --timezone Europe/Berlin.`,
    })
  })

  test('EuroPython’s own dialect is refused', () => {
    expect(parseFile('europython-own-dialect.xml')).toMatchObject({
      ok: false,
      code: 'unknown-format',
      sentence: expect.stringMatching(
        /^europython-own-dialect\.xml is XML in a dialect of its own .+ and import that\.$/,
      ),
    })
  })

  test('36C3 has 46 sessions that begin after midnight and count to the day before, and says which ids repeat', () => {
    const schedule = scheduleOfFile('36c3_merged.xml', 'Europe/Berlin')
    const localDate = (start: string) => new Date(Date.parse(start) + 3_600_000).toISOString().slice(0, 10)
    const nightly = schedule.sessions.filter(({ start, day }) => start !== null && localDate(start) !== day)
    expect(nightly.length).toBe(46)
    expect(nightly.filter(({ start, day }) => localDate(start ?? '') < (day ?? ''))).toEqual([])
    expect(schedule.notices).toEqual([
      expect.stringMatching(/^Numeric ids that repeat, where the guid is the key: 13 /),
      expect.stringMatching(/^Sessions that repeat the id of an earlier one: 3 /),
    ])
  })

  test('DebConf’s hours are Montreal’s', () => {
    const [first] = scheduleOfFile('debconf17.xml', 'America/Montreal').sessions
    expect([first?.day, first?.start, first?.end]).toEqual([
      '2017-08-05',
      '2017-08-05T14:00:00Z',
      '2017-08-05T14:45:00Z',
    ])
  })

  test('JRES has its accents whole', () => {
    const { rooms, sessions } = scheduleOfFile('jres_2022.ics')
    expect(rooms.map((room) => room.name)).toContain('Amphithéâtre Callelongue')
    expect(JSON.stringify(sessions)).not.toContain('\uFFFD')
  })
})
