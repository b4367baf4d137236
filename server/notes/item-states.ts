/**
 * Changes items without their words: in the note while it is written in, beside it once it is frozen. Keeps every step, and
 * those that the notes themselves say. Knows the store and the note's past, no HTTP.
 */
import { linesOf } from '#note/item-fields.ts'
import { isSame, saidInNote } from '#note/item-states/standing.ts'
import {
  answeredChanges,
  wishedChanges,
  type FieldChange,
  type WishOutcome,
  type Wisher,
} from '#note/item-states/wish.ts'
import { statusIn } from '#note/search/fits.ts'
import type { JsonValue, LineRecord } from '#note/record-model.ts'
import { mayWrite, type Person, type PersonRef, type Session } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import type { ItemChange, ItemPatch, OwnerAnswerRequest, StateField } from '#note/wire/item-states.ts'
import type { Access } from '../access/access.ts'
import type { Store } from '../store/store.ts'
import type { NoteHistory } from './history.ts'
import type { NoteReader } from './note-reader.ts'

export interface ItemStatesOptions {
  readonly store: Pick<Store, 'itemStates'>
  readonly reader: Pick<NoteReader, 'items' | 'said'>
  readonly history: Pick<NoteHistory, 'edit'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The item as it is then; a refusal with its sentence; or null where the note has no such item. */
export type ItemOutcome =
  | { readonly kind: 'changed'; readonly item: Item; readonly changes: readonly FieldChange[] }
  | Extract<WishOutcome, { kind: 'refused' }>
  | null

export interface ItemWish {
  readonly session: Session
  readonly line: string
  readonly access: Access
  /** Throws where the right to write is gone when it comes to it. */
  readonly mayStill: () => void
}

/** What the notes say anew is kept of these; of all but actions the status alone. */
const NOTICED = ['owner', 'due', 'status', 'milestone'] as const

export class ItemStates {
  readonly #options: ItemStatesOptions
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(options: ItemStatesOptions) {
    this.#options = options
  }

  /** Sets fields. Rejects with StoreError. */
  change(wish: ItemWish, patch: ItemPatch): Promise<ItemOutcome> {
    const { session } = wish
    return this.#inTurn(wish, (item, who) => wishedChanges(item, patch, { session, who }))
  }

  /** The owner accepts or declines. Rejects with StoreError. */
  answer(wish: ItemWish, answer: OwnerAnswerRequest): Promise<ItemOutcome> {
    return this.#inTurn(wish, (item, who) => answeredChanges(item, answer, who.person))
  }

  /** Keeps what the note itself says anew since it was last looked at (rule I5). `items` are the note's own. */
  notice(session: Session, items: readonly Item[], writers: readonly PersonRef[]): void {
    const { store } = this.#options
    const kept = lastOver(store.itemStates.changes(session.id))
    const [only, ...others] = writers
    const by = only === undefined || others.length > 0 ? null : only
    const fresh = items.flatMap((item) => noticedIn(item, kept.get(item.line)))
    const at = this.#instant()
    if (fresh.length > 0)
      store.itemStates.add(
        fresh.map((each) => ({ ...each, session: session.id, where: 'note', over: each.to, by, at })),
      )
  }

  /** One change of a note after the other: each is made against what the one before left. */
  #inTurn(wish: ItemWish, plan: (item: Item, who: Wisher) => WishOutcome): Promise<ItemOutcome> {
    const { id } = wish.session
    const before = this.#turns.get(id) ?? Promise.resolve()
    const acting = before.then(() => this.#act(wish, plan))
    const settled = acting.catch(() => undefined)
    this.#turns.set(id, settled)
    void settled.then(() => {
      if (this.#turns.get(id) === settled) this.#turns.delete(id)
    })
    return acting
  }

  async #act(wish: ItemWish, plan: (item: Item, who: Wisher) => WishOutcome): Promise<ItemOutcome> {
    const { session, line, access } = wish
    const find = async () => (await this.#options.reader.items(session)).find((each) => each.line === line)
    const item = await find()
    if (item === undefined) return null
    const writes = !isFrozen(session) && mayWrite(access, session)
    const who = { role: access.role, tracks: access.tracks, person: refOf(access.person), writes }
    const outcome = plan(item, who)
    if (outcome.kind === 'refused') return outcome
    const { changes } = outcome
    if (changes.length > 0) await this.#keep(wish, changes, writes)
    return { kind: 'changed', item: (await find()) ?? item, changes }
  }

  async #keep(wish: ItemWish, changes: readonly FieldChange[], writes: boolean): Promise<void> {
    const { session, line, access } = wish
    const { store, history, reader } = this.#options
    const inNote = writes ? changes.filter(({ field }) => field !== 'answer') : []
    if (inNote.length > 0) {
      const edits = inNote.flatMap(({ field, to }) => noteEdits(line, field, to))
      await history.edit(session, { edits, person: access.person, mayStill: wish.mayStill })
    }
    const record = await reader.said(session)
    const said = record === null ? undefined : linesOf(record).find((each) => each.id === line)
    if (said === undefined) return
    const facts = { session: session.id, line, by: refOf(access.person), at: this.#instant() }
    store.itemStates.add(
      changes.map((change) => kept(change, { said, isInNote: inNote.includes(change), facts })),
    )
  }

  #instant(): string {
    return new Date(this.#options.now()).toISOString()
  }
}

/** Nothing is written into a note that was approved: what becomes of its items is kept beside it. */
function isFrozen({ state }: Session): boolean {
  return state === 'approved' || state === 'published'
}

function noteEdits(line: string, field: StateField, value: JsonValue) {
  const edit = { kind: 'field', line, field, value } as const
  // A named owner ends the room's "nobody yet".
  return field === 'owner' && value !== null ? [edit, { ...edit, field: 'nobody', value: null }] : [edit]
}

function kept(
  change: FieldChange,
  about: {
    readonly said: LineRecord
    readonly isInNote: boolean
    readonly facts: Pick<ItemChange, 'session' | 'line' | 'by' | 'at'>
  },
): ItemChange {
  const { said, isInNote, facts } = about
  const where = isInNote ? 'note' : 'beside'
  return { ...facts, ...change, over: saidInNote(said, change.field), where }
}

/** What the note said by line and field when something was last kept of it. */
function lastOver(changes: readonly ItemChange[]): ReadonlyMap<string, ReadonlyMap<StateField, JsonValue>> {
  const lines = new Map<string, Map<StateField, JsonValue>>()
  for (const { line, field, over } of changes) {
    lines.set(line, (lines.get(line) ?? new Map<StateField, JsonValue>()).set(field, over))
  }
  return lines
}

function noticedIn(item: Item, known: ReadonlyMap<StateField, JsonValue> | undefined) {
  const fields = item.kind === 'action' ? NOTICED : (['status'] as const)
  return fields.flatMap((field) => {
    const from = known?.get(field) ?? (field === 'status' ? statusIn({ ...item, fields: {} }) : null)
    const to = saidInNote(item, field)
    return isSame(from, to) ? [] : [{ line: item.line, field, from, to }]
  })
}

function refOf({ id, name }: Person): PersonRef {
  return { id, name }
}
