/**
 * What a phone adds to a note: the row under the head (minutes, who writes, "5 of 6"), the contents from below, and
 * the bar of items above the keyboard.
 */
import { AtSign, ListTree, MessageSquare } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { isGuest, type Session } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { runCommand } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { countdown, figureOf } from '../clock.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { say } from '../../words/say.ts'
import { ClockSpoken } from './clock-figure.tsx'
import { Contents } from './contents.tsx'
import { Roles } from './roles.tsx'
import { OtherRooms, OtherRoomsMark } from './other-rooms.tsx'
import { Speakers } from './speakers.tsx'
import type { Scribe } from './use-scribe.ts'
import type { LiveNote } from './use-live-note.ts'
import type { Someone } from './use-presence.ts'

interface PhoneStripProps {
  readonly live: LiveNote
  readonly session: Session
  readonly people: readonly Someone[]
  readonly now: number
  readonly onContents: () => void
}

const SHOWN = 4

export function PhoneStrip({ live, session, people, now, onContents }: PhoneStripProps): ReactNode {
  const guest = isGuest(useSummit().me)
  const count = countdown(session, now)
  const here = people.filter((someone) => someone.doing !== 'left')
  const rust = count?.phase === 'short' || count?.phase === 'over'
  const style = { '--elapsed': `${String((count?.elapsed ?? 0) * 100)}%` } as CSSProperties
  const { done, total } = live.completeness
  return (
    <div className={rust ? 'phone-strip clock-short' : 'phone-strip'} style={style}>
      {count === null ? null : (
        <span className="phone-strip-clock">
          <b>{figureOf(count).figure}</b> {figureOf(count).unit} {figureOf(count).word}
          <ClockSpoken count={count} />
        </span>
      )}
      <span className="phone-strip-people">
        {here.slice(0, SHOWN).map((someone) => (
          <Initials key={someone.id} name={someone.name} doing={someone.doing} alone />
        ))}
        {here.length > SHOWN ? <small>+{here.length - SHOWN}</small> : null}
      </span>
      <i className="grow" />
      {guest ? null : <OtherRoomsMark session={session.id} />}
      <button type="button" className="contents-button" onClick={onContents}>
        {say('note.doneOf', { done, total })}
        <Icon of={ListTree} size={16} />
      </button>
      <div className="progress" aria-hidden="true" />
    </div>
  )
}

interface ContentsSheetProps {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly scribe: Scribe
  readonly current: string | null
  readonly onGo: (section: string) => void
  readonly onClosing: (() => void) | undefined
  readonly onExport: () => void
  readonly onClose: () => void
}

export function ContentsSheet({
  live,
  session,
  present,
  scribe,
  current,
  onGo,
  onClosing,
  onExport,
  onClose,
}: ContentsSheetProps): ReactNode {
  const { me } = useSummit()
  const guest = isGuest(me)
  const go = (section: string): void => {
    onClose()
    onGo(section)
  }
  const close = (): void => {
    scribe.stopHanding()
    onClose()
  }
  return (
    <FloatingDialog label={say('note.sections')} shape="from-below" onClose={close}>
      {scribe.handing ? null : <Contents live={live} current={current} onGo={go} />}
      <Roles {...{ live, session, present, scribe }} />
      <Speakers live={live} session={session} />
      {guest ? null : <OtherRooms session={session.id} write={me.role !== 'reader'} />}
      <div className="dialog-buttons">
        {onClosing === undefined ? null : (
          <PushButton onPress={onClosing}>{say('note.beforeYouClose')}</PushButton>
        )}
        {guest ? null : (
          <>
            <PushButton look="quiet" onPress={onExport}>
              {say('note.export')}
            </PushButton>
            <a className="button button-quiet" href={`/sessions/${live.note.session}/history`}>
              {say('note.history')}
            </a>
          </>
        )}
      </div>
    </FloatingDialog>
  )
}

const ITEMS = [
  { kind: 'decision', command: 'note.decision' },
  { kind: 'action', command: 'note.action' },
  { kind: 'question', command: 'note.question' },
  { kind: 'blueprint', command: 'note.blueprint' },
] as const

/** The bar runs the commands of the keys, so that a finger and a keyboard do the very same thing. */
export function ItemBar(): ReactNode {
  return (
    <div className="item-bar" role="toolbar" aria-label={say('note.turnInto')}>
      {ITEMS.map(({ kind, command }) => (
        <button key={kind} type="button" onPointerDown={keepFocus} onClick={() => runCommand(command)}>
          <KindGlyph kind={kind} size={18} />
          <span>{say(`parts.kind.${kind}`)}</span>
        </button>
      ))}
      <button type="button" onPointerDown={keepFocus} onClick={typeAt}>
        <Icon of={AtSign} size={18} />
        <span>{say('parts.kind.person')}</span>
      </button>
      <button type="button" onPointerDown={keepFocus} onClick={() => runCommand('note.thread')}>
        <Icon of={MessageSquare} size={18} />
        <span>{say('note.commentShort')}</span>
      </button>
    </div>
  )
}

/** Or the press would take the cursor out of the text, and the on-screen keyboard would go. */
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault()
}

function editorElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.sheet [contenteditable="true"]')
}

function typeAt(): void {
  const editor = editorElement()
  if (editor === null) return
  editor.focus()
  // The one way to type into an editable element that goes through its input events; no standard took its place.
  document.execCommand('insertText', false, '@')
}
