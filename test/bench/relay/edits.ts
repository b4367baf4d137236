/** One-letter edits as Yjs encodes them, made and recognised without a Y.Doc. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const ROOT = 'lines'
const STRING = 4
const HAS_LEFT = 0x80

/** Letter number `clock` of a client, behind its letter before. */
export function letter(client: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value)
    if (clock === 0) {
      encoding.writeUint8(encoder, STRING)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, ROOT)
    } else {
      encoding.writeUint8(encoder, STRING | HAS_LEFT)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock - 1)
    }
    encoding.writeVarString(encoder, 'x')
    encoding.writeVarUint(encoder, 0)
  })
}

/** Calls `saw` for every letter in the update: one of ours the quick way, anything else by Yjs's own reading. */
export function lettersIn(update: Uint8Array, saw: (client: number, clock: number) => void): void {
  if (update[0] === 1 && update[1] === 1) {
    const decoder = decoding.createDecoder(update)
    decoder.pos = 2
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    // One letter behind its neighbour and nothing deleted: as long as `letter` makes it.
    if (update.length < 32 && update[update.length - 1] === 0 && update[update.length - 3] === 1) {
      return saw(client, clock)
    }
  }
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Skip) continue
    for (let offset = 0; offset < struct.length; offset += 1) saw(struct.id.client, struct.id.clock + offset)
  }
}

/** A long note's log: so many one-letter transactions by so many authors, some of them deletions. */
export function history(transactions: number, authors: number): Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = Array.from({ length: authors }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = 1000 + index
    return doc
  })
  let number = 0
  for (let count = 0; count < transactions; count += 1) {
    const doc = docs[Math.floor(count / 40) % authors] ?? new Y.Doc()
    const before = docs[Math.floor((count - 1) / 40) % authors]
    if (before !== undefined && before !== doc) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(before, Y.encodeStateVector(doc)), 'sync')
    }
    const text = doc.getText(ROOT)
    doc.once('update', (update: Uint8Array) => updates.push(update))
    number = (number * 1103515245 + 12345) % 2147483648
    if (count % 8 === 7) text.delete(number % text.length, 1)
    else text.insert(text.length === 0 ? 0 : text.length - (number % Math.min(text.length, 30)), 'x')
  }
  return updates
}
