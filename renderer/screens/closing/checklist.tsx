/**
 * The closing checklist: a panel over the right margin (a sheet from below on phones) that asks for what is missing
 * and closes the session. Not modal: the room goes on talking and the note goes on being written.
 */
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Session } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { countdown, figureOf } from '../clock.ts'
import { findingWords } from '../finding-words.ts'
import { useHints } from '../parts/key-line-store.ts'
import { PushButton } from '../parts/push-button.tsx'
import type { LiveNote } from '../note/use-live-note.ts'
import { ChecklistRow } from './checklist-row.tsx'
import { answersLeft, closingQuestions, notYet, type Question } from './questions.ts'

const HINTS = [
  'checklist.take',
  'checklist.nobody',
  'checklist.none',
  'checklist.back',
  'checklist.close',
] as const

interface ChecklistProps {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly now: number
  /** Take the focus when it opens: it was asked for, it did not come by itself. */
  readonly takeFocus: boolean
  readonly onClosed: () => void
  readonly onFold: () => void
}

const SAVE_WAIT_MS = 10_000

export function Checklist(props: ChecklistProps): ReactNode {
  const { live, session, now, takeFocus, onFold } = props
  const questions = closingQuestions(live.record, live.note.template, live.findings)
  const [wanted, setWanted] = useState<string | null>(null)
  const current = questions.find((question) => question.key === wanted) ?? firstMissing(questions)
  const { problem, closing, close } = useClosing(props, questions, setWanted)
  const ready = notYet(questions) === null
  const [inside, setInside] = useState(false)
  useHints(HINTS, inside)
  const { panel, goOn } = usePanelFocus(takeFocus, current?.key)
  const take = (): void => {
    goOn()
    setWanted(null)
  }
  useCommands(
    {
      'checklist.back': () => foldBack(onFold),
      'checklist.close': () => void close(),
      'checklist.none': () => {
        goOn()
        setWanted(firstWithoutReason(questions)?.key ?? null)
      },
    },
    { element: panel },
  )
  return (
    <aside
      ref={panel}
      className="checklist"
      aria-label={say('closing.beforeYouClose')}
      onFocus={() => setInside(true)}
      onBlur={() => setInside(false)}
    >
      <Head session={session} now={now} words={answersLeft(questions)} />
      <ol>
        {questions.map((question) => (
          <ChecklistRow
            key={question.key}
            question={question}
            current={question.key === current?.key}
            live={live}
            present={props.present}
            onTake={take}
            onChoose={() => setWanted(question.key)}
          />
        ))}
      </ol>
      <Foot
        {...{ ready, closing, problem }}
        returned={session.state === 'returned'}
        onClose={() => void close()}
        onFold={() => foldBack(onFold)}
      />
    </aside>
  )
}

interface PanelFocus {
  readonly panel: RefObject<HTMLElement | null>
  /** The next question that becomes current takes the focus. */
  readonly goOn: () => void
}

/** The question also changes when others write, and then the hand is elsewhere: the focus moves only if it was asked to. */
function usePanelFocus(takeFocus: boolean, current: string | undefined): PanelFocus {
  const panel = useRef<HTMLElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (takeFocus) focusFirst(panel.current)
  }, [takeFocus])
  useEffect(() => {
    if (asked.current) focusFirst(panel.current)
    asked.current = false
  }, [current])
  const goOn = (): void => {
    asked.current = true
  }
  return { panel, goOn }
}

interface FootProps {
  readonly ready: boolean
  readonly closing: boolean
  readonly problem: string | null
  readonly returned: boolean
  readonly onClose: () => void
  readonly onFold: () => void
}

function Foot({ ready, closing, problem, returned, onClose, onFold }: FootProps): ReactNode {
  return (
    <footer>
      <PushButton
        look={ready ? 'primary' : 'plain'}
        off={!ready || closing}
        keys="Ctrl ↵"
        describedBy="closing-rule"
        onPress={onClose}
      >
        {say(closing ? 'closing.savingFirst' : returned ? 'closing.sendBack' : 'closing.close')}
      </PushButton>
      <PushButton look="quiet" keys="Esc" onPress={onFold}>
        {say('closing.notNow')}
      </PushButton>
      <p id="closing-rule" role="status" className={problem === null ? undefined : 'wants'}>
        {problem ?? say('closing.rule')}
      </p>
    </footer>
  )
}

interface HeadProps {
  readonly session: Session
  readonly now: number
  readonly words: string
}

function Head({ session, now, words }: HeadProps): ReactNode {
  const count = countdown(session, now)
  const figure = count === null || count.phase === 'before' ? null : figureOf(count)
  return (
    <header>
      <div>
        <h2>{say('closing.beforeYouClose')}</h2>
        <p>{words}</p>
      </div>
      {figure === null ? null : (
        <span className={count?.phase === 'running' ? 'checklist-minutes' : 'checklist-minutes wants'}>
          <b>{figure.figure}</b> {figure.unit} {figure.word}
        </span>
      )}
    </header>
  )
}

function firstMissing(questions: readonly Question[]): Question | undefined {
  return questions.find((question) => question.state === 'missing')
}

function firstWithoutReason(questions: readonly Question[]): Question | undefined {
  return questions.find((question) => question.kind === 'section' && question.state === 'missing')
}

/** Folds the panel, and puts the cursor back into the note. */
function foldBack(onFold: () => void): void {
  onFold()
  document.querySelector<HTMLElement>('.sheet [contenteditable="true"]')?.focus({ preventScroll: true })
}

/** Puts the cursor into the panel's current field, or on its first button. */
function focusFirst(panel: HTMLElement | null): void {
  const target =
    panel?.querySelector<HTMLElement>('.question-current input, .question-current button') ?? null
  ;(target ?? panel?.querySelector<HTMLElement>('footer button'))?.focus()
}

interface Closing {
  readonly problem: string | null
  readonly closing: boolean
  readonly close: () => Promise<void>
}

/** Closing waits until the relay has every word on its disk: a closed session with a missing line is worse than a wait. */
function useClosing(
  { live, session, onClosed }: ChecklistProps,
  questions: readonly Question[],
  goTo: (key: string | null) => void,
): Closing {
  const relay = useRelay()
  const [problem, setProblem] = useState<string | null>(null)
  const [closing, setClosing] = useState(false)
  const close = async (): Promise<void> => {
    const missing = notYet(questions)
    if (missing !== null) {
      setProblem(missing)
      return goTo(firstMissing(questions)?.key ?? null)
    }
    setClosing(true)
    setProblem(null)
    const sentence = await closeNow()
    setClosing(false)
    if (sentence === null) onClosed()
    else setProblem(sentence)
  }
  const closeNow = async (): Promise<string | null> => {
    try {
      await live.note.connection.whenSaved(SAVE_WAIT_MS)
    } catch {
      return say('closing.notSaved')
    }
    const answer = await relay.changeState(session.id, { to: 'closed' })
    if (answer.ok) return null
    const { failure } = answer
    const first = failure.kind === 'refused' ? failure.findings[0] : undefined
    return first === undefined ? failure.sentence : say('closing.notYet', { what: findingWords(first) })
  }
  return { problem, closing, close }
}
