/**
 * The row of a show of hands, above the note while it runs: everybody raises a hand here, and whoever holds the pen types
 * what was counted in the room and says what came of it.
 */
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { textField } from '#note/item-fields.ts'
import { ANSWERS, countHands, readCount, type Answer } from '#note/show-of-hands.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import type { LiveNote } from './use-live-note.ts'
import { PEN } from './use-pen.ts'
import { useShowOfHands, type Outcome, type ShowOfHands } from './use-show-of-hands.ts'

const WORDS = {
  for: () => say('note.handsFor'),
  against: () => say('note.handsAgainst'),
  abstain: () => say('note.handsAbstain'),
} as const satisfies Readonly<Record<Answer, () => string>>

const KEYS = { for: 'Alt ⇧ F', against: 'Alt ⇧ A', abstain: 'Alt ⇧ N' } as const satisfies Record<
  Answer,
  string
>

interface HandsRowProps {
  readonly live: LiveNote
  readonly write: boolean
  /** Whether I hold the pen and may write. */
  readonly pen: boolean
  /** Ms of the relay's clock. */
  readonly now: number
}

export function HandsRow({ live, ...parts }: HandsRowProps): ReactNode {
  const hands = useShowOfHands({ live, ...parts })
  const { running } = hands
  const row = useRef<HTMLElement>(null)
  useFocusWhenCounting(row, hands.counting && running !== null)
  if (running === null) return null
  const name = running.item.number ?? ''
  return (
    <section
      ref={row}
      className="hands-row"
      aria-label={say('note.handsOn', { item: name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') focusText()
      }}
    >
      <p className="hands-what">
        <KindGlyph kind="decision" size={16} />
        <b>{say('note.handsOn', { item: name })}</b> <span>{running.item.text}</span>
      </p>
      <p className="unseen" role="status">
        {say('note.handsOn', { item: name })}
      </p>
      <div className="hands-answers">
        {ANSWERS.map((answer) => (
          <OneAnswer key={answer} {...{ live, hands, answer }} />
        ))}
      </div>
      {hands.end === undefined ? null : <Ending key={running.item.id} hands={hands} end={hands.end} />}
    </section>
  )
}

function useFocusWhenCounting(row: RefObject<HTMLElement | null>, counting: boolean): void {
  useEffect(() => {
    if (counting) row.current?.querySelector('input')?.focus()
  }, [row, counting])
}

function focusText(): void {
  document.querySelector<HTMLElement>('.sheet [contenteditable="true"]')?.focus({ preventScroll: true })
}

interface AnswerProps {
  readonly live: LiveNote
  readonly hands: ShowOfHands
  readonly answer: Answer
}

function OneAnswer({ live, hands, answer }: AnswerProps): ReactNode {
  const { running, mine, vote, end } = hands
  const figure = running?.figures[answer] ?? 0
  const typed = running?.typed[answer]
  return (
    <span className="hands-answer">
      {end === undefined ? (
        <b>{figure}</b>
      ) : (
        <input
          className="hands-count"
          inputMode="numeric"
          aria-label={say('note.handsCounted', { answer: WORDS[answer]() })}
          placeholder={String(figure)}
          value={typed === undefined ? '' : String(typed)}
          onChange={(event) => countHands(live.note.doc, answer, readCount(event.target.value), PEN)}
        />
      )}
      <button
        type="button"
        className="link"
        aria-pressed={mine === answer}
        disabled={vote === undefined}
        onClick={() => vote?.(answer)}
      >
        {WORDS[answer]()} <Keys of={KEYS[answer]} />
      </button>
    </span>
  )
}

interface EndingProps {
  readonly hands: ShowOfHands
  readonly end: NonNullable<ShowOfHands['end']>
}

function Ending({ hands: { running }, end }: EndingProps): ReactNode {
  const before = running === null ? null : textField(running.item, 'dissent')
  const [dissent, setDissent] = useState(before ?? '')
  const finish = (outcome: Outcome | null): void => {
    end(outcome, dissent)
    focusText()
  }
  return (
    <div className="hands-end">
      {(running?.figures.against ?? 0) === 0 ? null : (
        <input
          className="hands-dissent"
          aria-label={say('note.handsDissent')}
          placeholder={say('note.handsDissent')}
          maxLength={400}
          value={dissent}
          onChange={(event) => setDissent(event.target.value)}
        />
      )}
      <PushButton onPress={() => finish('agreed')}>{say('note.handsAgreed')}</PushButton>
      <PushButton onPress={() => finish('contested')}>{say('note.handsContested')}</PushButton>
      <PushButton look="quiet" onPress={() => finish(null)}>
        {say('note.handsCancel')}
      </PushButton>
    </div>
  )
}
