/**
 * Listens to one socket: decodes, then handles, each message on its own guard, so that a bad message costs its sender
 * the connection and nobody anything else (rule P5).
 */
import type { Logger } from 'pino'
import type { RawData, WebSocket } from 'ws'
import type { Session } from '#note/summit.ts'
import { CLOSE } from '#note/wire/sync.ts'
import { STEP_2_LIMITS, UPDATE_LIMITS, checkUpdate } from './check-update.ts'
import type { Connection } from './connection.ts'
import { awarenessFrame, deniedFrame, step1Frame, step2Frame } from './frame.ts'
import { BadMessageError, parseIncoming, parseStateVector, type Incoming } from './incoming.ts'
import { MAX_MESSAGE_BYTES, MAX_UNRESOLVED } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { OpenNote, OpenNotes } from './open-notes.ts'

export interface Attending {
  readonly connection: Connection
  readonly open: OpenNote
  readonly notes: OpenNotes
  readonly metrics: Metrics
  readonly log: Logger
  readonly now: () => number
  /** The session as the store has it now. */
  readonly session: () => Session | null
}

/** Handles every message of the socket until it closes. */
export function attend(ws: WebSocket, attending: Attending): void {
  const { connection, now } = attending
  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (!connection.isOpen) return
    const bytes = data as Buffer
    connection.account(bytes.length, now())
    try {
      if (!isBinary) throw new BadMessageError('Only binary messages are understood.')
      handle(attending, parseIncoming(bytes), bytes.length)
    } catch (error) {
      dropConnection(attending, error)
    }
  })
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
  const { connection, open, notes } = attending
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
      open.note.presence.take(connection, message.entries)
      return notes.announcePresence(open)
    case 'query-awareness':
      return connection.send([awarenessFrame(open.note.presence.all())])
    case 'want-receipts': {
      const session = attending.session()
      if (session !== null) connection.wantReceipts(session)
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

function whyDenied({ connection, open }: Attending): string | null {
  if (!connection.write) return 'This note cannot be changed by you now.'
  return open.note.isFull ? 'This note is full: begin another session for what follows.' : null
}

function answerStep1({ connection, open, now }: Attending, stateVector: Uint8Array): void {
  // Each answer may be the whole note: a client that asks faster is heard later.
  if (!connection.step1Rate.tryTake(1, now())) return
  const missing = open.note.missingFor(parseStateVector(stateVector), stateVector)
  connection.send([step2Frame(missing), step1Frame(open.note.stateVector())])
}

function takeUpdate(attending: Attending, message: Incoming & { kind: 'update' }): void {
  const { connection, open, notes, now } = attending
  if (message.step2) connection.asked = false
  const update = checkUpdate(message.bytes, message.step2 ? STEP_2_LIMITS : UPDATE_LIMITS)
  // Whatever brings nothing is no attempt to write: a reader's step 2 repeats all deletions of the note.
  const denial = open.note.judge(update) === 'nothing-new' ? null : whyDenied(attending)
  if (denial !== null) return deny(attending, denial, message.step2)
  const at = new Date(now()).toISOString()
  const verdict = open.note.take(update, connection.person.id, connection, at)
  if (verdict === 'unresolved') return askAgain(attending, message.step2)
  if (message.step2) connection.unresolved = 0
  connection.countUpdate('taken', message.step2)
  open.owed.add(connection)
  notes.touch(open)
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
  connection.send([step1Frame(open.note.stateVector())])
}

function deny({ connection, metrics }: Attending, sentence: string, step2: boolean): void {
  metrics.refuse('role')
  connection.countUpdate('refused', step2)
  connection.send([deniedFrame(sentence)])
}
