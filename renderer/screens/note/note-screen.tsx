/**
 * The page of one session: contents, sheet and margin, with the gate before it opens and the checklist before it
 * closes.
 */
import { ArrowLeft } from 'lucide-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { isGuest, leadsSession, type Session } from '#note/summit.ts'
import type { Me, SessionAnswer } from '#note/wire/api.ts'
import { useSummit } from '../../api/summit-store.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { Checklist } from '../closing/checklist.tsx'
import { ClosingTab } from '../closing/closing-tab.tsx'
import { dayOf, useNow } from '../clock.ts'
import { useConnection, type LiveConnection } from '../frame/open-note-store.ts'
import { Bars } from '../parts/bars.tsx'
import { Icon } from '../parts/icon.tsx'
import { WholePage } from '../parts/notice.tsx'
import { useGo } from '../frame/use-go.ts'
import { useRoomKey } from '../room/use-room-key.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useFolded, useNarrow } from '../parts/use-narrow.ts'
import { useArrival } from './arrival.ts'
import { AwayAloud, AwayRow } from './away-row.tsx'
import { AwayPanel } from './away-panel.tsx'
import { Contents, goToLine, goToSection } from './contents.tsx'
import { GuideBanner } from './guide-banner.tsx'
import { HandsRow } from './hands-row.tsx'
import { Margin } from './margin.tsx'
import { NoteBanner } from './note-banner.tsx'
import { NoteFloats } from './note-floats.tsx'
import { OtherRoom } from './other-room.tsx'
import { ItemBar, PhoneStrip } from './phone-note.tsx'
import { useReturned } from './returned-here.tsx'
import { factsOf } from './session-facts.ts'
import { Sheet } from './sheet.tsx'
import { ThenHere } from './then-here.tsx'
import { ThreadSheet } from './threads/thread-sheet.tsx'
import { useNoteSteps, type NoteSteps } from './use-note-steps.ts'
import { useAway, type AwayNews } from './use-away.ts'
import { useLater } from './use-later.ts'
import { useLiveNote, type LiveNote } from './use-live-note.ts'
import { NOTE_TAKER } from './use-pen.ts'
import { usePresence, type Someone } from './use-presence.ts'
import { useScribe, type Scribe } from './use-scribe.ts'
import { useNote, useSession } from './use-session.ts'

interface NoteScreenProps {
  readonly id: string
  /** A line to show, from the address. */
  readonly line: string
}

export function NoteScreen({ id, line }: NoteScreenProps): ReactNode {
  const { load, reload } = useSession(id)
  if (load.kind === 'loading') return <Bars label={say('note.opening')} />
  if (load.kind === 'failed')
    return <NoteMissing id={id} sentence={load.failure.sentence} onAgain={() => void reload()} />
  return <OpeningNote id={id} answer={load.answer} line={line} reload={reload} />
}

interface OpenScreenProps {
  readonly id: string
  readonly answer: SessionAnswer
  readonly line: string
  readonly reload: () => Promise<void>
}

function OpeningNote(props: OpenScreenProps): ReactNode {
  const note = useNote(props.id, props.answer)
  return note === null ? (
    <Bars label={say('note.opening')} />
  ) : (
    <OpenedNote key={note.session} note={note} {...props} />
  )
}

function OpenedNote({
  note,
  answer,
  line,
  reload,
}: OpenScreenProps & { readonly note: OpenNote }): ReactNode {
  const { summit, clockOffsetMs, me } = useSummit()
  const { session } = answer.summary
  const now = useNow(clockOffsetMs)
  const narrow = useNarrow()
  const connection = useConnection(note.connection)
  const facts = useMemo(() => factsOf(session, summit), [session, summit])
  const live = useLiveNote(note, facts)
  const [section, setSection] = useState<string | null>(null)
  const steps = useNoteSteps({ note, answer, news: connection.news, now, reload })
  useRoomKey(note, session, now)
  const news = useAway(note)
  useReturned(session.id)
  useLater(session.id)
  useEffect(() => {
    if (line !== '') goToLine(line)
  }, [line])
  const { state, write, step, show, onClosing, onGate } = steps
  const editable = mayType(steps, session, me) && connection.status.kind !== 'refused'
  const { people, present, scribe } = usePeople({ live, session, now, steps, editable, connection })
  // The gate keeps the focus inside it for as long as it stands.
  useArrival(session.id, editable && step !== 'gate', connection.status.kind)
  return (
    <main className={`note note-${step}`} id="main" tabIndex={-1}>
      <NoteBanner
        {...{ note, connection, answer, state, write }}
        timezone={summit.timezone}
        onAct={state === 'scheduled' ? onGate : onClosing}
        otherwise={<GuideBanner {...{ live, session, now, scribe }} write={editable} />}
      />
      <HandsRow {...{ live, now }} write={editable} pen={scribe.may && scribe.pen.mine} />
      <AwayAloud news={news} />
      {news === null || news.isOpen ? null : <AwayRow news={news} />}
      {narrow ? <PhoneStrip {...{ live, session, people, now }} onContents={() => show('contents')} /> : null}
      <div className="note-columns">
        <Rail live={live} session={session} section={section} />
        <Sheet {...{ live, session, editable }} onSection={setSection} onContents={() => show('contents')} />
        {narrow ? null : (
          <Margin
            {...{ live, session, people, present, scribe, now }}
            write={editable}
            status={connection.status}
            timezone={summit.timezone}
            onExport={() => show('export')}
            {...(onClosing === undefined ? {} : { onClosing })}
          />
        )}
        <BesideNote {...{ live, present, now, news, steps }} session={{ ...session, state }} />
      </div>
      {narrow && editable && step === 'nothing' ? <ItemBar /> : null}
      <NoteFloats {...{ live, session, present, scribe, now, steps }} section={section} />
      <ThreadSheet {...{ live, clockOffsetMs }} write={editable} timezone={summit.timezone} />
      <OtherRoom now={now} />
    </main>
  )
}

