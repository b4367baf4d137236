/** The contract of kept logs over what a test keeps in memory and over the desktop's files; the browser's is in e2e. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { answerKept } from '#electron/kept/answer-kept.ts'
import { openKeptFiles } from '#electron/kept/kept-files.ts'
import { createDesktopStore } from '#renderer/keep/desktop-store.ts'
import { createKeep } from '#renderer/keep/keep.ts'
import { createLogLocks } from '#renderer/keep/log-locks.ts'
import type { LogStore } from '#renderer/keep/log-store.ts'
import { LOG_STORE_CASES } from './log-store-contract.ts'
import { createMemoryStore } from './memory-store.ts'

const RELAY = 'https://notes.example'

async function temporaryPlace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-logs-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** As the page has it: through what the bridge answers. */
function desktopStore(folder: string): LogStore {
  const files = openKeptFiles(folder, () => 1_790_000_000_000)
  onTestFinished(() => files.close())
  const handlers = answerKept(
    files,
    (relay) => relay === RELAY,
    async () => true,
  )
  return createDesktopStore(handlers as Parameters<typeof createDesktopStore>[0], RELAY)
}

describe.each(Object.entries(LOG_STORE_CASES))('C13 %s', (_name, run) => {
  test('in memory', async () => {
    const store = createMemoryStore()
    await run(store, async () => store)
  })
  test('in the desktop’s files', async () => {
    const folder = await temporaryPlace()
    await run(desktopStore(folder), async () => desktopStore(folder))
  })
})

test('C4 C3 a place on the desktop that cannot be written is told by its code, and works once it can', async () => {
  const folder = await temporaryPlace()
  const place = join(folder, 'kept')
  await writeFile(place, 'in the way')
  const store = desktopStore(place)
  const keep = createKeep(store, createLogLocks('here', undefined))
  await expect(store.append('note.a', [new Uint8Array([1])])).rejects.toMatchObject({
    code: expect.stringMatching(/^E(NOTDIR|EXIST)$/) as string,
  })
  expect(await keep.open('a')).toMatchObject({
    known: [],
    setAside: null,
    unreadable: expect.any(String) as string,
  })
  await rm(place)
  await store.append('note.a', [])
  expect(await keep.open('a')).toMatchObject({ unreadable: null })
})

test('C3 C4 what is kept of another relay than the chosen one is neither read nor written', async () => {
  const folder = await temporaryPlace()
  const files = openKeptFiles(folder, () => 0)
  onTestFinished(() => files.close())
  const closed = answerKept(
    files,
    () => false,
    async () => true,
  )
  expect(await closed.keptAppend(RELAY, 'note.a', [new Uint8Array([1])])).toEqual({
    kept: false,
    code: 'EACCES',
  })
  expect(await closed.keptRead(RELAY, 'note.a')).toEqual({ records: [], setAside: null })
})
