/** The feedback report: what each voice raised, in groups, and what became of it; to be copied or saved. */
import { useEffect, useState, type ReactNode } from 'react'
import type { FeedbackPoint } from '#note/wire/feedback.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { saveFiles } from '../export/save-files.ts'
import { Bars } from '../parts/bars.tsx'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { copyMarkdown, copyTable, tableCsv, tableMarkdown } from './copy-table.ts'
import { byVoice, feedbackTable, outcomeWords } from './feedback-table.ts'
import { RegisterTabs } from './register-head.tsx'

export function FeedbackRegister(): ReactNode {
  const { points, problem } = usePoints()
  if (problem !== null && points === null) {
    return (
      <WholePage title={say('registers.failed')} error>
        <p>{problem}</p>
      </WholePage>
    )
  }
  if (points === null) return <Bars label={say('registers.reading')} />
  return (
    <main className="registers" id="main" tabIndex={-1}>
      <header className="register-head">
        <h1>{say('frame.registers')}</h1>
        <RegisterTabs register="feedback" count={points.length} />
        <i className="grow" />
        {points.length === 0 ? null : <Tools points={points} />}
      </header>
      <div className="register-body register-feedback" data-pane>
        {points.length === 0 ? <p className="register-none">{say('feedback.none')}</p> : null}
        {byVoice(points).map(({ voice, title, points: own }) => (
          <section key={voice} className="feedback-voice">
            <h2>
              {title} <span>{say('feedback.counts', countsOf(own))}</span>
            </h2>
            <ul>
              {own.map((point) => (
                <Point key={`${point.session} ${point.line}`} point={point} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </main>
  )
}

function countsOf(points: readonly FeedbackPoint[]): { readonly all: number; readonly open: number } {
  return { all: points.length, open: points.filter(({ outcome }) => outcome.kind === 'open').length }
}

function Point({ point }: { readonly point: FeedbackPoint }): ReactNode {
  const { session, sessionTitle, line, text, outcome } = point
  return (
    <li>
      <a href={`/sessions/${session}#${line}`}>
        <span className="record">{text}</span>
        <small>{sessionTitle}</small>
      </a>
      <span className={outcome.kind === 'open' ? 'feedback-outcome wants' : 'feedback-outcome'}>
        {outcome.kind === 'open' ? null : <KindGlyph kind={outcome.kind} size={14} />}
        {outcome.line === null || outcome.line === line ? (
          outcomeWords(outcome)
        ) : (
          <a href={`/sessions/${session}#${outcome.line}`}>
            {outcomeWords(outcome)} <small className="record">{outcome.text}</small>
          </a>
        )}
      </span>
    </li>
  )
}

function Tools({ points }: { readonly points: readonly FeedbackPoint[] }): ReactNode {
  const { origin } = useRelay()
  const show = useToast((store) => store.show)
  const table = () => feedbackTable(points, origin)
  const count = points.length
  const tell = (done: boolean, key: 'items.copied' | 'items.copiedMarkdown'): void =>
    show({ sentence: done ? say(key, { count }) : say('items.notCopied') })
  const save = (path: string, text: string): void =>
    void saveFiles([{ path, text }]).then((sentence) => show({ sentence }))
  const copy = (): void => void copyTable(table()).then((done) => tell(done, 'items.copied'))
  useCommands({
    'registers.copy': copy,
    'registers.copy-markdown': () =>
      void copyMarkdown(table()).then((done) => tell(done, 'items.copiedMarkdown')),
  })
  return (
    <>
      <PushButton look="quiet" keys="C" onPress={copy}>
        {say('items.copy')}
      </PushButton>
      <PushButton look="quiet" onPress={() => save('feedback.csv', tableCsv(table()))}>
        {say('feedback.saveCsv')}
      </PushButton>
      <PushButton look="quiet" onPress={() => save('feedback.md', tableMarkdown(table()))}>
        {say('feedback.saveMarkdown')}
      </PushButton>
    </>
  )
}

function usePoints(): { readonly points: readonly FeedbackPoint[] | null; readonly problem: string | null } {
  const relay = useRelay()
  const { sessions } = useSummit()
  const states = sessions.map(({ session }) => `${session.id} ${session.state}`).join()
  const [points, setPoints] = useState<readonly FeedbackPoint[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void relay.feedback().then((answer) => {
      if (!current) return
      if (answer.ok) setPoints(answer.value.points)
      setProblem(answer.ok ? null : answer.failure.sentence)
    })
    return () => {
      current = false
    }
  }, [relay, states])
  return { points, problem }
}
