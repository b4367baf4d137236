/** The commands as a shell sees them: output, sentences, exit codes, with and without a relay running. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diffLines } from '#note/exports/diff-lines.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'

const OPEN = 'server-graceful-restart'
const LONG = 60_000

test(
  'sessions, items, check and export work beside a relay that serves the same data',
  async () => {
    const server = await startServer()
    const data = ['--data', server.data, '--json']
    const sessions = JSON.parse((await runCommand(['sessions', ...data])).out)
    expect(sessions.sessions).toHaveLength(12)
    const { items } = JSON.parse(
      (await runCommand(['items', '--kind', 'action', '--owner', 'kofi', ...data])).out,
    )
    expect(items.map((each: { number: string }) => each.number)).toEqual(['A1', 'A1'])
    const check = await runCommand(['check', OPEN, '--data', server.data])
    expect([check.code, check.out]).toEqual([1, expect.stringContaining('missing: A3 has no owner')])
    expect((await runCommand(['check', 'server-schema-changes', '--data', server.data])).code).toBe(0)
  },
  LONG,
)

test(
  'X2, X3: export writes, changes nothing when run again, shows a diff without writing, and keeps hand edits',
  async () => {
    const server = await startServer()
    await server.close()
    const out = join(temporaryFolder(), 'specs')
    const words = ['export', '--target', 'markdown', '--session', OPEN, '--out', out, '--data', server.data]
    const dry = await runCommand([...words, '--dry-run'])
    expect([dry.code, dry.out.split('\n')[0], existsSync(out)]).toEqual([0, '--- /dev/null', false])
    const { files } = JSON.parse((await runCommand([...words, '--json'])).out)
    expect(files).toMatchObject([{ change: 'new' }])
    const path = join(out, files[0].path)
    expect(readFileSync(path, 'utf8')).toContain('Graceful restart for the sync daemon')
    expect(JSON.parse((await runCommand([...words, '--json'])).out).files).toMatchObject([{ change: 'same' }])
    writeFileSync(path, `${readFileSync(path, 'utf8')}by hand\n`)
    const edited = await runCommand(words)
    expect(edited.error).toContain('Edited there since: server-graceful-restart.md, 1 place is kept.')
    expect(readFileSync(path, 'utf8')).toMatch(/by hand\n$/)
  },
  LONG,
)

test(
  'invite prints a link that the running relay takes',
  async () => {
    const server = await startServer()
    const invited = await runCommand([
      'invite',
      '--role',
      'track-lead',
      '--track',
      'server',
      '--data',
      server.data,
    ])
    expect(invited.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join#\S+\n$/)
    const secret = invited.out.trim().split('#')[1]
    const joined = await server.call('/join', { body: { secret, name: 'Ada' } })
    expect(joined.body.me).toMatchObject({ role: 'track-lead', tracks: ['server'] })
  },
  LONG,
)

test(
  'M9: milestones come from a file, are told to a running relay, and a row that is none is named',
  async () => {
    const server = await startServer()
    const file = join(temporaryFolder(), 'milestones.csv')
    const words = ['milestones', file, '--data', server.data]
    writeFileSync(file, 'name,day\n8.0-rc1,2026-12-30\n"8.0-beta1", 2026-12-04\n')
    expect((await runCommand(words)).out).toMatch(/2026-12-04 +8\.0-beta1\n2026-12-30 +8\.0-rc1\n$/)
    const { summit } = (await server.call('/summit', { token: server.token('reader') })).body
    expect(summit.milestones).toEqual([
      { name: '8.0-beta1', day: '2026-12-04' },
      { name: '8.0-rc1', day: '2026-12-30' },
    ])
    writeFileSync(file, '8.0-beta1,soon\n')
    const refused = await runCommand(words)
    expect([refused.code, refused.error]).toEqual([
      1,
      expect.stringContaining('milestone 1 (“8.0-beta1, soon”)'),
    ])
    expect((await runCommand(['milestones', '--data', server.data])).out).toContain('8.0-rc1')
  },
  LONG,
)

test(
  'a backup restores to the same sessions',
  async () => {
    const server = await startServer()
    const file = join(temporaryFolder(), 'backup.sqlite')
    expect((await runCommand(['backup', '--out', file, '--data', server.data])).code).toBe(0)
    const other = join(temporaryFolder(), 'data')
    expect((await runCommand(['restore', file, '--data', other])).code).toBe(0)
    const list = async (data: string) => (await runCommand(['sessions', '--data', data])).out
    expect(await list(other)).toBe(await list(server.data))
    expect((await runCommand(['restore', file, '--data', other])).code).toBe(1)
  },
  LONG,
)

test(
  'import shows what it would change, stores it, and the second time finds nothing new',
  async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'schedule.ics')
    const event = [
      'BEGIN:VEVENT',
      'UID:1@x',
      'DTSTAMP:20261001T000000Z',
      'DTSTART:20261007T113000Z',
      'DTEND:20261007T122500Z',
      'SUMMARY:Quotas',
      'LOCATION:Lantern',
      'END:VEVENT',
    ]
    writeFileSync(
      file,
      ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...event, 'END:VCALENDAR', ''].join('\r\n'),
    )
    const words = ['import', file, '--timezone', 'Europe/Lisbon', '--data', join(folder, 'data')]
    expect((await runCommand([...words, '--dry-run'])).out).toContain('+ Quotas')
    expect((await runCommand(words)).out).toContain('1 new')
    expect((await runCommand(words)).out).toContain('0 new, 0 changed')
  },
  LONG,
)

describe('wrong usage is exit code 2 and one sentence', () => {
  test.each([
    [['nothing']],
    [['serve', '--port', 'many']],
    [['sessions', '--no-such']],
    [['invite', '--role', 'king']],
    [['invite', '--role', 'track-lead']],
    [['export', '--target', 'nowhere', '--all', '--out', 'x']],
    [['template', 'paint']],
    [['import', 'no-such-file']],
  ])('%j', async (words) => {
    const ran = await runCommand(words, temporaryFolder())
    expect([ran.code, ran.error.trim().split('\n').length]).toEqual([2, 1])
  })

  test('no summit where one is needed: exit code 1', async () => {
    const ran = await runCommand(['sessions'], temporaryFolder())
    expect([ran.code, ran.error]).toEqual([
      1,
      expect.stringContaining('There is no summit in rapporteur-data'),
    ])
  })
})

test('a diff shows what goes and comes, with a little around it', () => {
  const before = `${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].join('\n')}\n`
  expect(diffLines('x', before, before.replace('e', 'E').replace('i', 'i\nj'))).toEqual([
    '--- x',
    '+++ x',
    '@@',
    ' b',
    ' c',
    ' d',
    '-e',
    '+E',
    ' f',
    ' g',
    ' h',
    ' i',
    '+j',
  ])
})
