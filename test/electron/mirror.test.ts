/** The mirror on disk: only into a chosen folder, only its own files, whole. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerMirror, MIRROR_MARK, openMirror } from '#electron/mirror.ts'

const RELAY = 'https://notes.example'
let folder: string
let chosen: string
let setting: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-mirror-'))
  chosen = join(folder, 'My notes')
  setting = join(folder, 'mirror.json')
  await mkdir(chosen)
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('C14 nothing is written before a folder is chosen, nor after it is no longer', async () => {
  const mirror = openMirror(setting)
  expect(await mirror.write(RELAY, 'server-limits', '# Limits')).toEqual({ kept: false, code: 'off' })
  expect(await mirror.choose(RELAY, chosen)).toBe('My notes')
  expect(await mirror.write(RELAY, 'server-limits', '# Limits')).toEqual({ kept: true })
  expect(await readFile(join(chosen, 'server-limits.md'), 'utf8')).toBe(`${MIRROR_MARK}\n\n# Limits`)
  const again = openMirror(setting)
  expect([again.name(RELAY), again.name('https://other.example')]).toEqual(['My notes', null])
  await again.choose(RELAY, null)
  expect(await again.write(RELAY, 'server-limits', 'changed')).toEqual({ kept: false, code: 'off' })
  expect(await readdir(chosen)).toEqual(['server-limits.md'])
})

test('C14 a file that is not the mirror’s own is left alone, and so is what a link points to', async () => {
  const mirror = openMirror(setting)
  await mirror.choose(RELAY, chosen)
  await writeFile(join(chosen, 'mine.md'), 'my own words')
  await writeFile(join(folder, 'secret'), 'far away')
  await symlink(join(folder, 'secret'), join(chosen, 'linked.md'))
  expect(await mirror.write(RELAY, 'mine', '# Limits')).toEqual({ kept: false, code: 'EEXIST' })
  expect(await mirror.write(RELAY, 'linked', '# Limits')).toEqual({ kept: false, code: 'EEXIST' })
  expect([
    await readFile(join(chosen, 'mine.md'), 'utf8'),
    await readFile(join(folder, 'secret'), 'utf8'),
  ]).toEqual(['my own words', 'far away'])
})

test('C14 a folder that is gone is not made anew, and a relative one is none', async () => {
  const mirror = openMirror(setting)
  expect(await mirror.choose(RELAY, 'somewhere')).toBeNull()
  await mirror.choose(RELAY, chosen)
  await rm(chosen, { recursive: true })
  expect(await mirror.write(RELAY, 'server-limits', '# Limits')).toEqual({ kept: false, code: 'ENOENT' })
  await writeFile(setting, '{"https://notes.example":"../x"}')
  expect(openMirror(setting).name(RELAY)).toBeNull()
})

test('C14 another relay than the chosen one has no mirror, and a cancelled dialog changes nothing', async () => {
  const mirror = openMirror(setting)
  await mirror.choose(RELAY, chosen)
  const closed = answerMirror(
    mirror,
    () => false,
    async () => folder,
  )
  expect(await closed.chooseMirror(RELAY)).toBeNull()
  expect(await closed.mirrorNote(RELAY, 'server-limits', '')).toEqual({ kept: false, code: 'EACCES' })
  const open = answerMirror(
    mirror,
    () => true,
    async () => null,
  )
  expect(await open.chooseMirror(RELAY)).toBe('My notes')
})
