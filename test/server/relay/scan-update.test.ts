/** The scanner and what a note knows, held against Yjs itself. */
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { KnownState } from '#server/relay/known-state.ts'
import { STEP_2_LIMITS, UNLIMITED, UPDATE_LIMITS, scanUpdate } from '#server/relay/scan-update.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'

/** What the relay would make of the update, with the sentence where it refuses. */
function judge(known: KnownState, bytes: Uint8Array): string {
  try {
    return known.judge(scanUpdate(bytes, STEP_2_LIMITS))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Some clients that write at random into one note, each with its own document; all updates in order. */
function randomUpdates(random: () => number, steps: number): Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = [11, 22, 33].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'sync') updates.push(update)
    })
    return doc
  })
  for (let step = 0; step < steps; step += 1) {
    const doc = docs[Math.floor(random() * docs.length)]
    if (doc === undefined) continue
    if (random() < 0.3) for (const each of docs) exchange(doc, each)
    doc.transact(() => writeAtRandom(doc, random))
  }
  return updates
}

function exchange(from: Y.Doc, to: Y.Doc): void {
  if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'sync')
}

const WORDS = ['a', 'größer', '𝔘𝔫𝔦', '日本', 'x'.repeat(30), '\ufeffbom']

function writeAtRandom(doc: Y.Doc, random: () => number): void {
  const lines = doc.getMap<Y.Map<unknown>>('lines')
  const ids = [...lines.keys()]
  const line = lines.get(ids[Math.floor(random() * ids.length)] ?? '')
  if (line === undefined || random() < 0.2) {
    const made = new Y.Map<unknown>()
    lines.set(`l${Math.floor(random() * 1e6)}`, made)
    made.set('text', new Y.Text())
    return
  }
  const text = line.get('text') as Y.Text
  const at = Math.floor(random() * (text.length + 1))
  const chance = random()
  if (chance < 0.4) text.insert(at, WORDS[Math.floor(random() * WORDS.length)] ?? '')
  else if (chance < 0.55)
    text.delete(Math.min(at, Math.max(0, text.length - 1)), Math.min(2, text.length - at))
  else if (chance < 0.65) text.insertEmbed(at, { line: 'm' })
  else if (chance < 0.75) text.format(0, Math.min(3, text.length), { bold: random() < 0.5 ? true : null })
  else line.set(`f${Math.floor(random() * 5)}`, [1.5, -7, 'word', null, true, { a: [1, { b: 'c' }] }][at % 6])
}

describe('sound updates', () => {
  test.each(seeds(150))('are taken in any order that leaves nothing open, as by Yjs (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const known = new KnownState()
    const doc = new Y.Doc()
    const left = randomUpdates(random, 60)
    let refused = 0
    while (left.length > 0) {
      const [update] = left.splice(Math.floor(random() * Math.min(4, left.length)), 1)
      if (update === undefined) break
      const verdict = judge(known, update)
      if (verdict === 'unresolved') {
        refused += 1
        expect(refused).toBeLessThan(100_000)
        left.push(update)
        continue
      }
      expect(['new', 'nothing-new']).toContain(verdict)
      const before = Y.encodeStateAsUpdate(doc)
      Y.applyUpdate(doc, update)
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
      if (verdict === 'nothing-new') expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      known.add(scanUpdate(update, UNLIMITED))
    }
    expect(Y.decodeStateVector(known.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
    const whole = Y.encodeStateAsUpdate(doc)
    // Where two wrote one field, Yjs deletes the loser by itself; at most such a deletion is news.
    expect(known.authors(scanUpdate(whole, UNLIMITED))).toEqual([])
    known.add(scanUpdate(whole, UNLIMITED))
    expect(judge(known, whole)).toBe('nothing-new')
    expect(judge(new KnownState(), whole)).toBe('new')
    expect(scanUpdate(whole, UNLIMITED).structs).toBe(Y.decodeUpdate(whole).structs.length)
  })

  test('with something between left out are unresolved', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = new Y.Text()
    doc.getMap('lines').set('l', text)
    for (const letter of 'abc') text.insert(text.length, letter)
    const [first = new Uint8Array(), , third = new Uint8Array()] = updates
    expect(judge(new KnownState(), Y.mergeUpdates([first, third]))).toBe('unresolved')
  })
})

