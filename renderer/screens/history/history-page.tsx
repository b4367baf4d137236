/**
 * The history once its versions are there: sections left, the note as it was in the middle, what changed at the right,
 * time at the foot.
 */
import { ArrowDown, ArrowLeft } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { NoteRecord } from '#note/record-model.ts'
import type { Session } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { Version } from '#note/wire/history.ts'
import { say } from '../../words/say.ts'
import { SectionGlyph } from '../../glyphs/glyph.tsx'
import { roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { dateOf } from '../clock.ts'
import { whenOf } from '../note/session-facts.ts'
import { Bars } from '../parts/bars.tsx'
import { Icon } from '../parts/icon.tsx'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { Changes } from './changes.tsx'
import { Legend } from './legend.tsx'
import { PastNote, shownSections } from './past-note.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { TimeFoot } from './time-foot.tsx'
import { useHistoryKeys } from './use-history-keys.ts'
import { usePast, type Past } from './use-past.ts'
import { instantWords } from './versions.ts'
import { readWriting, type Writing } from './writers.ts'

interface HistoryPageProps {
  readonly answer: SessionAnswer
  readonly versions: readonly Version[]
}

export function HistoryPage({ answer, versions }: HistoryPageProps): ReactNode {
  const { session } = answer.summary
  const view = useSummit()
  const past = usePast(session.id, versions)
  const [asking, setAsking] = useState<Version | null>(null)
  const { timezone } = view.summit
  const me = view.me.person.id
  const whyNot = whyNotRestored(past, answer, view)
  const restore = (): void => {
    if (whyNot === null) setAsking(past.chosen)
  }
  useHistoryKeys(past, { timezone, onRestore: restore })
  const writing = useWriting(past)
  const record = past.shown.value?.record ?? null
  return (
    <>
      <div className="history-columns">
        <Rail session={session} record={record} />
        <Sheet {...{ past, session, view, writing }} />
        <aside className="history-side" aria-label={say('history.side')}>
          <WhoToggle past={past} />
          {past.who ? <Legend authors={past.authors} {...{ writing, record }} /> : null}
          <Changes {...{ past, timezone, me }} />
        </aside>
      </div>
      <TimeFoot {...{ past, timezone, me, whyNot }} onRestore={restore} />
      {asking === null ? null : (
        <RestoreDialog
          session={session.id}
          version={asking}
          timezone={timezone}
          lines={changedToNow(past)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** Why the chosen version cannot be restored by me now; null where it can. */
function whyNotRestored({ chosen, versions }: Past, answer: SessionAnswer, view: SummitView): string | null {
  if (chosen.kind === 'now') return say('history.isNow')
  if (chosen.seq === versions.at(-1)?.seq) return say('history.saysThis')
  if (view.unreachableSince !== null) return say('history.needsConnection')
  if (answer.write) return null
  const keeper = answer.summary.session.roles['approver']?.name ?? say('note.anOrganizer')
  return say('history.askToRestore', { name: keeper })
}

/** How many lines read otherwise now than in the chosen version; null where that is not what is compared. */
function changedToNow({ versions, other, comparison }: Past): number | null {
  if (other !== versions.length - 1 || comparison.waiting || comparison.value === null) return null
  return new Set(comparison.value.changes.map(({ line }) => line)).size
}

/** Who wrote the words that are shown; null while that is not asked for, or they are not the ones of now. */
function useWriting({ who, authors, shown }: Past): Writing | null {
  const { value } = authors
  const isNow = shown.value?.version.kind === 'now'
  return useMemo(
    () => (who && isNow && value !== null ? readWriting(value.lines) : null),
    [who, isNow, value],
  )
}

function WhoToggle({ past }: { readonly past: Past }): ReactNode {
  return (
    <ToggleButton className="button who-toggle" isSelected={past.who} onChange={past.showWho}>
      <i aria-hidden="true" />
      {say('history.who')}
      <Keys of="W" />
    </ToggleButton>
  )
}

interface RailProps {
  readonly session: Session
  readonly record: NoteRecord | null
}

function Rail({ session, record }: RailProps): ReactNode {
  return (
    <div className="rail">
      <BackLink session={session} />
      {record === null ? null : (
        <nav className="contents" aria-label={say('note.sections')}>
          <ol>
            {shownSections(record).map(({ key, title, lines, none }) => (
              <li key={key}>
                <button type="button" onClick={() => showSection(key)}>
                  <SectionGlyph
                    state={none === null ? 'done' : 'none'}
                    label={say(none === null ? 'note.section.done' : 'note.section.none')}
                  />
                  <span>{title}</span>
                  {lines.length === 0 ? null : <b>{lines.length}</b>}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </div>
  )
}

function showSection(key: string): void {
  const section = document.querySelector<HTMLElement>(`#past-${CSS.escape(key)}`)
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}

function BackLink({ session }: { readonly session: Session }): ReactNode {
  return (
    <a className="rail-back" href={`/sessions/${encodeURIComponent(session.id)}`}>
      <Icon of={ArrowLeft} />
      {say('commands.backToNote')}
    </a>
  )
}

interface SheetProps {
  readonly past: Past
  readonly session: Session
  readonly view: SummitView
  readonly writing: Writing | null
}

const NO_LINES: ReadonlySet<string> = new Set()

function Sheet({ past, session, view, writing }: SheetProps): ReactNode {
  const { shown, comparison } = past
  const { timezone } = view.summit
  const changed = useMemo(
    () =>
      comparison.value === null || past.other === null
        ? NO_LINES
        : new Set(comparison.value.changes.map(({ line }) => line)),
    [comparison.value, past.other],
  )
  const version = shown.value?.version
  const name = version === undefined ? say('history.note') : asItWas(version, timezone)
  return (
    <article className="sheet" tabIndex={0} aria-label={name} aria-busy={shown.waiting} data-pane>
      <div className="sheet-column">
        <SheetHead {...{ session, view }} words={version === undefined ? '' : name} />
        {shown.failure === null ? null : <VersionMissing past={past} />}
        {shown.value === null && shown.failure === null ? (
          <Bars label={say('history.openingVersion')} />
        ) : null}
        {shown.value === null || shown.failure !== null ? null : (
          <PastNote
            record={shown.value.record}
            today={dateOf(shown.value.version.at, timezone)}
            {...{ changed, writing }}
          />
        )}
      </div>
    </article>
  )
}

function asItWas(version: Version, timezone: string): string {
  return version.kind === 'now'
    ? say('history.asNow')
    : say('history.asWas', { when: instantWords(version, timezone) })
}

interface SheetHeadProps {
  readonly session: Session
  readonly view: SummitView
  readonly words: string
}

function SheetHead({ session, view, words }: SheetHeadProps): ReactNode {
  const room = roomName(view.summit, session)
  const when = whenOf(session, view.summit.timezone)
  return (
    <header className="note-head">
      <BackLink session={session} />
      <p className="meta">
        {session.track === null ? null : (
          <TrackStroke tracks={view.summit.tracks} track={session.track} named />
        )}
        {room === null ? null : <span>{room}</span>}
        {when === null ? null : <span>{when}</span>}
        <span className="mono">{session.id}</span>
      </p>
      <h1>{session.title}</h1>
      <p className="as-it-was">
        <span>{words}</span>
        <a className="link to-changes" href="#past-changes" data-plain>
          {say('history.changed')}
          <Icon of={ArrowDown} />
        </a>
      </p>
    </header>
  )
}

/** One version that cannot be read: the others stay in reach. */
function VersionMissing({ past }: { readonly past: Past }): ReactNode {
  const { failure, again } = past.shown
  return (
    <div className="whole-page-text" role="alert">
      <h2>{say('history.versionMissing')}</h2>
      <p>
        {failure?.sentence} {say('history.othersStay')}
      </p>
      <div className="ways">
        <PushButton onPress={again}>{say('history.tryAgain')}</PushButton>
      </div>
    </div>
  )
}
