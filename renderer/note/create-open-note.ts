/**
 * Opens a session's note: document, lines, presence, connection and what keeps it on this computer, made together and
 * closed together. A kept note is there before the relay is asked.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { LINES_ROOT } from '#note/about.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { readAbout, recordOf } from '#note/record.ts'
import type { SessionFacts } from '#note/record-model.ts'
import type { Person } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import { createNoteConnection } from '../connection/note-connection.ts'
import type { Keep, ReadNote } from '../keep/keep.ts'
import { createJournal, type Journal } from '../keep/journal.ts'
import { createNoteKeeper } from '../keep/note-keeper.ts'
import { wordsOfUnsent } from '../keep/unsent-words.ts'
import { mirrorOpenNote } from '../keep/mirror.ts'
import { keepLastSeen, readLastSeen } from '../keep/last-seen.ts'
import { PAGE_CLOCK } from '../connection/connection-clock.ts'
import { watchAway, type AwayWatch, type LastSeen } from './away.ts'
import type { OpenNote } from './open-note.ts'

export interface OpenNoteOptions {
  /** http(s) origin of the relay. */
  readonly relay: string
  readonly token: string
  readonly session: string
  readonly template: Template
  readonly me: Person
  /** What this computer has of the note; without it nothing is kept. */
  readonly kept?: { readonly keep: Keep; readonly note: ReadNote; readonly seen: LastSeen | null }
}

/** Marks what was kept, so that nobody takes it for typed now. */
export const FROM_KEEP = 'kept'

/** The note as this computer has it, and everything that happens in it kept from now on. */
export async function openKeptNote(options: OpenNoteOptions & { readonly keep: Keep }): Promise<OpenNote> {
  const { keep, session } = options
  const [note, seen] = await Promise.all([keep.open(session), readLastSeen(keep, session)])
  return openNote({ ...options, kept: { keep, note, seen } })
}

/** The caller closes it when the note is left. */
export function openNote(options: OpenNoteOptions): OpenNote {
  const doc = new Y.Doc()
  const { me, session, template } = options
  const unsent = options.kept?.note.unsent ?? []
  const backlog = unsent.filter((edit) => edit.person === me.id)
  // What another person left unsent is not applied: the relay takes it from nobody else, and all of ours would lean on it.
  for (const update of options.kept?.note.known ?? []) Y.applyUpdate(doc, update, FROM_KEEP)
  for (const edit of backlog) Y.applyUpdate(doc, edit.update, FROM_KEEP)
  const lines = createNoteLines(doc, {
    sections: template.sections.map((section) => section.key),
    random: Math.random,
  })
  const awareness = new Awareness(doc)
  awareness.setLocalState({ person: { id: me.id, name: me.name }, section: null, typedAt: null })
  const keeper = keeperFor(options, doc, backlog)
  const journal = keeper === null ? null : journalFor(options, lines)
  const connection = createNoteConnection({
    relay: options.relay.replace(/^http/, 'ws'),
    ...{ token: options.token, session, doc, awareness },
    touchedLines: (_update, transaction) => {
      const touched = touchedLines(doc, lines.index, transaction)
      journal?.touched(touched)
      return touched
    },
    ...(keeper === null ? {} : { keeper }),
    backlog: backlog.length === 0 ? null : backlog.flatMap((edit) => edit.lines),
  })
  const away = watchAway({
    ...{ doc, lines, connection, seen: options.kept?.seen ?? null, clock: PAGE_CLOCK },
    read: () => recordOf(lines.visible(), readAbout(doc, template), { session: factsOf(session), template }),
  })
  const endMirror = mirrorFor(options, doc)
  const leave = leaveFor(options, connection, away)
  return {
    ...{ session, doc, lines, awareness, connection, me, template, away },
    gate: connection.gate,
    ...(keeper === null ? {} : { keeping: keeper, kept: keptHere(options) }),
    close: () => {
      leave()
      away.close()
      journal?.close()
      connection.close()
      awareness.destroy()
      lines.close()
      void Promise.all([keeper?.close(), endMirror()]).finally(() => doc.destroy())
    },
  }
}

function leaveFor(
  { kept, session }: OpenNoteOptions,
  connection: OpenNote['connection'],
  away: Pick<AwayWatch, 'leave'>,
): () => void {
  if (kept === undefined) return () => undefined
  const { now, after } = PAGE_CLOCK
  return keepLastSeen({ keep: kept.keep, session, connection, away, now, after })
}

/** Follows the note into the mirror; the returned function writes it once more and ends. */
function mirrorFor({ kept, relay, session }: OpenNoteOptions, doc: Y.Doc): () => Promise<void> {
  const { rapporteur } = window
  if (rapporteur === undefined || kept === undefined) return () => Promise.resolve()
  return mirrorOpenNote({ bridge: rapporteur, relay, keep: kept.keep }, session, doc, PAGE_CLOCK.after)
}

/** Two records of one note are compared; what the session is called is in both the same. */
function factsOf(id: string): SessionFacts {
  const unknown = { title: '', abstract: '', summit: '', timezone: 'UTC', state: '', blueprints: [] }
  return { id, ...unknown, track: null, room: null, start: null, end: null }
}

/** A browser has no file that could be read without it. */
function journalFor({ relay, session }: OpenNoteOptions, lines: OpenNote['lines']): Journal | null {
  const { rapporteur } = window
  if (rapporteur === undefined) return null
  const wordsOf = (id: string): string | null => {
    const line = lines.visible().find((each) => each.id === id)
    return line === undefined
      ? null
      : line.runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
  }
  // A journal that cannot be written costs nobody a word: the log has them, and says so where it has not.
  const write = (line: string): void => void rapporteur.keptJournal(relay, line).catch(() => undefined)
  return createJournal({ session, write, wordsOf, after: PAGE_CLOCK.after })
}

function keeperFor({ kept, me, session }: OpenNoteOptions, doc: Y.Doc, backlog: ReadNote['unsent']) {
  if (kept === undefined) return null
  const { store, logOf } = kept.keep
  const { now, after } = PAGE_CLOCK
  return createNoteKeeper({ store, log: logOf(session), doc, person: me.id, backlog, now, after })
}

function keptHere({ kept, me }: OpenNoteOptions): NonNullable<OpenNote['kept']> {
  if (kept === undefined) return { setAside: null, unreadable: null, ofOthers: [] }
  const { known, unsent, setAside, unreadable } = kept.note
  return {
    setAside,
    unreadable,
    ofOthers: wordsOfUnsent(
      known,
      unsent.filter((edit) => edit.person !== me.id),
    ),
  }
}

/** The lines that a transaction wrote in: of a text the line it was born with, which is near enough for a count. */
function touchedLines(
  doc: Y.Doc,
  index: ReturnType<typeof createNoteLines>['index'],
  transaction: Y.Transaction,
): string[] {
  const root = doc.getMap(LINES_ROOT)
  const ids = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === root) for (const key of keys) ids.add(key ?? '')
    else if (type instanceof Y.Text) ids.add(index.strandOf(type)?.id ?? '')
    else if ((type.parent as unknown) === root) ids.add(type._item?.parentSub ?? '')
  }
  ids.delete('')
  return [...ids]
}
