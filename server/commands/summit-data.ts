/** A summit's data as commands read it: straight from the store, beside a relay that may be serving it. */
import type { Session, Summit } from '#note/summit.ts'
import { NoteReader } from '../notes/note-reader.ts'
import { readState } from '../notes/read-state.ts'
import { openForCommand, type CommandData } from '../journal/open-for-command.ts'
import type { Store } from '../store/store.ts'
import { loadTemplates, type Templates } from '../templates/templates.ts'
import { dataDirectory, type Given } from './arguments.ts'
import { RefusedError, UsageError } from './refuse.ts'

export interface SummitData {
  readonly store: Store
  readonly summit: Summit
  readonly sessions: readonly Session[]
  readonly templates: Templates
  readonly reader: NoteReader
}

/** Opens the data, runs the act and closes again. Throws where there is no summit. */
export async function withSummitData<T>(given: Given, act: (data: SummitData) => Promise<T>): Promise<T> {
  const directory = dataDirectory(given)
  const { store, pending } = openForCommand(directory, { create: false })
  try {
    const summit = store.summit.read()
    if (summit === null) {
      throw new RefusedError(
        `There is no summit in ${directory} yet: import a schedule with "rapporteur import FILE".`,
      )
    }
    const templates = loadTemplates()
    return await act({
      store,
      summit,
      sessions: store.sessions.list(),
      templates,
      reader: createReader({ store, pending }, summit, templates),
    })
  } finally {
    store.close()
  }
}

/** The named sessions, or all of them for none. A name that is no session is wrong usage. */
export function pickSessions(data: SummitData, ids: readonly string[]): readonly Session[] {
  if (ids.length === 0) return data.sessions
  return ids.map((id) => {
    const session = data.sessions.find((each) => each.id === id)
    if (session === undefined) throw new UsageError(`There is no session "${id}": see "rapporteur sessions".`)
    return session
  })
}

function createReader({ store, pending }: CommandData, summit: Summit, templates: Templates): NoteReader {
  return new NoteReader({
    source: {
      // A command runs once: nothing moves under it that it should notice.
      seq: () => 0,
      updates: (id) => {
        const note = store.notes.read(id)
        const rows = (pending.get(id) ?? []).filter((row) => row.seq > note.seq)
        const updates = [...note.tail, ...rows.map((row) => row.bytes)]
        return note.snapshot === null ? updates : [note.snapshot, ...updates]
      },
    },
    itemStates: store.itemStates,
    summit: () => summit,
    templateOf: (session) =>
      store.sessions.frozenTemplate(session.id) ?? templates.find(session.template) ?? templates.standard,
    readState: (updates, context) => Promise.resolve(readState(updates, context)),
  })
}
