/** A note on this computer: own edits before anything is said of them, what the relay has, and whose they are. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createKeep } from '#renderer/keep/keep.ts'
import { compactNote, readKeptNote } from '#renderer/keep/kept-note.ts'
import { createNoteKeeper, type NoteKeeper } from '#renderer/keep/note-keeper.ts'
import { encodeEntry, type OwnEdit } from '#renderer/keep/note-entries.ts'
import { createLogLocks } from '#renderer/keep/log-locks.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'
import { createMemoryStore, type MemoryStore } from './memory-store.ts'

const LOG = 'note.a'

interface Opening {
  readonly doc: Y.Doc
  readonly keeper: NoteKeeper
  readonly retry: () => void
}

/** Opens the note as a page does, with the own edits of a document kept as they come. */
async function openAs(store: MemoryStore, person: string): Promise<Opening> {
  const { known, unsent } = readKeptNote((await store.read(LOG)).records)
  const backlog = unsent.filter((edit) => edit.person === person)
  const doc = new Y.Doc()
  for (const update of known) Y.applyUpdate(doc, update)
  for (const edit of backlog) Y.applyUpdate(doc, edit.update)
  const timers: (() => void)[] = []
  const after = (_ms: number, act: () => void): (() => void) => {
    timers.push(act)
    return () => void timers.splice(timers.indexOf(act), 1)
  }
  const keeper = createNoteKeeper({ store, log: LOG, doc, person, backlog, now: () => 1, after })
  doc.on('update', (update: Uint8Array, origin: unknown) =>
    origin === 'relay' ? keeper.received(update) : keeper.own(update, ['l1']),
  )
  return { doc, keeper, retry: () => timers.shift()?.() }
}

const type = (doc: Y.Doc, text: string): void => doc.getText('t').insert(doc.getText('t').length, text)
const textOf = (doc: Y.Doc): string => doc.getText('t').toJSON()

test('C1 an own edit is kept before the keeper says so, and is unsent until the relay has it', async () => {
  const store = createMemoryStore()
  const { doc, keeper } = await openAs(store, 'maren')
  type(doc, 'one')
  expect(keeper.state().kind).toBe('keeping')
  await keeper.flush()
  expect(keeper.state().kind).toBe('kept')
  expect(readKeptNote(store.logs.get(LOG) ?? []).unsent).toHaveLength(1)
  keeper.stored(1)
  await keeper.flush()
  expect(readKeptNote(store.logs.get(LOG) ?? []).unsent).toEqual([])
})

test('C6 a later run has the unsent edits, under another client id, and its receipt covers them too', async () => {
  const store = createMemoryStore()
  const first = await openAs(store, 'maren')
  type(first.doc, 'one')
  await first.keeper.flush()
  const second = await openAs(store, 'maren')
  expect([textOf(second.doc), second.doc.clientID === first.doc.clientID]).toEqual(['one', false])
  type(second.doc, ' two')
  second.keeper.stored(1)
  await second.keeper.flush()
  const third = await openAs(store, 'maren')
  expect(textOf(third.doc)).toBe('one two')
  expect(readKeptNote(store.logs.get(LOG) ?? []).unsent).toEqual([])
})

test('C7 what another person left unsent is not in the note, and is not lost', async () => {
  const store = createMemoryStore()
  const first = await openAs(store, 'maren')
  type(first.doc, 'one')
  await first.keeper.flush()
  const second = await openAs(store, 'kofi')
  type(second.doc, 'two')
  second.keeper.stored(1)
  await second.keeper.flush()
  const { unsent } = readKeptNote(store.logs.get(LOG) ?? [])
  expect([textOf(second.doc), unsent.map((edit) => edit.person)]).toEqual(['two', ['maren']])
  const again = readKeptNote(compactNote(readKeptNote(store.logs.get(LOG) ?? [])))
  expect(again.unsent.map((edit) => edit.person)).toEqual(['maren'])
})

test('C4 a refusing disk is told, and everything is kept as soon as it takes writes again', async () => {
  const store = createMemoryStore()
  const { doc, keeper, retry } = await openAs(store, 'maren')
  store.refuse = 'ENOSPC'
  type(doc, 'one')
  await keeper.flush()
  type(doc, ' two')
  expect(keeper.state()).toEqual({ kind: 'refused', code: 'ENOSPC' })
  store.refuse = null
  retry()
  await keeper.flush()
  expect(keeper.state().kind).toBe('kept')
  expect(textOf((await openAs(store, 'maren')).doc)).toBe('one two')
})

