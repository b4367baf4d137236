/**
 * The band on top of Today: my room now, the minutes, and what is next up.
 */
import type { CSSProperties, ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { sayNodes } from '../../words/say-nodes.tsx'
import { roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { countdown, dayOf, dateOf, figureOf, timeOf, type Countdown } from '../clock.ts'
import { completenessSentence } from '../completeness-words.ts'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Ring } from '../parts/ring.tsx'
import { TrackStroke } from '../parts/track-stroke.tsx'
import type { SessionSummary } from '#note/wire/api.ts'
import type { Band } from './band-facts.ts'
import { nextUp, takesNotes, type NextRow } from './band-facts.ts'
import { leadOf, noteTakerOf, phaseOf } from './session-line.ts'

interface BandProps {
  readonly band: Band
  readonly now: number
  readonly onOpen: () => void
  readonly onRoom: () => void
}

export function TodayBand({ band, now, onOpen, onRoom }: BandProps): ReactNode {
  const view = useSummit()
  const shown = band.kind === 'running' ? band.summary : band.kind === 'free' ? band.next : null
  const count = shown === null ? null : countdown(shown.session, now)
  const style = { '--elapsed': `${String((count?.elapsed ?? 0) * 100)}%` } as CSSProperties
  return (
    <section className="band" style={style} aria-label={say('today.myRoom')}>
      <div className="band-now">
        <p className="band-where">
          <Where band={band} timezone={view.summit.timezone} now={now} />
          {band.kind === 'no-room' ? null : (
            <button type="button" className="link-quiet" onClick={onRoom}>
              {say('today.anotherRoom')} <Keys of="R" />
            </button>
          )}
        </p>
        {shown === null ? (
          <BandWithout band={band} onRoom={onRoom} />
        ) : (
          <BandSession band={band} summary={shown} onOpen={onOpen} />
        )}
      </div>
      {count === null ? <div /> : <Figure count={count} gap={band.kind === 'free'} />}
      <NextUp rows={nextUp(view, band.kind === 'no-room' ? null : band.room.id, now)} now={now} />
    </section>
  )
}

interface WhereProps {
  readonly band: Band
  readonly timezone: string
  readonly now: number
}

function Where({ band, timezone, now }: WhereProps): ReactNode {
  if (band.kind === 'no-room') return <b>{say('today.noRoomChosen')}</b>
  const room = <b>{band.room.name}</b>
  if (band.kind === 'running') return sayNodes('today.roomNow', { room })
  if (band.kind === 'done') return sayNodes('today.roomDone', { room })
  return sayNodes('today.roomFree', { room, until: freeUntil(band.next, timezone, now) })
}

function freeUntil({ session }: SessionSummary, timezone: string, now: number): string {
  const start = session.start ?? ''
  const sameDay = dateOf(start, timezone) === dateOf(now, timezone)
  return sameDay ? timeOf(start, timezone) : `${dayOf(start, timezone)}, ${timeOf(start, timezone)}`
}

function BandWithout({ band, onRoom }: { readonly band: Band; readonly onRoom: () => void }): ReactNode {
  return (
    <>
      <h1>{say(band.kind === 'no-room' ? 'today.whichRoom' : 'today.lastHere')}</h1>
      <p className="meta">
        <span>{say(band.kind === 'no-room' ? 'today.thenOpens' : 'today.chooseOther')}</span>
      </p>
      <div className="band-buttons">
        <PushButton look="primary" keys="R" onPress={onRoom}>
          {say('today.chooseRoom')}
        </PushButton>
      </div>
    </>
  )
}

interface BandSessionProps {
  readonly band: Band
  readonly summary: SessionSummary
  readonly onOpen: () => void
}

function BandSession({ band, summary, onOpen }: BandSessionProps): ReactNode {
  const { completeness } = summary
  return (
    <>
      <h1>
        <a href={`/sessions/${summary.session.id}`}>{summary.session.title}</a>
      </h1>
      <BandMeta summary={summary} />
      <div className="band-buttons">
        <PushButton look="primary" keys="↵" onPress={onOpen} autoFocus>
          {say(band.kind === 'running' ? 'today.openNote' : 'today.openNext')}
        </PushButton>
        {completeness === null ? null : <Ring completeness={completeness} size={28} />}
        <span className="second">{completenessSentence(completeness)}</span>
      </div>
    </>
  )
}

function BandMeta({ summary }: { readonly summary: SessionSummary }): ReactNode {
  const { summit, me } = useSummit()
  const { session, here } = summary
  const lead = leadOf(session)
  const taker = noteTakerOf(session)
  return (
    <p className="meta">
      {session.track === null ? null : <TrackStroke tracks={summit.tracks} track={session.track} named />}
      {lead === null ? null : <span>{say('today.lead', { name: lead })}</span>}
      {takesNotes(summary, me.person.id) ? (
        <span>{say('today.youTake')}</span>
      ) : taker === null ? null : (
        <span>{say('today.takes', { name: taker })}</span>
      )}
      {here === 0 ? null : <span>{say('today.here', { count: here })}</span>}
    </p>
  )
}

function Figure({ count, gap }: { readonly count: Countdown; readonly gap: boolean }): ReactNode {
  const { figure, unit, word } = figureOf(count)
  return (
    <p className={count.phase === 'short' ? 'band-clock clock-short' : 'band-clock'}>
      <b>{figure}</b>
      <span>
        {unit}
        <br />
        {gap ? say('today.untilNext') : word}
      </span>
    </p>
  )
}

function NextUp({ rows, now }: { readonly rows: readonly NextRow[]; readonly now: number }): ReactNode {
  const view = useSummit()
  return (
    <div className="band-next">
      <h2>{say('today.nextUp')}</h2>
      {rows.length === 0 ? <p className="third">{say('today.nothingMore')}</p> : null}
      <ol>
        {rows.map(({ summary }) => (
          <li key={summary.session.id}>
            <time>{nextTime(summary, view, now)}</time>
            <a href={`/sessions/${summary.session.id}`}>
              <b className="record">{summary.session.title}</b>
              <small>
                {roomName(view.summit, summary.session)}
                <NextTaker summary={summary} me={view.me.person.id} />
              </small>
            </a>
          </li>
        ))}
      </ol>
    </div>
  )
}

function nextTime({ session }: SessionSummary, view: SummitView, now: number): string {
  if (phaseOf(session, now) === 'now') return say('today.now')
  return timeOf(session.start ?? '', view.summit.timezone)
}

function NextTaker({ summary, me }: { readonly summary: SessionSummary; readonly me: string }): ReactNode {
  const taker = noteTakerOf(summary.session)
  if (taker === null) {
    return (
      <>
        {' · '}
        <span className="wants">{say('today.noTakerSmall')}</span>
      </>
    )
  }
  return ` · ${takesNotes(summary, me) ? say('today.youTakeSmall') : say('today.takes', { name: taker })}`
}
