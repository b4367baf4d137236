/** The log on disk: what append resolved is read back after any end, and nothing that was there is ever erased. */
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeptFiles } from '#electron/kept/kept-files.ts'
import { frameRecords, readFrames } from '#electron/kept/record-frames.ts'
import { RecordLog } from '#electron/kept/record-log.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'

let folder: string
let path: string
const NOW = 1_790_000_000_000

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-kept-'))
  path = join(folder, 'note.a.log')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const words = (records: readonly Uint8Array[]): string[] =>
  records.map((record) => new TextDecoder().decode(record))
const openLog = (): RecordLog => new RecordLog(path, () => NOW)
const readWords = async (): Promise<string[]> => words((await openLog().read()).records)

test('C1 what was appended is read back by another opening, in order', async () => {
  const log = openLog()
  await Promise.all([log.append([bytes('one')]), log.append([bytes('two'), bytes('')])])
  await log.append([bytes('three')])
  expect(await readWords()).toEqual(['one', 'two', '', 'three'])
})

test('C2 at whatever byte the file is cut, the whole records before are there and writing goes on', async () => {
  const records = ['a', 'some longer words', '', 'kept'].map(bytes)
  const whole = frameRecords(records)
  for (let length = 0; length <= whole.length; length += 1) {
    await writeFile(path, whole)
    await truncate(path, length)
    const before = (await readWords()).length
    await openLog().append([bytes('after')])
    expect(await readWords()).toEqual([...words(records.slice(0, before)), 'after'])
  }
  expect(await readdir(folder)).toEqual(['note.a.log'])
})

test('C3 a damaged file is set aside whole, told, and every sound record goes on', async () => {
  await openLog().append(['one', 'two', 'three'].map(bytes))
  const whole = await readFile(path)
  const damaged = Buffer.from(whole)
  damaged[whole.indexOf('two')] = 0x21
  await writeFile(path, damaged)
  const { records, setAside } = await openLog().read()
  expect(words(records)).toEqual(['one', 'three'])
  expect(await readFile(join(folder, setAside ?? ''))).toEqual(damaged)
  await openLog().append([bytes('four')])
  expect(await readWords()).toEqual(['one', 'three', 'four'])
})

test('C3 what is no file at all is set aside too, and writing goes on', async () => {
  await mkdir(path)
  const log = openLog()
  await log.append([bytes('one')])
  expect(await readWords()).toEqual(['one'])
  expect(await readdir(folder)).toEqual(['note.a.log', `note.a.log.set-aside-${NOW}`])
})

test('C3 appending behind damage first sets it aside', async () => {
  await openLog().append(['one', 'two'].map(bytes))
  const whole = await readFile(path)
  whole[whole.indexOf('one')] = 0x21
  await writeFile(path, whole)
  await openLog().append([bytes('three')])
  expect(await readWords()).toEqual(['two', 'three'])
  expect(await readdir(folder)).toHaveLength(2)
})

test('C2 zeros behind the records, as after a power cut, are a torn end', () => {
  const reading = readFrames(Buffer.concat([frameRecords([bytes('one')]), Buffer.alloc(64)]))
  expect({ words: words(reading.records), isDamaged: reading.isDamaged }).toEqual({
    words: ['one'],
    isDamaged: false,
  })
})

test.each(seeds(3))('C3 any bit that flips is told, and costs one record: seed %i', (seed) => {
  const random = seededRandom(seed)
  const records = Array.from({ length: 20 }, (_, index) => bytes(`record ${index} kept`))
  const whole = frameRecords(records)
  for (let round = 0; round < 200; round += 1) {
    const flipped = Buffer.from(whole)
    // The last record's own bytes may pass for a torn end: that is C2.
    const at = Math.floor(random() * (whole.length - 40))
    flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    const reading = readFrames(flipped)
    expect({ seed, at, damaged: reading.isDamaged, left: reading.records.length }).toEqual({
      ...{ seed, at, damaged: true, left: 19 },
    })
  }
})

test('C1 replacing puts the new in the place of the old', async () => {
  const log = openLog()
  await log.append([bytes('old')])
  await log.replace([bytes('snapshot')])
  await log.append([bytes('new')])
  expect(await readWords()).toEqual(['snapshot', 'new'])
})

test('C5 the journal can be read without the app, and the logs are listed by name', async () => {
  const files = openKeptFiles(folder, () => NOW)
  const relay = 'https://notes.example'
  await files.append(relay, 'note.a', [bytes('x')])
  await files.note(relay, 'server-limits: We agreed')
  expect(await files.list(relay)).toEqual(['note.a'])
  expect(await readFile(await files.journalPath(relay), 'utf8')).toMatch(
    /^\d\d:\d\d:\d\d {2}server-limits: We agreed\n$/,
  )
  await files.close()
})

test('C1 a refused write leaves no torn record in the way of the next', async () => {
  const log = openLog()
  await log.append([bytes('one')])
  await log.close()
  await appendFile(path, frameRecords([bytes('half of it')]).subarray(0, 15))
  await log.append([bytes('two')])
  expect(await readWords()).toEqual(['one', 'two'])
})
