/**
 * What every store of kept logs must do, wherever it keeps them: cases that throw a sentence where one does not hold.
 * They know no test runner, as the browser's store is tried in a real page.
 */
import type { LogStore } from '#renderer/keep/log-store.ts'

/** `reopen` gives another opening of the same place, as the next start of the app does. */
export type Case = (store: LogStore, reopen: () => Promise<LogStore>) => Promise<void>

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const words = async (store: LogStore, log: string): Promise<string[]> =>
  (await store.read(log)).records.map((record) => new TextDecoder().decode(record))

function same(found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (one !== other) throw new Error(`found ${String(one)}, wanted ${String(other)}`)
}

export const LOG_STORE_CASES: Readonly<Record<string, Case>> = {
  'a log that was never written has no records and is not listed': async (store) => {
    same(await store.read('note.none'), { records: [], setAside: null })
    same(await store.list(), [])
  },
  'what was appended is there for the next opening, in order, log by log': async (store, reopen) => {
    await store.append('note.a', [bytes('one'), bytes('two')])
    await store.append('note.b', [bytes('other')])
    await store.append('note.a', [bytes('three')])
    const again = await reopen()
    same(await words(again, 'note.a'), ['one', 'two', 'three'])
    same(await words(again, 'note.b'), ['other'])
    same([...(await again.list())].sort(), ['note.a', 'note.b'])
  },
  'replacing takes the place of all before in its own log, and appending goes on behind it': async (
    store,
    reopen,
  ) => {
    await store.append('note.a', [bytes('old'), bytes('older')])
    await store.append('note.b', [bytes('other')])
    await store.replace('note.a', [bytes('new')])
    await store.append('note.a', [bytes('newer')])
    const again = await reopen()
    same(await words(again, 'note.a'), ['new', 'newer'])
    same(await words(again, 'note.b'), ['other'])
  },
  'replacing by nothing leaves nothing': async (store) => {
    await store.append('note.a', [bytes('old')])
    await store.replace('note.a', [])
    same(await words(store, 'note.a'), [])
  },
  'any bytes come back as they were: none, every one, many': async (store, reopen) => {
    const every = Uint8Array.from({ length: 256 }, (_, index) => index)
    const many = new Uint8Array(1_000_000).fill(7)
    await store.append('note.a', [new Uint8Array(), every, many])
    const { records } = await (await reopen()).read('note.a')
    same(
      records.map((record) => record.length),
      [0, 256, 1_000_000],
    )
    same([...(records[1] ?? [])], [...every])
    same(
      records[2]?.every((byte) => byte === 7),
      true,
    )
  },
  'appends at once are all there, each with its records together': async (store) => {
    const batches = Array.from({ length: 20 }, (_, index) => [bytes(`${index}a`), bytes(`${index}b`)])
    await Promise.all(batches.map((batch) => store.append('note.a', batch)))
    const found = await words(store, 'note.a')
    same(found.length, 40)
    for (let index = 0; index < 20; index += 1) {
      same(found[found.indexOf(`${index}a`) + 1], `${index}b`)
    }
  },
}
