/**
 * Listens to one connection: decodes, then handles, each message on its own guard, so that a bad message costs its
 * sender the connection and nobody anything else (rule P5).
 */
import * as encoding from 'lib0/encoding'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { Session } from '#note/summit.ts'
import { CLOSE } from '#note/wire/sync.ts'
import { STEP_2_LIMITS, UPDATE_LIMITS, scanUpdate, type ScannedUpdate } from './scan-update.ts'
import type { Connection } from './connection.ts'
import { awarenessFrame, deniedFrame, step1Frame, type PresenceEntry } from './frame.ts'
import { BadMessageError, parseIncoming, parseStateVector, type Incoming } from './incoming.ts'
import { ASK_LATER_MS, AWARENESS_DELAY_MS, MAX_CLOCK, MAX_MESSAGE_BYTES, MAX_UNRESOLVED } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { OpenNote } from './open-note.ts'
import type { OpenNotes } from './open-notes.ts'
import type { Clock, NoteWorkshop } from './ports.ts'

export interface Attending {
  readonly connection: Connection
  readonly open: OpenNote
  readonly notes: OpenNotes
  readonly workshop: NoteWorkshop
  readonly metrics: Metrics
  readonly log: Logger
  readonly clock: Clock
  /** The session as the store has it now. */
  readonly session: () => Session | null
}

/** Handles one message. `isBinary` false is a text message, which nobody of ours sends. */
export function hear(attending: Attending, bytes: Uint8Array, isBinary: boolean): void {
  const { connection } = attending
  if (!connection.isOpen) return
  connection.account(bytes.length)
  try {
    if (!isBinary) throw new BadMessageError('Only binary messages are understood.')
    handle(attending, parseIncoming(bytes), bytes.length)
    connection.spoke = true
  } catch (error) {
    dropConnection(attending, error)
  }
}

function dropConnection({ connection, metrics, log }: Attending, error: unknown): void {
  metrics.refuse('message')
  const sentence = error instanceof BadMessageError ? error.message : 'The message could not be read.'
  log.warn(
    {
      session: connection.session,
      person: connection.person.id,
      connection: connection.id,
      reason: sentence,
    },
    'refused',
  )
  connection.close(CLOSE.badMessage, sentence)
}

function handle(attending: Attending, message: Incoming, size: number): void {
  const { connection, open } = attending
  if (isTooBig(connection, message, size)) {
    attending.metrics.refuse('message')
    return connection.close(CLOSE.tooBig, 'The message is larger than a mebibyte.')
  }
  switch (message.kind) {
    case 'step-1':
      return answerStep1(attending, message.stateVector)
    case 'update':
      return takeUpdate(attending, message)
    case 'awareness':
      return takePresence(attending, message.entries)
    case 'query-awareness':
      if (connection.step1Rate.tryTake(1, attending.clock.elapsed())) {
        connection.send(awarenessFrame(open.presence.all()))
      }
      return
    case 'want-receipts': {
      const session = attending.session()
      if (session !== null) connection.wantReceipts(session, attending.notes.isStoring)
      return
    }
    case 'auth':
      return
    default:
      message satisfies never
  }
}

/** Only the first step 2 may be large: it may carry days of offline work. */
function isTooBig(connection: Connection, message: Incoming, size: number): boolean {
  const isStep2 = message.kind === 'update' && message.step2
  const mayBeLarge = isStep2 && !connection.firstStep2Seen
  if (isStep2) connection.firstStep2Seen = true
  return size > MAX_MESSAGE_BYTES && !mayBeLarge
}

/** Above the rate the newest waits a moment; what it stands for is never lost, only what it passed over. */
function takePresence(attending: Attending, entries: readonly PresenceEntry[]): void {
  const { connection, open, notes, clock } = attending
  if (connection.awarenessRate.tryTake(1, clock.elapsed())) {
    connection.heldPresence = null
    open.presence.take(connection, entries)
    return notes.announcePresence(open)
  }
  if (connection.heldPresence === null) clock.after(AWARENESS_DELAY_MS, () => takeHeld(attending))
  connection.heldPresence = entries
}

function takeHeld(attending: Attending): void {
  const { connection } = attending
  const entries = connection.heldPresence
  connection.heldPresence = null
  if (entries !== null && connection.isOpen) takePresence(attending, entries)
}

