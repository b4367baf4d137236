/**
 * The note that is open now, for what stands outside it: the status mark, the banner, the way out with unsent lines.
 * The note screen is its only writer.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { create } from 'zustand'
import type { ConnectionStatus, ConnectionView, SaveState } from '../../connection/status.ts'
import type { KeepState } from '../../keep/note-keeper.ts'
import type { OpenNote } from '../../note/open-note.ts'
import type { SessionNews } from '#note/wire/sync.ts'

interface OpenNoteStore {
  readonly note: OpenNote | null
  readonly title: string
  readonly set: (note: OpenNote | null, title: string) => void
}

export const useOpenNote = create<OpenNoteStore>()((set) => ({
  note: null,
  title: '',
  set: (note, title) => set({ note, title }),
}))

export interface LiveConnection {
  readonly status: ConnectionStatus
  readonly news: SessionNews | null
}

/** What the connection is and what the relay says, live. Each part is a stable object until it changes. */
export function useConnection(connection: ConnectionView): LiveConnection {
  const status = useSyncExternalStore(connection.subscribe, connection.status)
  const news = useSyncExternalStore(connection.subscribe, connection.news)
  return { status, news }
}

/** Letters follow one another within this; the sign of what is saved need not come and go between them. */
const REST_MS = 200

/** Where my words are, live: that something is not saved is known at once, that all is once the letters rest. */
export function useSave(connection: ConnectionView): SaveState {
  const saving = useMemo(() => watchSaving(connection), [connection])
  return useSyncExternalStore(saving.subscribe, saving.state)
}

function watchSaving(connection: ConnectionView): {
  readonly state: () => SaveState
  readonly subscribe: (listener: () => void) => () => void
} {
  let shown = connection.save()
  const take = (listener: () => void): void => {
    const now = connection.save()
    if (now === shown || (now.word !== 'saved' && now.word === shown.word && now.behind === shown.behind))
      return
    shown = now
    listener()
  }
  return {
    state: () => shown,
    subscribe: (listener) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const look = (): void => {
        clearTimeout(timer)
        if (connection.save().word === 'saved') timer = setTimeout(() => take(listener), REST_MS)
        else take(listener)
      }
      const unsubscribe = connection.subscribe(look)
      take(listener)
      return () => {
        unsubscribe()
        clearTimeout(timer)
      }
    },
  }
}

const NOTHING_TO_HEAR = (): (() => void) => () => undefined

/** Whether the own edits of the note are on this computer's disk; null where nothing is kept. */
export function useKeeping(note: OpenNote): KeepState | null {
  const { keeping } = note
  return useSyncExternalStore(keeping?.subscribe ?? NOTHING_TO_HEAR, () => keeping?.state() ?? null)
}

/** Whether the relay lacks something of mine in this note. */
export function hasUnsent(note: OpenNote | null): boolean {
  return note !== null && note.connection.save().behind > 0
}

/** Whether leaving the note would lose something of mine: it is neither with the relay nor on this computer's disk. */
export function wouldLose(note: OpenNote | null): boolean {
  return hasUnsent(note) && note?.keeping?.state().kind !== 'kept'
}
