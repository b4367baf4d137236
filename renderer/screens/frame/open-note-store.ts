/**
 * The note that is open now, for what stands outside it: the status mark, the banner, the way out with unsent lines.
 * The note screen is its only writer.
 */
import { useCallback, useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { afterNextFrame } from '../../connection/page-frames.ts'
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

/** Where my words are, live. It changes with every letter, so only what shows it should ask. */
export function useSave(connection: ConnectionView): SaveState {
  const subscribe = useCallback((listener: () => void) => hearOfSaving(connection, listener), [connection])
  return useSyncExternalStore(subscribe, connection.save)
}

/** That something is not saved is heard at once; that all is may wait until letters have been drawn. */
function hearOfSaving(connection: ConnectionView, listener: () => void): () => void {
  let cancel: (() => void) | null = null
  const unsubscribe = connection.subscribe(() => {
    if (connection.save().word !== 'saved') return listener()
    cancel ??= afterNextFrame(() => {
      cancel = null
      listener()
    })
  })
  return () => {
    unsubscribe()
    cancel?.()
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
