/**
 * The one row above a note: no connection, refused by the relay, storage that takes no writes, or what its state means for who reads it. Need wins.
 */
import { HardDrive, WifiOff } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { SessionAnswer } from '#note/wire/api.ts'
import { isGuest, leadsSession, type SessionState } from '#note/summit.ts'
import type { SaveState } from '../../connection/status.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useKeeping, useSave, type LiveConnection } from '../frame/open-note-store.ts'
import { useGo } from '../frame/use-go.ts'
import { placeOfPage } from '../frame/status-mark.tsx'
import { offlineBanner } from '../frame/status-words.ts'
import { Banner } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useLeadMessage } from './lead-message.tsx'
import { isNewer } from './newer-model.ts'
import { stateNotice } from './session-facts.ts'

interface NoteBannerProps {
  readonly note: OpenNote
  readonly connection: LiveConnection
  readonly answer: SessionAnswer
  readonly state: SessionState
  readonly write: boolean
  readonly timezone: string
  /** Opens what the state asks for: the gate of a scheduled session, the checklist of a returned one. */
  readonly onAct: (() => void) | undefined
  /** What stands there while nothing of the above is to be said. */
  readonly otherwise: ReactNode
}

export function NoteBanner(props: NoteBannerProps): ReactNode {
  const message = useLeadMessage(props.answer.summary.session.id)
  return message ?? <StateBanner {...props} />
}

function StateBanner(props: NoteBannerProps): ReactNode {
  const { note, connection, answer, state, write, timezone, onAct } = props
  const { status } = connection
  const save = useSave(note.connection)
  const keep = useKeeping(note)
  const offline = offlineBanner({ status, save, keep, timezone, place: placeOfPage() })
  if (status.kind === 'refused') {
    return (
      <Banner tone="need" icon={WifiOff} first={say('keep.closedFirst')} rest={status.sentence}>
        {save.behind === 0 ? null : <CopyLines note={note} behind={save.behind} />}
      </Banner>
    )
  }
  if (offline !== null) {
    return (
      <Banner tone="need" icon={WifiOff} {...offline}>
        {save.behind === 0 ? null : <CopyLines note={note} behind={save.behind} />}
      </Banner>
    )
  }
  if (connection.news?.storing === false) return <StorageRefused note={note} behind={save.behind} />
  const aside = keptBanner(props, save)
  if (aside !== null) return aside
  if (state === 'scheduled') {
    return (
      <Banner tone="notice" first={say('note.notOpen')} rest={write || onAct ? say('closing.opensWhen') : ''}>
        {onAct === undefined ? null : <PushButton onPress={onAct}>{say('closing.openSession')}</PushButton>}
      </Banner>
    )
  }
  const notice = stateNotice({ answer, state, write, timezone })
  if (notice === null) return props.otherwise
  return (
    <Banner {...notice}>
      {state === 'returned' && onAct !== undefined ? (
        <PushButton onPress={onAct}>{say('note.beforeSending')}</PushButton>
      ) : null}
      <ProposeWay answer={answer} state={state} />
    </Banner>
  )
}

/** In a note that is closed or approved, whoever does not lead it proposes. */
function ProposeWay({ answer, state }: Pick<NoteBannerProps, 'answer' | 'state'>): ReactNode {
  const { me } = useSummit()
  const go = useGo()
  const { session } = answer.summary
  const isShut = state === 'closed' || state === 'approved' || state === 'published'
  const may = isShut && me.role !== 'reader' && !isGuest(me) && !leadsSession(me, session)
  const propose = (): void => go(`/sessions/${session.id}/propose`)
  useCommands({ 'note.propose': may ? propose : undefined })
  return may ? (
    <PushButton keys="Alt+E" onPress={propose}>
      {say('desk.proposeChange')}
    </PushButton>
  ) : null
}

/** What this computer kept and the summit does not take, or what it could not read: shown, and never thrown away. */
function keptBanner({ note, connection, answer, write }: NoteBannerProps, save: SaveState): ReactNode {
  if (isNewer(note, answer, connection.news)) {
    const rest = say('keep.newerRest', { place: placeOfPage() })
    return <Banner tone="need" icon={HardDrive} first={say('keep.newerFirst')} rest={rest} />
  }
  if (!write && save.behind > 0 && connection.status.kind === 'live') {
    const rest = say('keep.notTakenRest', { lines: save.behind })
    return (
      <Banner tone="need" icon={HardDrive} first={say('keep.notTakenFirst')} rest={rest}>
        <CopyLines note={note} behind={save.behind} />
      </Banner>
    )
  }
  const kept = note.kept ?? null
  if (kept === null) return null
  if (kept.unreadable !== null) {
    const rest = say('keep.unreadableRest', { code: kept.unreadable })
    return <Banner tone="need" icon={HardDrive} first={say('keep.setAside')} rest={rest} />
  }
  if (kept.setAside !== null) {
    const rest = say('keep.setAsideRest', { name: kept.setAside })
    return <Banner tone="need" icon={HardDrive} first={say('keep.setAside')} rest={rest} />
  }
  if (kept.ofOthers.length === 0) return null
  const first = say('keep.othersFirst', { lines: kept.ofOthers.length })
  return (
    <Banner tone="need" icon={HardDrive} first={first} rest={say('keep.othersRest')}>
      <CopyButton lines={kept.ofOthers.length} text={() => kept.ofOthers.join('\n')} />
    </Banner>
  )
}

/** The summit's disk takes no writes: nobody can write until it does, and what is behind comes later by itself. */
function StorageRefused({ note, behind }: { readonly note: OpenNote; readonly behind: number }): ReactNode {
  const rest = [
    say('note.storageRest'),
    ...(behind === 0 ? [] : [say('note.storageKept', { lines: behind })]),
  ]
  return (
    <Banner tone="need" icon={HardDrive} first={say('note.storageRefused')} rest={rest.join(' ')}>
      {behind === 0 ? null : <CopyLines note={note} behind={behind} />}
    </Banner>
  )
}

/** Puts the lines that have not left this page on the clipboard: the last way out when the connection stays away. */
function CopyLines({ note, behind }: { readonly note: OpenNote; readonly behind: number }): ReactNode {
  const text = (): string => {
    const unsaved = note.connection.unsaved()
    const lines = note.lines.visible().filter((line) => unsaved.has(line.id))
    return lines.map(plainText).join('\n')
  }
  return <CopyButton lines={behind} text={text} />
}

function plainText(line: ReturnType<OpenNote['lines']['visible']>[number]): string {
  return line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '')).join('')
}

function CopyButton({ lines, text }: { readonly lines: number; readonly text: () => string }): ReactNode {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text())
    setCopied(true)
  }
  return (
    <PushButton onPress={() => void copy()}>
      {copied ? say('keep.copied') : say('keep.copyLines', { lines })}
    </PushButton>
  )
}
