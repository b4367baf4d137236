/** The checklist folded: a tab at the edge of the note that stays, and says how many answers are to go. */
import type { ReactNode } from 'react'
import { say } from '../../words/say.ts'
import type { LiveNote } from '../note/use-live-note.ts'
import { closingQuestions } from './questions.ts'

interface ClosingTabProps {
  readonly live: LiveNote
  readonly onOpen: () => void
}

export function ClosingTab({ live, onOpen }: ClosingTabProps): ReactNode {
  const questions = closingQuestions(live.record, live.note.template, live.findings)
  const left = questions.filter((question) => question.state === 'missing').length
  return (
    <button type="button" className="closing-tab" onClick={onOpen}>
      <b>{say('note.beforeYouClose')}</b>
      <span>{say('closing.toGo', { left })}</span>
    </button>
  )
}
