/** What I can do about a show of hands: begin and end it with the pen, raise my hand in any case. */
import { useState } from 'react'
import { textField } from '#note/item-fields.ts'
import type { LineRecord } from '#note/record-model.ts'
import { beginHands, endHands, HANDS, resultValue, type Answer } from '#note/show-of-hands.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
import { voteOf } from './hands-raised.ts'
import { lineIn } from './threads/margin-thread.tsx'
import { lineUnderCaret } from './threads/use-line-threads.ts'
import type { LiveNote } from './use-live-note.ts'
import { useOpenHands, type RunningHands } from './use-open-hands.ts'
import { PEN } from './use-pen.ts'

/** How a decision stands after a show of hands: two of the statuses that decisions have. */
export type Outcome = 'agreed' | 'contested'

export interface ShowOfHands {
  readonly running: RunningHands | null
  readonly mine: Answer | null
  /** I began it with a key, and am to count. */
  readonly counting: boolean
  readonly vote: ((answer: Answer) => void) | undefined
  /** Absent for whoever does not hold the pen. */
  readonly end: ((outcome: Outcome | null, dissent: string) => void) | undefined
}

interface Parts {
  readonly live: LiveNote
  readonly write: boolean
  /** Whether I hold the pen and may write. */
  readonly pen: boolean
  /** Ms of the relay's clock. */
  readonly now: number
}

export function useShowOfHands({ live, write, pen, now }: Parts): ShowOfHands {
  const { note, record } = live
  const { awareness, doc } = note
  const running = useOpenHands(note, record)
  const [counting, setCounting] = useState(false)
  const mine = mineIn(live, running)
  const begin = (): void => {
    const line = decisionUnderCaret(live)
    if (line === null) return useToast.getState().show({ sentence: say('note.handsNeedDecision') })
    setCounting(true)
    if (running?.item.id !== line.id) beginHands(doc, { id: crypto.randomUUID(), line: line.id }, PEN)
  }
  const vote = (answer: Answer): void => {
    if (running === null) return
    awareness.setLocalStateField('vote', mine === answer ? null : voteOf(running.id, answer))
  }
  const end = (outcome: Outcome | null, dissent: string): void => {
    if (running !== null && outcome !== null)
      keep(live, running, { outcome, dissent, at: new Date(now).toISOString() })
    setCounting(false)
    endHands(doc, PEN)
  }
  const canVote = write && running !== null
  useCommands({
    'note.hands': pen ? begin : undefined,
    'note.hands-for': canVote ? () => vote('for') : undefined,
    'note.hands-against': canVote ? () => vote('against') : undefined,
    'note.hands-abstain': canVote ? () => vote('abstain') : undefined,
  })
  return { running, mine, counting, vote: canVote ? vote : undefined, end: pen ? end : undefined }
}

function mineIn({ note }: LiveNote, running: RunningHands | null): Answer | null {
  const own: unknown = note.awareness.getLocalState()?.['vote']
  if (running === null || typeof own !== 'string') return null
  const answers = ['for', 'against', 'abstain'] as const
  return answers.find((answer) => own === voteOf(running.id, answer)) ?? null
}

/** Of a trace it is the decision that the trace stands for. */
function decisionUnderCaret({ record }: LiveNote): LineRecord | null {
  const id = lineUnderCaret()
  const line = id === null ? null : lineIn(record, id)
  const to = line?.kind === 'reference' ? textField(line, 'to') : null
  const meant = to === null ? line : lineIn(record, to)
  return meant?.kind === 'decision' ? meant : null
}

interface Kept {
  readonly outcome: Outcome
  readonly dissent: string
  readonly at: string
}

function keep({ note }: LiveNote, { item, figures }: RunningHands, { outcome, dissent, at }: Kept): void {
  const fields = note.template.kinds.find(({ key }) => key === item.kind)?.fields ?? []
  const has = (key: string): boolean => fields.some((field) => field.key === key)
  const knows = fields.some(
    ({ key, choices }) => key === 'status' && choices?.some(({ value }) => value === outcome),
  )
  note.lines.together(() => {
    note.lines.setField(item.id, HANDS, resultValue(figures, at))
    if (knows) note.lines.setField(item.id, 'status', outcome)
    if (has('dissent') && dissent.trim() !== '') note.lines.setField(item.id, 'dissent', dissent.trim())
  })
}