function answerStep1(attending: Attending, stateVector: Uint8Array): void {
  const { connection, open, notes, clock, workshop, log } = attending
  // Malformed bytes throw here, before anything is worked out.
  const isNewcomer = parseStateVector(stateVector).size === 0
  // Each answer may be the whole note: a client that asks faster, or again before it has one, is not heard.
  if (connection.answering || !connection.step1Rate.tryTake(1, clock.elapsed())) return
  const answer = isNewcomer ? notes.welcomeTo(open) : open.note.missingFor(stateVector)
  if (answer !== null) return void connection.send(answer)
  connection.answering = true
  // The bytes are a view of a read buffer: they are sent to another thread.
  workshop
    .missing(open.note.updates(), stateVector.slice())
    .then((missing) => connection.send(open.note.answer(missing)))
    .catch((error: unknown) => {
      log.error({ session: open.note.session, err: error }, 'a step 1 could not be answered')
      connection.send(notes.welcomeTo(open))
    })
    .finally(() => (connection.answering = false))
}

function takeUpdate(attending: Attending, message: Incoming & { kind: 'update' }): void {
  const { connection, open } = attending
  if (message.step2) connection.asked = false
  const update = scanUpdate(message.bytes, message.step2 ? STEP_2_LIMITS : UPDATE_LIMITS)
  const verdict = open.note.judge(update)
  // Whatever brings nothing is no attempt to write: a reader's step 2 repeats all deletions of the note.
  const denial = verdict === 'nothing-new' ? null : whyDenied(attending)
  if (denial !== null) return deny(attending, denial, message.step2)
  if (verdict === 'unresolved') return askAgain(attending, message.step2)
  if (verdict === 'new') {
    const authors = open.note.authors(update)
    const foreign = open.note.foreign(authors, connection.person.id, message.step2)
    if (foreign.length > 0) return takeWithout(attending, message, foreign)
    if (!message.step2) bindClient(connection, authors)
    takeNew(attending, update)
  }
  if (message.step2) connection.unresolved = 0
  connection.countUpdate('taken', message.step2)
  attending.notes.owe(connection)
}

function takeNew({ connection, open, notes, clock }: Attending, update: ScannedUpdate): void {
  const { person } = connection
  const own = connection.client ?? open.presence.idOf(connection)
  const at = new Date(clock.now()).toISOString()
  open.note.take(update, { person: person.id, from: connection, own, at })
  notes.touch(open)
}

/**
 * A step 2 with something new of somebody else's: it may be an honest copy of what a power cut or a full disk took from
 * us, or a forgery; only its owner can tell. It is left out, the rest is taken, and none of it is promised until its
 * sender is asked again and the owner has come back with it.
 */
function takeWithout(
  attending: Attending,
  message: Incoming & { kind: 'update' },
  foreign: readonly number[],
): void {
  const { connection, open, metrics } = attending
  metrics.refuse('identity')
  if (!message.step2) {
    throw new BadMessageError('The update is written under a client id that belongs to somebody else.')
  }
  connection.countUpdate('refused', true)
  const rest = scanUpdate(withoutClients(message.bytes, foreign), STEP_2_LIMITS)
  if (open.note.judge(rest) === 'new') takeNew(attending, rest)
  askLater(attending)
}

function askLater({ connection, open, clock }: Attending): void {
  if (connection.askedLater) return
  connection.askedLater = true
  clock.after(ASK_LATER_MS, () => {
    connection.askedLater = false
    connection.send(step1Frame(open.note.stateVector()))
  })
}

/** The update without what is written under these ids: as for somebody who has all of theirs. */
function withoutClients(update: Uint8Array, clients: readonly number[]): Uint8Array {
  const all = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients.length)
    for (const client of clients) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, MAX_CLOCK)
    }
  })
  return Y.diffUpdate(update, all)
}

/** What a connection types as it goes is all under one client id; only a step 2 brings what was typed under others. */
function bindClient(connection: Connection, authors: readonly number[]): void {
  const [author] = authors
  if (author === undefined) return
  connection.client ??= author
  if (authors.length > 1 || connection.client !== author) {
    throw new BadMessageError('A connection writes under one client id: connect again with another.')
  }
}

function whyDenied({ connection, open, notes }: Attending): string | null {
  if (!notes.isStoring) return 'The relay cannot store at the moment: your words are not saved yet.'
  if (!connection.write) return 'This note cannot be changed by you now.'
  return open.note.isFull ? 'This note is full: begin another session for what follows.' : null
}

/** Something before this update is missing here: drop it and ask for all that we lack. */
function askAgain({ connection, open, metrics }: Attending, step2: boolean): void {
  metrics.refuse('unresolved')
  connection.countUpdate('refused', step2)
  // What was on its way while we asked leans on the same missing part.
  if (connection.asked) return
  connection.asked = true
  connection.unresolved += 1
  if (connection.unresolved >= MAX_UNRESOLVED) {
    return connection.close(CLOSE.badMessage, 'Updates lean on something that never came: connect again.')
  }
  connection.send(step1Frame(open.note.stateVector()))
}

function deny({ connection, metrics }: Attending, sentence: string, step2: boolean): void {
  metrics.refuse('role')
  connection.countUpdate('refused', step2)
  connection.send(deniedFrame(sentence))
}
