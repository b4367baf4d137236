/** Reading schedule files in a thread that can be ended, and what commands leave behind where a file is refused. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSchedule } from '#server/schedule/read-schedule.ts'
import { runCommand } from '../../helpers/run-command.ts'
import { asSchedule } from './parse-text.ts'
import { temporaryFolder } from '../../helpers/start-server.ts'

const EVENT = [
  'BEGIN:VEVENT',
  'UID:1@x',
  'DTSTAMP:20261001T000000Z',
  'DTSTART:20261007T113000Z',
  'DTEND:20261007T122500Z',
  'SUMMARY:Quotas',
  'END:VEVENT',
]

function writeCalendar(folder: string): string {
  const file = join(folder, 'schedule.ics')
  writeFileSync(
    file,
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...EVENT, 'END:VCALENDAR', ''].join('\r\n'),
  )
  return file
}

test('S8 a file is read in the thread', async () => {
  const result = asSchedule(
    await readSchedule(writeCalendar(temporaryFolder()), { timezone: 'Europe/Lisbon' }),
  )
  expect(result.ok && result.schedule.sessions.map((session) => session.title)).toEqual(['Quotas'])
})

test('S8 a file that takes too long is given up with a sentence', async () => {
  const file = writeCalendar(temporaryFolder())
  expect(await readSchedule(file, { timezone: 'Europe/Lisbon', timeLimitMs: 1 })).toEqual({
    ok: false,
    code: 'too-big',
    sentence: 'schedule.ics took longer than 0.001 s to read: export the schedule again, or in parts.',
  })
})

test('S8 what cannot be read at all is refused with a sentence', async () => {
  expect(await readSchedule(temporaryFolder(), { timezone: undefined })).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/cannot be read \(EISDIR\)/) as string,
  })
})

test('S8 a refused schedule leaves no data behind', async () => {
  const folder = temporaryFolder()
  const file = writeCalendar(folder)
  const data = join(folder, 'data')
  const words = [
    ['serve', '--port', '0', '--schedule', file],
    ['import', file],
  ]
  for (const command of words) {
    const ran = await runCommand([...command, '--data', data, '--timezone', 'Nowhere/Land'])
    expect([ran.code, ran.error.trim().split('\n').length, existsSync(data)]).toEqual([1, 1, false])
  }
}, 30_000)
