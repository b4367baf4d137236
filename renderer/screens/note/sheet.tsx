/**
 * The sheet in the middle of a note: its head (facts and title), the title again once that scrolled away, and the
 * editor below.
 */
import { ListTree } from 'lucide-react'
import { Component, useState, type ErrorInfo, type ReactNode, type UIEvent } from 'react'
import type { Session } from '#note/summit.ts'
import { NoteEditor } from '../../editor/note-editor.tsx'
import { roomName, useSummit } from '../../api/summit-store.ts'
import { Icon } from '../parts/icon.tsx'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
import { showStory } from '../story/story-store.ts'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { whenOf } from './session-facts.ts'
import { useAskedThread } from './threads/asked-thread.ts'
import { WhoWrote } from './who-wrote.tsx'
import type { LiveNote } from './use-live-note.ts'

interface SheetProps {
  readonly live: LiveNote
  readonly session: Session
  readonly editable: boolean
  readonly onSection: (key: string | null) => void
  readonly onContents: () => void
}

/** The head is about this high; beyond it the title sticks to the top. */
const HEAD_PX = 96

const PLAIN_TEXT = { words: say('editor.plainText'), keys: 'Ctrl+Z' } as const

export function Sheet({ live, session, editable, onSection, onContents }: SheetProps): ReactNode {
  const [scrolled, setScrolled] = useState(false)
  const { summit } = useSummit()
  const { done, total } = live.completeness
  const attendees = [...session.speakers, ...Object.values({ ...session.roles, ...live.record.roles })]
  const onScroll = (event: UIEvent): void => setScrolled(event.currentTarget.scrollTop > HEAD_PX)
  return (
    <article className="sheet" onScroll={onScroll} data-pane>
      <div className={scrolled ? 'stuck-title stuck-title-shown' : 'stuck-title'}>
        <div>
          <b aria-hidden="true">{session.title}</b>
          <button type="button" className="contents-button" onClick={onContents}>
            {say('note.doneOf', { done, total })}
            <Icon of={ListTree} />
          </button>
        </div>
      </div>
      <div className="sheet-column">
        <NoteHead session={session} />
        <EditorGuard session={session}>
          <NoteEditor
            note={live.note}
            editable={editable}
            onSection={onSection}
            known={summit}
            timezone={summit.timezone}
            day={session.day}
            attendees={attendees}
            onNotice={(sentence) => useToast.getState().show({ sentence })}
            onThread={(line) => useAskedThread.getState().ask(line, false)}
            onStory={(line) => showStory({ session: session.id, line })}
            onTaken={(sentence, undo) => useToast.getState().show({ sentence, undo, way: PLAIN_TEXT })}
          />
        </EditorGuard>
        <WhoWrote note={live.note} />
      </div>
    </article>
  )
}

function NoteHead({ session }: { readonly session: Session }): ReactNode {
  const { summit } = useSummit()
  const room = roomName(summit, session)
  const when = whenOf(session, summit.timezone)
  return (
    <header className="note-head">
      <p className="meta">
        {session.track === null ? null : <TrackStroke tracks={summit.tracks} track={session.track} named />}
        {room === null ? null : <span>{room}</span>}
        {when === null ? null : <span>{when}</span>}
        <span className="mono">{session.id}</span>
      </p>
      <h1>{session.title}</h1>
    </header>
  )
}

interface GuardProps {
  readonly session: Session
  readonly children: ReactNode
}

/** The note's one guard: whatever the editor cannot draw ends in words, and never in a blank page. */
class EditorGuard extends Component<GuardProps, { readonly failure: string | null }> {
  override state = { failure: null }

  static getDerivedStateFromError(error: unknown): { failure: string } {
    return { failure: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`session ${this.props.session.id}: the editor failed`, error, info.componentStack)
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <div className="whole-page-text">
        <h2>{say('note.missing')}</h2>
        <p>{say('note.missingPart')}</p>
        <details>
          <summary>{say('note.forKeeper')}</summary>
          <p>{say('note.keeperLine', { id: this.props.session.id, sentence: failure })}</p>
        </details>
      </div>
    )
  }
}
