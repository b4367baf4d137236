/** The scribe's key for the room's screen: opens it, then turns it over to the read-back and back. */
import type { Session } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { roomAddress } from './room-place.ts'
import { openRoomWindow, steerRoom } from './steering.ts'

/** Listens while the note's screen is shown. `now` in ms of the relay's clock. */
export function useRoomKey(note: OpenNote, session: Session, now: number): void {
  const { summit, sessions } = useSummit()
  useCommands({
    'note.room-screen': () =>
      steerRoom(note.awareness, () =>
        openRoomWindow(roomAddress({ rooms: summit.rooms, sessions }, session, now)),
      ),
  })
}
