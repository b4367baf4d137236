/**
 * The right margin of a note: the clock, who has which role, who is here, the thread of the line I am in, and the two
 * ways on: closing and export.
 */
import type { ReactNode } from 'react'
import { isGuest, type Session } from '#note/summit.ts'
import type { ConnectionStatus } from '../../connection/status.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useFolded } from '../parts/use-narrow.ts'
import { ClockFigure } from './clock-figure.tsx'
import { Guests } from './guests.tsx'
import { Here } from './here.tsx'
import { OtherRooms } from './other-rooms.tsx'
import { ReturnedHere } from './returned-here.tsx'
import { Roles } from './roles.tsx'
import { Speakers } from './speakers.tsx'
import { MarginThread } from './threads/margin-thread.tsx'
import { ThreadButton } from './threads/thread-button.tsx'
import type { Scribe } from './use-scribe.ts'
import type { Someone } from './use-presence.ts'
import type { LiveNote } from './use-live-note.ts'

export interface MarginProps {
  readonly live: LiveNote
  readonly session: Session
  readonly people: readonly Someone[]
  readonly present: ReadonlySet<string>
  readonly scribe: Scribe
  readonly write: boolean
  readonly status: ConnectionStatus
  readonly now: number
  readonly timezone: string
  /** Absent where the session cannot be closed now. */
  readonly onClosing?: () => void
  readonly onExport: () => void
}

export function Margin(props: MarginProps): ReactNode {
  const { live, session, people, present, scribe, write, status, now, timezone, onClosing, onExport } = props
  const { clockOffsetMs, me } = useSummit()
  const guest = isGuest(me)
  const folded = useFolded()
  return (
    <aside className="margin" aria-label={say('note.margin')}>
      <ClockFigure session={session} now={now} timezone={timezone} />
      <Roles {...{ live, session, present, scribe }} />
      {folded ? (
        <ThreadButton />
      ) : (
        <MarginThread {...{ live, write, timezone, clockOffsetMs }}>
          {(shown) => <Here {...{ people, live, status, timezone }} folded={shown} />}
        </MarginThread>
      )}
      <Speakers live={live} session={session} />
      {guest || !write ? null : <Guests session={session} people={people} lead={live.record.roles['lead']} />}
      <ReturnedHere live={live} write={write} />
      {guest ? null : <OtherRooms session={session.id} write={write} />}
      <div className="margin-buttons">
        {onClosing === undefined ? null : (
          <PushButton keys="Alt C" onPress={onClosing}>
            {say('note.beforeYouClose')}
          </PushButton>
        )}
        {guest ? null : (
          <>
            <PushButton look="quiet" onPress={onExport}>
              {say('note.export')}
            </PushButton>
            <a className="button button-quiet" href={`/sessions/${session.id}/history`}>
              {say('note.history')}
            </a>
            {write ? (
              <a className="button button-quiet" href={`/sessions/${session.id}/adopt`}>
                {say('adopt.screen')}
              </a>
            ) : null}
          </>
        )}
      </div>
    </aside>
  )
}
