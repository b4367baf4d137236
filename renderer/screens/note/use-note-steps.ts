/**
 * Which of the things that may stand before or beside a note is shown: the gate, the checklist, the export, the
 * contents on a phone. Says also in which state the session is, by the freshest word of the relay.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { isGuest, type SessionState } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { SessionNews } from '#note/wire/sync.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { useSummit, useSummitStore } from '../../api/summit-store.ts'
import { countdown } from '../clock.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { useHints } from '../parts/key-line-store.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { useToast } from '../parts/toast.tsx'
import { arriveWriting } from './arrival.ts'
import { isNewer } from './newer-model.ts'
import { say } from '../../words/say.ts'

export type NoteStep = 'nothing' | 'gate' | 'checklist' | 'checklist-asked' | 'export' | 'contents'

const HINTS_WRITING = [
  'note.menu',
  'note.decision',
  'note.action',
  'note.question',
  'note.person',
  'note.checklist',
  'note.step',
] as const

const HINTS_READING = ['frame.go-to', 'frame.next-pane', 'frame.keys'] as const

interface NoteStepsInput {
  readonly note: OpenNote
  readonly answer: SessionAnswer
  readonly news: SessionNews | null
  readonly now: number
  readonly reload: () => Promise<void>
}

export interface NoteSteps {
  readonly state: SessionState
  readonly write: boolean
  readonly step: NoteStep
  readonly show: (step: NoteStep) => void
  readonly onClosing: (() => void) | undefined
  readonly onGate: (() => void) | undefined
  /** Five minutes or less are left, or none: the checklist's tab stays. */
  readonly isShort: boolean
  readonly onOpened: () => Promise<void>
  readonly onClosed: () => void
}

/** The gate comes by itself from this long before the start. */
const GATE_MINUTES = 10

export function useNoteSteps({ note, answer, news, now, reload }: NoteStepsInput): NoteSteps {
  const { session } = answer.summary
  const state = news?.state ?? session.state
  // Of a model that this page does not know: nothing of it is written here.
  const newer = isNewer(note, answer, news)
  const write = (news?.write ?? answer.write) && !newer
  const guest = isGuest(useSummit().me)
  const [step, setStep] = useState<NoteStep>('nothing')
  const show = useCallback((next: NoteStep) => setStep(next), [])
  useFreshAnswer(state, session.state, reload)
  const { mayOpen, mayClose, gateDue, closingDue, isShort } = whatIsDue(
    answer,
    { state, write, guest, newer },
    now,
  )
  useOnce(gateDue, () => setStep('gate'))
  // On a phone the panel would lie over the words: there its tab is enough.
  const slidesIn = !useNarrow()
  useOnce(closingDue, () => setStep((before) => (before === 'nothing' && slidesIn ? 'checklist' : before)))
  const onClosing = mayClose ? (): void => setStep('checklist-asked') : undefined
  const onGate = mayOpen ? (): void => setStep('gate') : undefined
  useCommands({ 'note.checklist': onClosing, 'note.step': onGate ?? onClosing })
  useHints(write && state !== 'scheduled' ? HINTS_WRITING : HINTS_READING)
  const { onOpened, onClosed } = useAfterwards(session.id, reload, show)
  return { state, write, step, show, onClosing, onGate, isShort, onOpened, onClosed }
}

interface Due {
  readonly mayOpen: boolean
  readonly mayClose: boolean
  readonly gateDue: boolean
  readonly closingDue: boolean
  readonly isShort: boolean
}

interface Standing {
  readonly state: SessionState
  readonly write: boolean
  readonly guest: boolean
  readonly newer: boolean
}

function whatIsDue(answer: SessionAnswer, { state, write, guest, newer }: Standing, now: number): Due {
  const count = countdown(answer.summary.session, now)
  const mayOpen = !newer && state === 'scheduled' && answer.mayBecome.includes('open')
  const mayClose = write && !guest && (state === 'open' || state === 'returned')
  return {
    mayOpen,
    mayClose,
    gateDue: mayOpen && isNear(count),
    isShort: state === 'open' && (count?.phase === 'short' || count?.phase === 'over'),
    closingDue: mayClose && state === 'open' && count?.phase === 'short',
  }
}

function isNear(count: ReturnType<typeof countdown>): boolean {
  return count === null || count.phase !== 'before' || count.minutes <= GATE_MINUTES
}

/** Asks the relay again whenever it says that the session's state is another than we knew. */
function useFreshAnswer(state: SessionState, known: SessionState, reload: () => Promise<void>): void {
  useEffect(() => {
    if (state !== known) void reload()
  }, [state, known, reload])
}

/** Acts the first time the condition holds; whoever dismissed the gate is not asked again on the next tick. */
function useOnce(condition: boolean, act: () => void): void {
  const done = useRef(false)
  useEffect(() => {
    if (!condition || done.current) return
    done.current = true
    act()
  })
}

function useAfterwards(
  session: string,
  reload: () => Promise<void>,
  show: (step: NoteStep) => void,
): Pick<NoteSteps, 'onOpened' | 'onClosed'> {
  const relay = useRelay()
  const refresh = useSummitStore((store) => store.refresh)
  const again = async (): Promise<void> => {
    show('nothing')
    await Promise.all([reload(), refresh(relay)])
  }
  // Whoever opens a session is there to write in it.
  const onOpened = (): Promise<void> => {
    arriveWriting(session)
    return again()
  }
  const onClosed = (): void => {
    useToast
      .getState()
      .show({ sentence: `${say('note.closed')} ${say('note.hasIt', { name: say('note.trackLead') })}` })
    void again()
  }
  return { onOpened, onClosed }
}
