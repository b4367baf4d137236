/** The simulation's account: every letter by its id `client:clock`, who deleted what, what was acknowledged or seen. */
import * as Y from 'yjs'

export interface Letters {
  readonly letters: readonly string[]
  readonly deleted: readonly string[]
}

export class Ledger {
  acts = 0
  /** Letters whose author's laptop still had them when last looked at, by document. */
  readonly #typed = new Map<Y.Doc, Set<string>>()
  readonly deleted = new Set<string>()
  readonly ackedLetters = new Set<string>()
  readonly ackedDeletions = new Set<string>()
  /** Letters that somebody else has seen since the last power cut. */
  readonly seenLetters = new Set<string>()

  typed(doc: Y.Doc, { letters, deleted }: Letters): void {
    const known = this.#typed.get(doc) ?? new Set<string>()
    this.#typed.set(doc, known)
    for (const letter of letters) known.add(letter)
    for (const letter of deleted) this.deleted.add(letter)
  }

  acknowledged(letters: readonly string[], deleted: readonly string[]): void {
    for (const letter of letters) this.ackedLetters.add(letter)
    for (const letter of deleted) this.ackedDeletions.add(letter)
  }

  seen(letters: readonly string[]): void {
    for (const letter of letters) this.seenLetters.add(letter)
  }

  /** The power went: what was only written may be gone, though it was seen. */
  powerCut(): void {
    this.seenLetters.clear()
  }

  /** Everything typed into these documents. */
  typedInto(docs: readonly Y.Doc[]): ReadonlySet<string> {
    return new Set(docs.flatMap((doc) => [...(this.#typed.get(doc) ?? [])]))
  }
}

/** Letters and deletions in an update, by id. */
export function lettersOf(update: Uint8Array): Letters {
  const { structs, ds } = Y.decodeUpdate(update)
  const letters: string[] = []
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    for (let offset = 0; offset < struct.length; offset += 1) {
      letters.push(`${struct.id.client}:${struct.id.clock + offset}`)
    }
  }
  const deleted: string[] = []
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      for (let offset = 0; offset < len; offset += 1) deleted.push(`${client}:${clock + offset}`)
    }
  }
  return { letters, deleted }
}

/** Ids of the letters that stand in the document. */
export function standing(doc: Y.Doc): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue
      for (let offset = 0; offset < struct.length; offset += 1) {
        ids.add(`${struct.id.client}:${struct.id.clock + offset}`)
      }
    }
  }
  return ids
}