describe('changed bytes', () => {
  test.each(seeds(150))('never crash, and what is taken Yjs takes whole (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const updates = randomUpdates(random, 25)
    const whole = Y.mergeUpdates(updates)
    const known = new KnownState()
    const half = updates.slice(0, Math.floor(updates.length / 2))
    const doc = new Y.Doc()
    for (const update of half) {
      if (judge(known, update) !== 'new') continue
      Y.applyUpdate(doc, update)
      known.add(scanUpdate(update, UNLIMITED))
    }
    const state = Y.encodeStateAsUpdate(doc)
    for (let round = 0; round < 40; round += 1) {
      const changed = mutate(random() < 0.5 ? whole : (updates.at(-1) ?? whole), random)
      if (judge(known, changed) !== 'new') continue
      const copy = new Y.Doc()
      Y.applyUpdate(copy, state)
      // Yjs must read it; whatever it then shows is what its author wrote.
      Y.applyUpdate(copy, changed)
      expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
      for (const root of ['about', 'lines', 'threads']) copy.getMap(root).toJSON()
    }
  })
})

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const changed = bytes.slice()
  const at = Math.floor(random() * changed.length)
  const chance = random()
  if (chance < 0.6) changed[at] = Math.floor(random() * 256)
  else if (chance < 0.8) return changed.slice(0, at)
  else changed.copyWithin(at, Math.floor(random() * changed.length), at + 4)
  return changed
}

describe('hostile updates', () => {
  const write = (act: (encoder: encoding.Encoder) => void) => encoding.encode(act)
  const numbers = (...values: number[]) =>
    write((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)))

  test.each([
    ['100,000 clients', numbers(100_000, 1, 1, 1, 1), 'The update names too many clients.'],
    ['more parts than bytes', numbers(1, 10_000, 1, 0), 'The update ends too soon.'],
    ['300,000 parts', numbers(1, 300_001, 1, 0), 'The update has too many parts.'],
    ['an endless number', new Uint8Array(50).fill(255), 'The update has an impossible number.'],
    ['a part of no length', numbers(1, 1, 1, 0, 0, 0, 0), 'The update has an impossible clock.'],
    ['a deletion of nothing', numbers(0, 1, 5, 1, 7, 0), 'The update has an impossible clock.'],
    ['bytes behind its end', numbers(0, 0, 7), 'The update is longer than what it says.'],
    ['a client named twice', numbers(2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0), 'The update names a client twice.'],
  ])('%s: refused in a sentence', (_name, bytes, sentence) => {
    expect(judge(new KnownState(), bytes)).toBe(sentence)
  })

  test('65 attributes in one node are refused, 64 are not, and a root has as many lines as there are', () => {
    const doc = new Y.Doc()
    const line = new Y.Map<unknown>()
    doc.getMap('lines').set('l', line)
    for (let key = 0; key < 64; key += 1) line.set(`k${key}`, key)
    expect(judge(new KnownState(), Y.encodeStateAsUpdate(doc))).toBe('new')
    line.set('k64', 1)
    expect(judge(new KnownState(), Y.encodeStateAsUpdate(doc))).toBe(
      'The update gives one part too many attributes.',
    )
    const many = new Y.Doc()
    for (let key = 0; key < 500; key += 1) many.getMap('lines').set(`k${key}`, key)
    expect(judge(new KnownState(), Y.encodeStateAsUpdate(many))).toBe('new')
  })

  test('a value over 4 KiB is refused in an update and over 64 KiB in a step 2', () => {
    const doc = new Y.Doc()
    doc.getMap('about').set('template', 'x'.repeat(5000))
    const update = Y.encodeStateAsUpdate(doc)
    expect(() => scanUpdate(update, UPDATE_LIMITS)).toThrow('The update holds a value that is too long.')
    expect(scanUpdate(update, STEP_2_LIMITS).structs).toBe(1)
  })

  test('types nested too deep are refused, also one update at a time', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    let map = doc.getMap<unknown>('lines')
    for (let depth = 0; depth < 50; depth += 1) {
      const next = new Y.Map<unknown>()
      map.set('a', next)
      map = next
    }
    expect(judge(new KnownState(), Y.encodeStateAsUpdate(doc))).toBe('The update is nested too deep.')
    const known = new KnownState()
    const verdicts = updates.map((update) => {
      const verdict = judge(known, update)
      if (verdict === 'new') known.add(scanUpdate(update, UNLIMITED))
      return verdict
    })
    expect(verdicts.filter((each) => each === 'new').length).toBeLessThanOrEqual(32)
    expect(verdicts).toContain('The update is nested too deep.')
  })

  test('parts of two clients that wait for one another are refused', () => {
    // Client 2's letter stands right of client 1's second, client 1's first right of client 2's.
    const ring = write((encoder) => {
      encoding.writeVarUint(encoder, 2)
      for (const [client, on, onClock] of [
        [2, 1, 0],
        [1, 2, 0],
      ] as const) {
        for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value)
        encoding.writeUint8(encoder, 0x84)
        for (const value of [on, onClock]) encoding.writeVarUint(encoder, value)
        encoding.writeVarString(encoder, 'x')
      }
      encoding.writeVarUint(encoder, 0)
    })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, ring)
    expect(doc.store.pendingStructs).not.toBeNull()
    expect(judge(new KnownState(), ring)).toBe('Parts of the update wait for one another.')
  })
})
