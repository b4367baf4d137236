/** Updates made by hand for the relay: a sound one, and the kinds that no note may have. */
import { expect } from 'vitest'
import * as Y from 'yjs'

export function threadUpdate(text: string, doc = new Y.Doc()): Uint8Array {
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('threads').set(text, text)
  return Y.mergeUpdates(updates)
}

/** One client's two items, each said to stand behind the other. */
export function ringUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 7
  const line = doc.getMap('lines').set('a', new Y.Text())
  line.insert(0, 'x')
  line.insertEmbed(1, { line: 'b' })
  const bytes = Y.encodeStateAsUpdate(doc)
  // An embed (5) with a left neighbour (0x80): client 7, and the clock of the letter, which becomes its own.
  const at = bytes.findIndex(
    (byte, index) => byte === 0x85 && bytes[index + 1] === 7 && bytes[index + 2] === 1,
  )
  expect(at).toBeGreaterThan(0)
  bytes[at + 2] = 2
  return bytes
}

export function rootUpdate(root: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap(root).set('a', 1)
  return Y.encodeStateAsUpdate(doc)
}

export function subdocumentUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('lines').set('a', new Y.Doc())
  return Y.encodeStateAsUpdate(doc)
}

export function nestedUpdate(): Uint8Array {
  const doc = new Y.Doc()
  let value: unknown = 1
  for (let depth = 0; depth < 50; depth += 1) value = [value]
  doc.getMap('lines').set('a', value)
  return Y.encodeStateAsUpdate(doc)
}
