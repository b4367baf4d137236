/**
 * Proposing changes to a note that is closed or approved: the note row by row as on the desk, every change a proposal
 * that those who lead the session take or leave.
 */
import { useState, type FormEvent, type ReactNode } from 'react'
import { isGuest, type Session } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { NoteEdit } from '#note/wire/review.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dateOf, useNow } from '../clock.ts'
import { useHints } from '../parts/key-line-store.ts'
import { Bars } from '../parts/bars.tsx'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { DeskNote } from './desk-note.tsx'
import { Proposals } from './proposals.tsx'
import { useReview } from './use-review.ts'

const HINTS = [
  ['desk.change-next', 'desk.change-before'],
  'desk.words',
  'desk.owner',
  'desk.due',
  'desk.status',
  'frame.keys',
] as const

export function ProposeScreen({ id }: { readonly id: string }): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const relay = useRelay()
  const [why, setWhy] = useState('')
  const { review, problem, load } = useReview(id)
  useHints(HINTS)
  if (view.me.role === 'reader' || isGuest(view.me))
    return <Sentence title={say('desk.proposeNot')} words={say('desk.proposeReader')} />
  if (problem !== null) return <Sentence title={say('desk.proposeNot')} words={problem} />
  if (review === null) return <Bars label={say('desk.opening')} />
  const { answer, record } = review
  const { session } = answer.summary
  if (record === null) return <Sentence title={say('desk.proposeNot')} words={say('desk.neverOpened')} />
  const propose = async (edits: readonly NoteEdit[]): Promise<string | null> => {
    for (const edit of edits) {
      const made = await relay.propose(id, why.trim() === '' ? { edit } : { edit, why: why.trim() })
      if (!made.ok) return made.failure.sentence
    }
    await load()
    useToast.getState().show({ sentence: say('desk.proposed', { count: edits.length }) })
    return null
  }
  return (
    <main className="propose" id="main" tabIndex={-1}>
      <article className="desk-note" data-pane>
        <ProposeHead {...{ session, why, onWhy: setWhy }} />
        <h2 className="unseen">{say('commands.place.note')}</h2>
        <DeskNote
          {...{ record, review: review.review, since: null, template: answer.template, findings: [] }}
          today={dateOf(now, view.summit.timezone)}
          onChange={propose}
          proposing
        />
        <NewItem template={answer.template} onPropose={propose} />
      </article>
      <aside className="findings" aria-label={say('desk.proposals')}>
        <Proposals
          session={id}
          proposals={review.review?.proposals ?? []}
          mayAnswer={false}
          empty={say('desk.noProposals')}
          onAnswered={load}
        />
      </aside>
    </main>
  )
}

interface ProposeHeadProps {
  readonly session: Session
  readonly why: string
  readonly onWhy: (why: string) => void
}

function ProposeHead({ session, why, onWhy }: ProposeHeadProps): ReactNode {
  return (
    <header>
      <p className="meta">
        <a className="link" href={`/sessions/${session.id}`}>
          {say('commands.openNote')}
        </a>
      </p>
      <h1>{say('desk.proposeTitle', { title: session.title })}</h1>
      <p className="second">{say('desk.proposeHow')}</p>
      <label className="labelled propose-why">
        {say('desk.proposeWhy')}
        <span className="field">
          <input maxLength={1000} value={why} onChange={(event) => onWhy(event.target.value)} />
        </span>
      </label>
    </header>
  )
}

function Sentence({ title, words }: { readonly title: string; readonly words: string }): ReactNode {
  return (
    <WholePage title={title}>
      <p>{words}</p>
    </WholePage>
  )
}

interface NewItemProps {
  readonly template: Template
  readonly onPropose: (edits: readonly NoteEdit[]) => Promise<string | null>
}

/** One more item, into the section that takes its kind first. */
function NewItem({ template, onPropose }: NewItemProps): ReactNode {
  const kinds = template.kinds.filter((kind) => template.sections.some(({ takes }) => takes[0] === kind.key))
  const [kind, setKind] = useState(kinds[0]?.key ?? '')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const section = template.sections.find(({ takes }) => takes[0] === kind)
    if (text.trim() === '' || section === undefined) return setProblem(say('desk.newNeedsWords'))
    const refused = await onPropose([{ kind: 'item', section: section.key, item: kind, text: text.trim() }])
    setProblem(refused)
    if (refused === null) setText('')
  }
  if (kinds.length === 0) return null
  return (
    <form className="new-item" onSubmit={(event) => void submit(event)}>
      <h2>{say('desk.newItem')}</h2>
      <div>
        <label className="field">
          <span className="unseen">{say('desk.newKind')}</span>
          <select value={kind} onChange={(event) => setKind(event.target.value)}>
            {kinds.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="unseen">{say('desk.words')}</span>
          <input maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <PushButton type="submit">{say('desk.propose')}</PushButton>
      </div>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
