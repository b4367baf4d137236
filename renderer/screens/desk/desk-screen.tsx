/**
 * The desk of a track lead: what waits by risk, the whole note of the chosen session, what the rules found, and the
 * two answers.
 */
import { useState, type ReactNode } from 'react'
import type { StateRequest, SessionAnswer } from '#note/wire/api.ts'
import { roomName, trackName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { dateOf, useNow } from '../clock.ts'
import { blockingFindings, counted } from '../completeness-words.ts'
import { ExportDialog } from '../export/export-dialog.tsx'
import { whenOf } from '../note/session-facts.ts'
import { Bars } from '../parts/bars.tsx'
import { useGo } from '../frame/use-go.ts'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { useToast } from '../parts/toast.tsx'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { ApproveAll } from './approve-all.tsx'
import { DeskQueue, type QueueOrder } from './desk-queue.tsx'
import { FindingsList } from './findings-list.tsx'
import { SolveOwner } from './solve-owner.tsx'
import { queueOf, riskOf, waiting, type QueueGroup } from './queue.ts'
import { ReviewedNote } from './reviewed-note.tsx'
import { useReview } from './use-review.ts'

const HINTS = [
  ['desk.next', 'desk.before'],
  'desk.approve',
  'desk.return',
  'desk.export',
  'toast.undo',
  'frame.keys',
] as const

export function DeskScreen({ id }: { readonly id: string | null }): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const [order, setOrder] = useState<QueueOrder>('risk')
  const groups = ordered(queueOf(view, now), order)
  const rows = groups.flatMap((group) => group.rows)
  const chosen = rows.some(({ session }) => session.id === id) ? id : (rows[0]?.session.id ?? null)
  const go = useGo()
  const step = (by: 1 | -1): void => {
    const next = rows[rows.findIndex(({ session }) => session.id === chosen) + by]
    if (next !== undefined) go(`/desk/${next.session.id}`)
  }
  useHints(HINTS)
  const [allAsked, setAllAsked] = useState(false)
  const ready = groups.find(({ group }) => group === 'ready')?.rows ?? []
  useCommands({
    'desk.next': () => step(1),
    'desk.before': () => step(-1),
    'desk.approve-all': ready.length > 0 ? () => setAllAsked(true) : undefined,
  })
  if (view.me.role !== 'track-lead' && view.me.role !== 'organizer') return <NotALead />
  if (chosen === null) return <NothingToRead />
  const closed = waiting(view)
  const risky = closed.filter((summary) => riskOf(summary) > 0).length
  return (
    <main className={id === null ? 'desk desk-list' : 'desk'} id="main" tabIndex={-1}>
      <DeskQueue
        {...{ groups, order, chosen }}
        title={deskTitle(view)}
        words={`${String(closed.length)} to read, ${String(risky)} with risk`}
        onOrder={setOrder}
      />
      <ChosenSession key={chosen} id={chosen} onNext={() => step(1)} />
      {allAsked ? <ApproveAll rows={ready} onClose={() => setAllAsked(false)} /> : null}
    </main>
  )
}

function deskTitle(view: SummitView): string {
  const only = view.me.tracks.length === 1 ? view.me.tracks[0] : undefined
  return only === undefined || view.me.role === 'organizer'
    ? 'Desk'
    : (trackName(view.summit, only) ?? 'Desk')
}

function ordered(groups: readonly QueueGroup[], order: QueueOrder): readonly QueueGroup[] {
  if (order === 'risk') return groups
  const byTime = (rows: QueueGroup['rows']): QueueGroup['rows'] =>
    [...rows].sort((left, right) => (left.session.start ?? '~').localeCompare(right.session.start ?? '~'))
  return groups.map((group) => ({ ...group, rows: byTime(group.rows) }))
}

