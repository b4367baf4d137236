/**
 * The room I sit in, kept in this browser for each summit; the timetable and the band begin with it.
 */
import { create } from 'zustand'

interface MyRoomStore {
  readonly rooms: Readonly<Record<string, string>>
  readonly choose: (summit: string, room: string) => void
}

const KEY = 'rapporteur.room'

export const useMyRoom = create<MyRoomStore>()((set, get) => ({
  rooms: readRooms(),
  choose: (summit, room) => {
    const rooms = { ...get().rooms, [summit]: room }
    window.localStorage.setItem(KEY, JSON.stringify(rooms))
    set({ rooms })
  },
}))

function readRooms(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter(([, room]) => typeof room === 'string'))
  } catch {
    return {}
  }
}
