/** Edits as Yjs encodes them: letters made and recognised without a Y.Doc, and whole histories made with one. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { LINES_ROOT } from '#note/about.ts'
import { seededRandom } from '../../helpers/seeded.ts'

const STRING = 4
const HAS_LEFT = 0x80

/** Letter number `clock` of a client, behind its letter before: a transaction of its own. */
export function letter(client: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value)
    if (clock === 0) {
      encoding.writeUint8(encoder, STRING)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, LINES_ROOT)
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
  // One letter behind its neighbour and nothing deleted: as long as `letter` makes it.
  const isOne = update[0] === 1 && update[1] === 1 && update.length < 32
  if (isOne && update[update.length - 1] === 0 && update[update.length - 3] === 1) {
    const decoder = decoding.createDecoder(update)
    decoder.pos = 2
    const client = decoding.readVarUint(decoder)
    return saw(client, decoding.readVarUint(decoder))
  }
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Skip) continue
    for (let offset = 0; offset < struct.length; offset += 1) saw(struct.id.client, struct.id.clock + offset)
  }
}

export const AUTHORS = 5
/** Transactions an author makes before the next one does. */
export const TURN = 40
const FIRST_ID = 0x8000_0000
const ID_STEP = 104_729
/** Transactions of a phrase; the last two take a letter away. */
const PHRASE = 14
const DELETIONS = 2
const HISTORY_SEED = 2026

/** Who made the transaction with this number. */
export function authorOf(transaction: number): number {
  return Math.floor(transaction / TURN) % AUTHORS
}

/**
 * An hour of five hands in one text: short phrases at places of their own, one transaction in seven a deletion. One
 * update a transaction, each leaning on all before it.
 */
export function history(transactions: number): Uint8Array[] {
  return write(transactions, authorOf).updates
}

/** The same by one hand. */
export function historyOfOne(transactions: number): Uint8Array[] {
  return write(transactions, () => 0).updates
}

/** By client, the clock that follows its last letter. */
export function historyIds(transactions: number): ReadonlyMap<number, number> {
  return write(transactions, authorOf).clocks
}

function write(transactions: number, author: (transaction: number) => number) {
  const random = seededRandom(HISTORY_SEED)
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText(LINES_ROOT)
  let at = 0
  for (let count = 0; count < transactions; count += 1) {
    doc.clientID = FIRST_ID + author(count) * ID_STEP
    const step = count % PHRASE
    if (step === 0) at = Math.floor(random() * (text.length + 1))
    if (step >= PHRASE - DELETIONS && at > 0) text.delete(Math.floor(random() * at), 1)
    else text.insert(at++, String.fromCharCode(97 + Math.floor(random() * 26)))
  }
  return { updates, clocks: Y.decodeStateVector(Y.encodeStateVector(doc)) }
}
