/**
 * The note that is open now, for what stands outside it: the status mark, the banner, the way out with unsent lines.
 * The note screen is its only writer.
 */
import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import type { ConnectionStatus, ConnectionView, SaveState } from '../../connection/status.ts'
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
  readonly save: SaveState
  readonly news: SessionNews | null
}

/** The connection's state, live. Each part is a stable object until it changes. */
export function useConnection(connection: ConnectionView): LiveConnection {
  const status = useSyncExternalStore(connection.subscribe, connection.status)
  const save = useSyncExternalStore(connection.subscribe, connection.save)
  const news = useSyncExternalStore(connection.subscribe, connection.news)
  return { status, save, news }
}

/** Whether leaving now would lose something of mine. */
export function hasUnsent(note: OpenNote | null): boolean {
  return note !== null && note.connection.save().behind > 0
}