function ChosenSession({ id, onNext }: { readonly id: string; readonly onNext: () => void }): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const { review, problem, change, edit, load } = useReview(id)
  const [asking, setAsking] = useState<'nothing' | 'reason' | 'export'>('nothing')
  const [refusal, setRefusal] = useState<string | null>(null)
  const answer = review?.answer
  const title = answer?.summary.session.title ?? ''
  const send = async (request: StateRequest, sentence: string, undo?: () => void): Promise<void> => {
    const refused = await change(request)
    setRefusal(refused)
    if (refused !== null) return
    useToast.getState().show(undo === undefined ? { sentence } : { sentence, undo })
    onNext()
  }
  const approve = (): void => {
    if (answer === undefined || !answer.mayBecome.includes('approved')) return
    const blocking = blockingFindings(answer.summary.completeness?.findings ?? []).length
    if (blocking > 0) return setRefusal(`Not yet: ${counted(blocking, 'finding')} with an octagon.`)
    const undo = (): void => void change({ to: 'closed', reason: 'Taken back' })
    void send({ to: 'approved' }, `Approved ${title}.`, undo)
  }
  useCommands({
    'desk.approve': answer?.mayBecome.includes('approved') === true ? approve : undefined,
    'desk.return': answer?.mayBecome.includes('returned') === true ? () => setAsking('reason') : undefined,
    'desk.export': () => setAsking('export'),
  })
  if (problem !== null) return <p className="desk-problem wants">{problem}</p>
  if (review === null || answer === undefined) return <Bars label="Opening the note" />
  return (
    <>
      <article className="desk-note" data-pane>
        <DeskHead answer={answer} view={view} />
        <Refusal sentence={refusal} />
        {review.record === null ? (
          <p className="second">No notes at all. The session was never opened.</p>
        ) : (
          <ReviewedNote
            {...{ session: id, record: review.record, today: dateOf(now, view.summit.timezone) }}
            mayReturn={answer.write}
          />
        )}
      </article>
      <FindingsList
        answer={answer}
        me={view.me.person.id}
        timezone={view.summit.timezone}
        returning={asking === 'reason'}
        onApprove={approve}
        onReturning={(returning) => setAsking(returning ? 'reason' : 'nothing')}
        onReturn={(reason) => void send({ to: 'returned', reason }, `Returned ${title}.`)}
        onExport={() => setAsking('export')}
        onNoteChanged={() => void load()}
      />
      <SolveOwner answer={answer} edit={edit} onRefused={setRefusal} />
      {asking === 'export' ? <ExportDialog session={id} onClose={() => setAsking('nothing')} /> : null}
    </>
  )
}

function Refusal({ sentence }: { readonly sentence: string | null }): ReactNode {
  if (sentence === null) return null
  return (
    <p className="problem" role="alert">
      {sentence}
    </p>
  )
}

function DeskHead({
  answer,
  view,
}: {
  readonly answer: SessionAnswer
  readonly view: SummitView
}): ReactNode {
  const { session } = answer.summary
  const room = roomName(view.summit, session)
  const when = whenOf(session, view.summit.timezone)
  return (
    <header>
      <p className="meta">
        {session.track === null ? null : (
          <TrackStroke tracks={view.summit.tracks} track={session.track} named />
        )}
        {room === null ? null : <span>{room}</span>}
        {when === null ? null : <span>{when}</span>}
        <a className="link desk-back" href="/desk">
          All sessions
        </a>
        <a className="link" href={`/sessions/${session.id}`}>
          Open the note
        </a>
        <a className="link" href={`/sessions/${session.id}/history`}>
          History
        </a>
      </p>
      <h2>{session.title}</h2>
    </header>
  )
}

function NothingToRead(): ReactNode {
  return (
    <WholePage title="Nothing to read">
      <p>Sessions come here as they are closed, those with something missing first.</p>
    </WholePage>
  )
}

function NotALead(): ReactNode {
  return (
    <WholePage title="The desk is for track leads">
      <p>
        Here they read what was closed, approve it or return it. To see what was decided, go to the registers.
      </p>
    </WholePage>
  )
}
