/** An open question of the checklist: to which later session it goes, or that it stays. One key takes what is offered. */
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { GOES_TO, blueprintsIn, laterSessions } from '#note/carried-questions.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dayLabel, timeOf } from '../clock.ts'
import { goToLine } from '../note/contents.tsx'
import type { LiveNote } from '../note/use-live-note.ts'
import { PushButton } from '../parts/push-button.tsx'
import type { Question } from './questions.ts'

interface CarryOverProps {
  readonly question: Extract<Question, { kind: 'open-question' }>
  readonly live: LiveNote
  readonly onTake: () => void
}

const MOST_OFFERED = 12
const STAYS = ''

export function CarryOver({ question, live, onTake }: CarryOverProps): ReactNode {
  const later = useLater(live)
  const [chosen, setChosen] = useState(question.goesTo?.session ?? later[0]?.id ?? STAYS)
  const { summit } = useSummit()
  const take = (): void => {
    const target = later.find(({ id }) => id === chosen)
    const value = target === undefined ? null : { session: target.id, title: target.title }
    live.note.lines.setField(question.line, GOES_TO, value)
    onTake()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    take()
  }
  return (
    <>
      <p className="record">{question.text}</p>
      {later.length === 0 ? (
        <p className="question-other">{say('closing.staysOpen')}</p>
      ) : (
        <div className="carry-over">
          <label className="field">
            <span className="unseen">{say('closing.carryTo', { number: question.number })}</span>
            <select value={chosen} onChange={(event) => setChosen(event.target.value)} onKeyDown={onKeyDown}>
              {later.map((session) => (
                <option key={session.id} value={session.id}>
                  {whenWords(session, summit.timezone)} {session.title}
                </option>
              ))}
              <option value={STAYS}>{say('closing.staysHere')}</option>
            </select>
          </label>
          <PushButton keys="↵" onPress={take}>
            {say(chosen === STAYS ? 'closing.leaveIt' : 'closing.carryOver')}
          </PushButton>
        </div>
      )}
      <button type="button" className="link" onClick={() => goToLine(question.line)}>
        {say('closing.showIt')}
      </button>
    </>
  )
}

function useLater({ note, record }: LiveNote) {
  const { sessions } = useSummit()
  const all = sessions.map(({ session }) => session)
  const own = all.find(({ id }) => id === note.session) ?? all.find(({ id }) => id === record.session.id)
  if (own === undefined) return []
  return laterSessions(own, [...own.blueprints, ...blueprintsIn(record)], all).slice(0, MOST_OFFERED)
}

function whenWords({ day, start }: { day: string | null; start: string | null }, timezone: string): string {
  const date = day === null ? '' : dayLabel(day, 'short')
  return start === null ? date : `${date}, ${timeOf(start, timezone)}`
}