test('C8 a store that is taken away under the page is filled anew, what is unsent as unsent', async () => {
  const store = createMemoryStore()
  const { doc, keeper } = await openAs(store, 'maren')
  type(doc, 'one')
  await keeper.flush()
  keeper.stored(1)
  type(doc, ' two')
  await keeper.flush()
  store.lose()
  await keeper.flush()
  const kept = readKeptNote(store.logs.get(LOG) ?? [])
  expect([textOf((await openAs(store, 'maren')).doc), kept.unsent.map(({ number }) => number)]).toEqual([
    'one two',
    [2],
  ])
})

test('C1 what is received goes before the own edit that leans on it', async () => {
  const store = createMemoryStore()
  const other = new Y.Doc()
  type(other, 'theirs ')
  const { doc, keeper } = await openAs(store, 'maren')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'relay')
  type(doc, 'mine')
  await keeper.flush()
  expect(textOf((await openAs(store, 'maren')).doc)).toBe('theirs mine')
})

test('C1 a long log is written anew short, with the same words and what is unsent', async () => {
  const store = createMemoryStore()
  const { doc, keeper } = await openAs(store, 'maren')
  for (let index = 0; index < 500; index += 1) type(doc, 'x')
  keeper.stored(499)
  await keeper.flush()
  const keep = createKeep(store, createLogLocks('r', navigator.locks))
  const before = await keep.open('a')
  const after = await keep.open('a')
  expect([before.unsent, after.unsent.length, store.logs.get(LOG)?.length]).toEqual([after.unsent, 1, 2])
  expect(textOf((await openAs(store, 'maren')).doc)).toBe('x'.repeat(500))
})

test('C1 an entry of a newer version is carried along as it is', () => {
  const future = new Uint8Array([99, 1, 2, 3])
  const edit: OwnEdit = {
    ...{ kind: 'own', person: 'p', client: 7, number: 1, at: 1 },
    ...{ lines: ['l1'], update: Y.encodeStateAsUpdate(new Y.Doc()) },
  }
  const again = readKeptNote(compactNote(readKeptNote([future, encodeEntry(edit)])))
  expect([again.unknown, again.unsent]).toEqual([[future], [edit]])
})

test('C1 a log that is long of unsent edits only is not written anew at every opening', async () => {
  const store = createMemoryStore()
  const { doc, keeper } = await openAs(store, 'maren')
  for (let index = 0; index < 500; index += 1) type(doc, 'x')
  await keeper.flush()
  let written = 0
  const counted = {
    ...store,
    replace: async (...words: Parameters<MemoryStore['replace']>) => {
      written += 1
      await store.replace(...words)
    },
  }
  const { unsent } = await createKeep(counted, createLogLocks('r', navigator.locks)).open('a')
  expect([unsent.length, written]).toEqual([500, 0])
})

test.each(seeds(3))(
  'C12 windows that write while another shortens the log lose nothing: seed %i',
  async (seed) => {
    const random = seededRandom(seed)
    const store = slow(createMemoryStore(), random)
    const locks = createLogLocks(`windows ${seed}`, navigator.locks)
    const guarded = locks.guard(store) as MemoryStore
    const windows = await Promise.all(['maren', 'maren'].map((person) => openAs(guarded, person)))
    for (let index = 0; index < 700; index += 1) {
      const { doc, keeper } = windows[Math.floor(random() * 2)] ?? windows[0]!
      type(doc, 'x')
      if (random() < 0.5) keeper.stored(1 + Math.floor(random() * index))
      // Each opening shortens what it may.
      if (random() < 0.02) await createKeep(store, locks).open('a')
    }
    await Promise.all(windows.map(({ keeper }) => keeper.flush()))
    await createKeep(store, locks).open('a')
    expect(textOf((await openAs(store, 'maren')).doc)).toBe('x'.repeat(700))
  },
)

/** Its writes take a turn or two, so that others come in between. */
function slow(store: MemoryStore, random: () => number): MemoryStore {
  const turns = async (): Promise<void> => {
    for (let left = Math.floor(random() * 3); left > 0; left -= 1) await Promise.resolve()
  }
  return {
    ...store,
    append: async (...words) => {
      await turns()
      await store.append(...words)
    },
    replace: async (...words) => {
      await turns()
      await store.replace(...words)
    },
  }
}