/** Once the session is closed, those who do not lead it propose. */
function mayType({ write, state }: NoteSteps, session: Session, me: Me): boolean {
  return write && state !== 'scheduled' && (state !== 'closed' || leadsSession(me, session))
}

interface BesideProps {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly now: number
  readonly news: AwayNews | null
  readonly steps: NoteSteps
}

/** The panel beside the text: the checklist, what happened while one was away, or the checklist's tab near the end. */
function BesideNote({ live, session, present, now, news, steps }: BesideProps): ReactNode {
  const { summit } = useSummit()
  const { step, show, isShort, onClosing, onClosed } = steps
  if (step === 'checklist' || step === 'checklist-asked') {
    const takeFocus = step === 'checklist-asked'
    return (
      <Checklist {...{ live, session, present, now, takeFocus, onClosed }} onFold={() => show('nothing')} />
    )
  }
  if (news?.isOpen === true) return <AwayPanel news={news} timezone={summit.timezone} me={live.note.me.id} />
  return isShort && onClosing !== undefined ? <ClosingTab live={live} onOpen={onClosing} /> : null
}

interface PeopleParts {
  readonly live: LiveNote
  readonly session: Session
  readonly now: number
  readonly steps: NoteSteps
  readonly editable: boolean
  readonly connection: LiveConnection
}

/** Who was here, whoever holds the pen first, the ids of those who still are, and the pen. */
function usePeople({ live, session, now, steps, editable, connection }: PeopleParts): {
  readonly people: readonly Someone[]
  readonly present: ReadonlySet<string>
  readonly scribe: Scribe
} {
  const { note, record } = live
  const folded = useFolded()
  const guest = isGuest(useSummit().me)
  const people = usePresence(note, (record.roles[NOTE_TAKER] ?? session.roles[NOTE_TAKER])?.id ?? null)
  const here = people.filter((someone) => someone.doing !== 'left')
  const present = new Set(here.map((someone) => someone.id))
  const scribe = useScribe({
    ...{ live, session, present, now },
    may: editable && !guest,
    connected: connection.status.kind === 'live',
    onAsking: () => (folded ? steps.show('contents') : undefined),
  })
  return { people, present, scribe }
}

interface RailProps {
  readonly live: LiveNote
  readonly session: Session
  readonly section: string | null
}

function Rail({ live, session, section }: RailProps): ReactNode {
  const { summit, me } = useSummit()
  return (
    <div className="rail">
      {isGuest(me) ? null : (
        <a className="rail-back" href="/">
          <Icon of={ArrowLeft} />
          {session.start === null
            ? say('frame.today')
            : say('note.today', { day: dayOf(session.start, summit.timezone) })}
        </a>
      )}
      <Contents live={live} current={section} onGo={goToSection} />
      <ThenHere session={session} />
    </div>
  )
}

interface NoteMissingProps {
  readonly id: string
  readonly sentence: string
  readonly onAgain: () => void
}

function NoteMissing({ id, sentence, onAgain }: NoteMissingProps): ReactNode {
  const go = useGo()
  return (
    <WholePage title={say('note.missing')} error>
      <p>
        {sentence} {say('note.missingLost')}
      </p>
      <div className="ways">
        <PushButton look="primary" onPress={onAgain}>
          {say('note.tryNow')}
        </PushButton>
        <PushButton onPress={() => go('/')}>{say('note.backToToday')}</PushButton>
      </div>
      <details>
        <summary>{say('note.forKeeper')}</summary>
        <p>{say('note.keeperLine', { id, sentence })}</p>
      </details>
    </WholePage>
  )
}
