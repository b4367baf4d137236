/** What came of a day or a track, from approved notes alone: to be read, followed to its source, and copied as Markdown. */
import { useEffect, useState, type ReactNode } from 'react'
import type { SummariesAnswer, SummarySession } from '#note/wire/summaries.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { kindLabel } from '../../words/labels.ts'
import { say } from '../../words/say.ts'
import { dayLabel, timeOf } from '../clock.ts'
import { Bars } from '../parts/bars.tsx'
import { dueWords } from '../parts/item-facts.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'

const HINTS = ['desk.copy', 'frame.keys'] as const

export function SummariesScreen(): ReactNode {
  const { summit, me } = useSummit()
  const [day, setDay] = useState('')
  const [track, setTrack] = useState(me.tracks[0] ?? '')
  const { answer, problem } = useSummary(day, track)
  const copy = async (): Promise<void> => {
    if (answer === null) return
    await navigator.clipboard.writeText(answer.markdown)
    useToast.getState().show({ sentence: say('desk.copied') })
  }
  useHints(HINTS)
  useCommands({ 'desk.copy': answer === null ? undefined : () => void copy() })
  const days = [...new Set(useSummit().sessions.flatMap(({ session }) => session.day ?? []))].sort()
  return (
    <main className="tidy" id="main" tabIndex={-1}>
      <header className="tidy-head">
        <h1>{say('desk.summaries')}</h1>
        <Choice
          label={say('desk.summaryTrack')}
          all={say('desk.allTracks')}
          value={track}
          options={summit.tracks.map(({ id, name }) => [id, name])}
          onChange={setTrack}
        />
        <Choice
          label={say('desk.summaryDay')}
          all={say('desk.allDays')}
          value={day}
          options={days.map((each) => [each, dayLabel(each, 'long')])}
          onChange={setDay}
        />
        <i className="grow" />
        <PushButton look="primary" keys="Y" off={answer === null} onPress={() => void copy()}>
          {say('desk.copyMarkdown')}
        </PushButton>
      </header>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {answer === null ? <Bars label={say('desk.tidyLooking')} /> : <Draft answer={answer} />}
    </main>
  )
}

function useSummary(
  day: string,
  track: string,
): { readonly answer: SummariesAnswer | null; readonly problem: string | null } {
  const relay = useRelay()
  const [answer, setAnswer] = useState<SummariesAnswer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    void relay.summaries({ day, track }).then((result) => {
      if (gone) return
      if (result.ok) setAnswer(result.value)
      setProblem(result.ok ? null : result.failure.sentence)
    })
    return () => {
      gone = true
    }
  }, [relay, day, track])
  return { answer, problem }
}

interface ChoiceProps {
  readonly label: string
  readonly all: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string) => void
}

function Choice({ label, all, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="field">
      <span className="unseen">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function Draft({ answer }: { readonly answer: SummariesAnswer }): ReactNode {
  const waiting = answer.waiting === 0 ? '' : ` ${say('desk.summaryWaiting', { count: answer.waiting })}`
  return (
    <>
      <p className="second">
        {say('desk.summaryFrom', { count: answer.sessions.length })}
        {waiting}
      </p>
      {answer.sessions.map((session) => (
        <SessionPart key={session.session} part={session} />
      ))}
    </>
  )
}

function SessionPart({ part }: { readonly part: SummarySession }): ReactNode {
  const { summit } = useSummit()
  const when = part.start === null ? null : timeOf(part.start, summit.timezone)
  return (
    <section>
      <h2>
        <a href={`/sessions/${part.session}`}>{part.title}</a>{' '}
        <span>{[part.track, part.room, when].filter((each) => each !== null).join(' · ')}</span>
      </h2>
      {part.sentence === '' ? null : <p className="record summary-sentence">{part.sentence}</p>}
      <ul>
        {part.items.map(({ line, number, kind, text, owner, due }) => (
          <li key={line} className="summary-item">
            <KindGlyph kind={kind} size={14} label={kindLabel(kind)} />
            <a className="link number" href={`/sessions/${part.session}#${line}`}>
              {number}
            </a>
            <span className="record">{text}</span>
            <span className="second">
              {[owner?.name, due === null ? null : dueWords(due)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
