/**
 * What a review does besides reading: items go back to their authors, and changes to a note that is frozen are proposed,
 * taken or left. Knows the store and the note's past, no HTTP.
 */
import { linesOf } from '#note/item-fields.ts'
import { titleOf } from '#note/item-title.ts'
import type { JsonValue, LineRecord, NoteRecord } from '#note/record-model.ts'
import type { Person, PersonRef, Session } from '#note/summit.ts'
import type { NoteEdit, Proposal, ReturnedItem, ReviewAnswer } from '#note/wire/review.ts'
import { createSecret, type RandomBytes } from '../access/access.ts'
import type { Store } from '../store/store.ts'
import type { NoteHistory } from './history.ts'
import type { NoteReader } from './note-reader.ts'

export interface ReviewsOptions {
  readonly store: Pick<Store, 'reviews' | 'summit'>
  readonly reader: Pick<NoteReader, 'record'>
  readonly history: Pick<NoteHistory, 'authors' | 'edit'>
  readonly seq: (session: string) => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: RandomBytes
}

/** Why an answer to a proposal was not taken. */
export type ProposalRefusal = 'unknown' | 'answered' | 'stale'

/** Letters of an id: enough for a summit's. */
const ID_LETTERS = 12

export class Reviews {
  readonly #options: ReviewsOptions

  constructor(options: ReviewsOptions) {
    this.#options = options
  }

  /** Everything about this session's review, as this person sees it. */
  async read(session: Session, person: Person): Promise<ReviewAnswer> {
    const { store, reader, seq } = this.#options
    const record = await reader.record(session)
    const proposals = store.reviews.proposals(session.id)
    return {
      returned: store.reviews.returned(session.id),
      proposals: proposals.map((each) => ({ ...each, stale: isStale(each, record) })),
      seen: store.reviews.seen(person.id, session.id),
      seq: seq(session.id),
    }
  }

  /** Sends an item back to whoever wrote it; null where there is no such line with words. */
  async returnItem(
    session: Session,
    person: Person,
    { line, reason }: { readonly line: string; readonly reason: string },
  ): Promise<ReturnedItem | null> {
    const { store, reader } = this.#options
    const record = await reader.record(session)
    const found = record === null ? undefined : findLine(record, line)
    if (found === undefined) return null
    const item: ReturnedItem = {
      ...{ id: this.#newId(), session: session.id, line, reason, at: this.#instant(), settled: null },
      number: found.number ?? '',
      text: titleOf(found),
      by: refOf(person),
      to: await this.#authorsOf(session, found),
    }
    store.reviews.saveReturned(item)
    return item
  }

  /** Somebody says that what was asked for is done; null where there is no such item or it is settled. */
  settle(session: Session, person: Person, id: string): ReturnedItem | null {
    const { store } = this.#options
    const item = store.reviews.returned(session.id).find((each) => each.id === id)
    if (item === undefined || item.settled !== null) return null
    const settled = { ...item, settled: { by: refOf(person), at: this.#instant() } }
    store.reviews.saveReturned(settled)
    return settled
  }

  /** What was returned to this person in any session. */
  returnedTo(person: Person): readonly ReturnedItem[] {
    return this.#options.store.reviews
      .openReturned()
      .filter(({ to }) =>
        to.some(({ id, name }) => (id === undefined ? name === person.name : id === person.id)),
      )
  }

  /** Keeps a proposal; null where the line it is about is not there. */
  async propose(
    session: Session,
    person: Person,
    { edit, why }: { readonly edit: NoteEdit; readonly why: string },
  ): Promise<Proposal | null> {
    const { store, reader, seq } = this.#options
    const record = await reader.record(session)
    if (record === null || !isAbout(edit, record)) return null
    const proposal: Proposal = {
      ...{ id: this.#newId(), session: session.id, edit, why, base: seq(session.id) },
      was: standsNow(edit, record),
      by: refOf(person),
      ...{ at: this.#instant(), state: 'open', answer: null },
    }
    store.reviews.addProposal(proposal)
    return proposal
  }

  /**
   * Takes a proposal as edits of the lead's, or leaves it. `stale` where the line is another than it was, unless it is to
   * be taken anyway. Rejects with StoreError.
   */
  async answer(
    session: Session,
    wish: {
      readonly id: string
      readonly take: boolean
      readonly anyway: boolean
      readonly person: Person
      readonly mayStill: () => void
    },
  ): Promise<Proposal | ProposalRefusal> {
    const { store, reader, history } = this.#options
    const { id, take, anyway, person, mayStill } = wish
    const proposal = store.reviews.proposals(session.id).find((each) => each.id === id)
    if (proposal === undefined) return 'unknown'
    if (take && !anyway && isStale(proposal, await reader.record(session))) return 'stale'
    const answer = { by: refOf(person), at: this.#instant() }
    const answered: Proposal = { ...proposal, state: take ? 'taken' : 'left', answer }
    // The answer first: of two leads who take it at once only one may make the edit.
    if (!store.reviews.answerProposal(answered)) return 'answered'
    if (!take) return answered
    try {
      await history.edit(session, { edits: [proposal.edit], person, mayStill })
    } catch (error) {
      // Nothing was written: it waits for another answer.
      store.reviews.reopenProposal(proposal)
      throw error
    }
    return answered
  }

  async #authorsOf(session: Session, line: LineRecord): Promise<readonly PersonRef[]> {
    const { history, store } = this.#options
    const authors = await history.authors(session)
    const spans = authors.find((each) => each.line === line.id)?.spans ?? []
    const born = line.by === null ? null : store.summit.findPerson(line.by)
    const all = [...spans.map(({ by }) => by), ...(born === null ? [] : [refOf(born)])]
    return [...new Map(all.map((each) => [each.id ?? each.name, each])).values()]
  }

  #newId(): string {
    return createSecret(this.#options.random).slice(0, ID_LETTERS)
  }

  #instant(): string {
    return new Date(this.#options.now()).toISOString()
  }
}

function refOf({ id, name }: Person): PersonRef {
  return { id, name }
}

function findLine(record: NoteRecord, id: string): LineRecord | undefined {
  return linesOf(record).find((line) => line.id === id)
}

function isAbout(edit: NoteEdit, record: NoteRecord): boolean {
  if (edit.kind === 'item') return record.sections.some(({ key }) => key === edit.section)
  if (edit.kind === 'unsay') return false
  return findLine(record, edit.line) !== undefined
}

/** What the edit would replace: a line's words, a field's value; null for a new item. */
function standsNow(edit: NoteEdit, record: NoteRecord): JsonValue {
  if (edit.kind === 'item' || edit.kind === 'comment' || edit.kind === 'unsay') return null
  const line = findLine(record, edit.line)
  if (line === undefined) return null
  return edit.kind === 'field' ? (line.fields[edit.field] ?? null) : line.text
}

function isStale(proposal: Proposal, record: NoteRecord | null): boolean {
  if (proposal.state !== 'open' || record === null) return false
  return (
    !isAbout(proposal.edit, record) ||
    JSON.stringify(standsNow(proposal.edit, record)) !== JSON.stringify(proposal.was)
  )
}
