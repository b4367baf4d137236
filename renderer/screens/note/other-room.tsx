/** "I moved to another room", from within a note: the room is chosen, and what runs there is opened. */
import { useState, type ReactNode } from 'react'
import { isGuest } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { useGo } from '../frame/use-go.ts'
import { bandOf } from '../today/band-facts.ts'
import { useMyRoom } from '../today/my-room.ts'
import { RoomChoice } from '../today/room-choice.tsx'

export function OtherRoom({ now }: { readonly now: number }): ReactNode {
  const [asking, setAsking] = useState(false)
  const view = useSummit()
  const choose = useMyRoom((store) => store.choose)
  const go = useGo()
  useCommands({ 'note.other-room': isGuest(view.me) ? undefined : () => setAsking(true) })
  if (!asking) return null
  const chosen = (room: string): void => {
    setAsking(false)
    choose(view.summit.id, room)
    const band = bandOf(view, room, now)
    go(band.kind === 'running' ? `/sessions/${band.summary.session.id}` : '/')
  }
  return <RoomChoice rooms={view.summit.rooms} onChoose={chosen} onClose={() => setAsking(false)} />
}
