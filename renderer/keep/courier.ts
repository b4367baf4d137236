/**
 * Goes between this computer and the relay for the notes that are not open: sends what was left unsent, and brings what
 * others wrote meanwhile, one note at a time and never in the way of whoever writes.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SessionSummary } from '#note/wire/api.ts'
import type { Relay } from '../api/relay.ts'
import { PAGE_CLOCK } from '../connection/connection-clock.ts'
import { createNoteConnection } from '../connection/note-connection.ts'
import type { Keep } from './keep.ts'
import { mirrorNote } from './mirror.ts'
import { createNoteKeeper } from './note-keeper.ts'

export interface CourierOptions {
  readonly relay: Relay
  readonly keep: Keep
  readonly person: string
  readonly sessions: readonly SessionSummary[]
  /** The session whose note is open, or null: its own connection does all of this. */
  readonly open: () => string | null
  readonly signal: AbortSignal
}

/** Between two notes. */
const PAUSE_MS = 150
/** A note that takes longer than this waits for the next round. */
const LIMIT_MS = 10_000
const BROUGHT = 'brought'

type Brought = Record<string, string>

/** One round over all sessions. Resolves early where the relay is away. */
export async function carry(options: CourierOptions): Promise<void> {
  const { keep, sessions, signal } = options
  const brought = ((await keep.answer(BROUGHT)) ?? {}) as Brought
  const here = new Set(await keep.sessions().catch(() => []))
  for (const { session, lastEditAt } of sessions) {
    if (signal.aborted) return
    const mark = `${session.state} ${lastEditAt ?? ''}`
    const unsent = here.has(session.id) && (await hasUnsent(options, session.id))
    if (session.id === options.open() || (brought[session.id] === mark && !unsent)) continue
    if (!(await carryOne(options, session.id, lastEditAt !== null || unsent))) return
    brought[session.id] = mark
    await keep.keepAnswer(BROUGHT, brought)
    await new Promise<void>((resolve) => PAGE_CLOCK.after(PAUSE_MS, resolve))
  }
}

async function hasUnsent({ keep, person }: CourierOptions, session: string): Promise<boolean> {
  return (await keep.open(session)).unsent.some((edit) => edit.person === person)
}

/** The relay's answer about the session, and its note where it has one. False where the relay is away. */
async function carryOne(options: CourierOptions, session: string, hasNote: boolean): Promise<boolean> {
  const answer = await options.relay.session(session)
  if (!answer.ok) return answer.failure.kind === 'refused'
  if (answer.kept === true) return false
  if (hasNote) await carryNote(options, session)
  return true
}

async function carryNote({ relay, keep, person }: CourierOptions, session: string): Promise<void> {
  const kept = await keep.open(session)
  const backlog = kept.unsent.filter((edit) => edit.person === person)
  const doc = new Y.Doc()
  for (const update of kept.known) Y.applyUpdate(doc, update)
  for (const edit of backlog) Y.applyUpdate(doc, edit.update)
  const awareness = new Awareness(doc)
  // Nobody is in the note: nobody is to be seen in it.
  awareness.setLocalState(null)
  const { now, after } = PAGE_CLOCK
  const keeper = createNoteKeeper({
    ...{ store: keep.store, log: keep.logOf(session), doc, person, backlog, now, after },
  })
  const connection = createNoteConnection({
    relay: relay.origin.replace(/^http/, 'ws'),
    ...{ token: relay.token, session, doc, awareness, keeper },
    touchedLines: () => [],
    backlog: backlog.length === 0 ? null : backlog.flatMap((edit) => edit.lines),
  })
  // Saved is said only once the relay has all of ours, and that is after it told us all of its own.
  await connection.whenSaved(LIMIT_MS).catch(() => undefined)
  connection.close()
  await keeper.close()
  const { rapporteur } = window
  if (rapporteur !== undefined)
    await mirrorNote({ bridge: rapporteur, relay: relay.origin, keep }, session, doc)
  awareness.destroy()
  doc.destroy()
}
