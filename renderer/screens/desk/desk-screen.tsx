/**
 * The desk of a track lead: what waits by risk, the whole note of the chosen session, what the rules found, and the
 * two answers.
 */
import { useState, type ReactNode } from 'react'
import type { StateRequest, SessionAnswer } from '#note/wire/api.ts'
import { roomName, trackName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { dateOf, useNow } from '../clock.ts'
import { blockingFindings } from '../completeness-words.ts'
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
import { DeskNote } from './desk-note.tsx'
import { FindingsList } from './findings-list.tsx'
import { queueOf, riskOf, waiting, type QueueGroup } from './queue.ts'
import { useReview, type Review, type ReviewAccess } from './use-review.ts'

const HINTS = [
  ['desk.next', 'desk.before'],
  ['desk.change-next', 'desk.change-before'],
  'desk.words',
  'desk.approve',
  'desk.return',
  'desk.reminders',
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
    'desk.reminders': () => go('/reminders'),
    'desk.tidy': () => go('/tidy'),
    'desk.summaries': () => go('/summaries'),
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
        words={say('desk.toRead', { count: closed.length, risky })}
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
    ? say('frame.desk')
    : (trackName(view.summit, only) ?? say('frame.desk'))
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
  const access = useReview(id)
  const { review, problem, load } = access
  const { asking, setAsking, refusal, approve, onSay } = useAnswers(access, onNext)
  const answer = review?.answer
  useCommands({
    'desk.approve': answer?.mayBecome.includes('approved') === true ? approve : undefined,
    'desk.return': answer?.mayBecome.includes('returned') === true ? () => setAsking('return') : undefined,
    'desk.export': () => setAsking('export'),
  })
  if (problem !== null) return <p className="desk-problem wants">{problem}</p>
  if (review === null || answer === undefined) return <Bars label={say('desk.opening')} />
  return (
    <>
      <article className="desk-note" data-pane>
        <DeskHead answer={answer} view={view} />
        <Refusal sentence={refusal} />
        <ReadNote review={review} access={access} today={dateOf(now, view.summit.timezone)} />
      </article>
      <FindingsList
        answer={answer}
        me={view.me.person.id}
        timezone={view.summit.timezone}
        asking={asking === 'return' || asking === 'overrule' ? asking : null}
        proposals={review.review?.proposals ?? []}
        onApprove={approve}
        onAsk={setAsking}
        onSay={onSay}
        onExport={() => setAsking('export')}
        onAnswered={load}
      />
      {asking === 'export' ? <ExportDialog session={id} onClose={() => setAsking(null)} /> : null}
    </>
  )
}

interface ReadNoteProps {
  readonly review: Review
  readonly access: ReviewAccess
  readonly today: string
}

function ReadNote({ review, access, today }: ReadNoteProps): ReactNode {
  const { answer, record, since } = review
  if (record === null) return <p className="second">{say('desk.neverOpened')}</p>
  const { edit, returnItem, settle, markRead } = access
  return (
    <DeskNote
      {...{ record, since, today, review: review.review, template: answer.template }}
      findings={answer.summary.completeness?.findings ?? []}
      onRead={() => void markRead()}
      {...(answer.write ? { onChange: edit, onReturn: returnItem, onSettle: settle } : {})}
    />
  )
}

interface Answers {
  readonly asking: 'return' | 'overrule' | 'export' | null
  readonly setAsking: (asking: Answers['asking']) => void
  readonly refusal: string | null
  readonly approve: () => void
  /** The sentence that goes with a return, or with an approval in spite of findings. */
  readonly onSay: (reason: string) => void
}

/** The two answers. What was answered counts as read. */
function useAnswers({ review, change, markRead }: ReviewAccess, onNext: () => void): Answers {
  const [asking, setAsking] = useState<Answers['asking']>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const answer = review?.answer
  const title = answer?.summary.session.title ?? ''
  const send = async (request: StateRequest, sentence: string, undo?: () => void): Promise<void> => {
    const refused = await change(request)
    setRefusal(refused)
    if (refused !== null) return
    await markRead()
    setAsking(null)
    useToast.getState().show(undo === undefined ? { sentence } : { sentence, undo })
    onNext()
  }
  const approveWith = (reason?: string): void => {
    const undo = (): void => void change({ to: 'closed', reason: say('desk.takenBack') })
    const request = { to: 'approved', ...(reason === undefined ? {} : { reason }) } as const
    void send(request, say('desk.approved', { title }), undo)
  }
  const approve = (): void => {
    if (answer?.mayBecome.includes('approved') !== true) return
    const blocking = blockingFindings(answer.summary.completeness?.findings ?? []).length
    if (blocking > 0) setAsking('overrule')
    else approveWith()
  }
  const onSay = (reason: string): void => {
    if (asking === 'overrule') approveWith(reason)
    else void send({ to: 'returned', reason }, say('desk.returned', { title }))
  }
  return { asking, setAsking, refusal, approve, onSay }
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
          {say('desk.allSessions')}
        </a>
        <a className="link" href={`/sessions/${session.id}`}>
          {say('commands.openNote')}
        </a>
        <a className="link" href={`/sessions/${session.id}/history`}>
          {say('note.history')}
        </a>
      </p>
      <h2>{session.title}</h2>
    </header>
  )
}

function NothingToRead(): ReactNode {
  return (
    <WholePage title={say('desk.emptyTitle')}>
      <p>{say('desk.empty')}</p>
    </WholePage>
  )
}

function NotALead(): ReactNode {
  return (
    <WholePage title={say('desk.notLeadTitle')}>
      <p>{say('desk.notLead')}</p>
    </WholePage>
  )
}
