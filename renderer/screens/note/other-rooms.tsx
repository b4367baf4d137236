/** What other rooms say of the same while this one is seated: beside the note, told aloud, to be dismissed by who writes. */
import { GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { RadarHints } from '../parts/radar-hints.tsx'
import { hintsOf, useRadar } from '../registers/use-radar.ts'

interface OtherRoomsProps {
  readonly session: string
  readonly write: boolean
}

export function OtherRooms({ session, write }: OtherRoomsProps): ReactNode {
  const { hints, dismiss } = useRadar(session)
  const own = hintsOf(hints, session)
  return (
    <div className={own.length === 0 ? 'unseen' : 'other-rooms'}>
      {own.length === 0 ? null : <h2>{say('radar.hints')}</h2>}
      <p className="unseen" role="status">
        {own.length === 0 ? '' : say('radar.here', { count: own.length })}
      </p>
      <RadarHints hints={own} beside={session} {...(write ? { onDismiss: dismiss } : {})} />
    </div>
  )
}

/** Where there is no room for more: that there is something, and how much; it stands beside the button that opens the rest. */
export function OtherRoomsMark({ session }: { readonly session: string }): ReactNode {
  const count = hintsOf(useRadar(session).hints, session).length
  return (
    <>
      {count === 0 ? null : (
        <span className="other-rooms-mark" aria-hidden="true">
          <Icon of={GitCompareArrows} size={14} />
          {count}
        </span>
      )}
      <span className="unseen" role="status">
        {count === 0 ? '' : say('radar.here', { count })}
      </span>
    </>
  )
}
