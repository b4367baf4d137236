/** Cleaning up over a track: every change is read first, then made as ordinary edits, and one key takes all of it back. */
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { NoteEdit } from '#note/wire/review.ts'
import { leadsSession } from '#note/summit.ts'
import { editsBySession, planTidying, type TidyChange, type TidyPlan } from '#note/tidy.ts'
import type { Relay } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { Added, Removed } from '../parts/marked-words.tsx'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'

const HINTS = ['desk.apply', 'frame.desk', 'frame.keys'] as const

export function TidyScreen(): ReactNode {
  const view = useSummit()
  const { plans, problem, load } = usePlans()
  const relay = useRelay()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<readonly string[]>([])
  const chosen = (plans ?? []).filter((plan) => isChosen(plan, turned))
  const apply = async (): Promise<void> => {
    // What was looked at is what is made: a plan that reads otherwise by now is shown again.
    const now = new Set((await load())?.map((plan) => JSON.stringify(plan)))
    const still = chosen.filter((plan) => now.has(JSON.stringify(plan)))
    const moved = chosen.filter((plan) => !still.includes(plan))
    const { undo, refusals } = await makeAll(relay, editsBySession(still))
    setRefused([...moved.map(({ keeps }) => say('desk.tidyMoved', { title: keeps })), ...refusals])
    await load()
    const takeBack = (): void => void makeAll(relay, undo).then(load)
    useToast.getState().show({ sentence: say('desk.tidied', { count: undo.size }), undo: takeBack })
  }
  useHints(HINTS)
  useCommands({ 'desk.apply': chosen.length > 0 ? () => void apply() : undefined })
  if (view.me.role !== 'track-lead' && view.me.role !== 'organizer')
    return <Empty title={say('desk.notLeadTitle')} words={say('desk.notLead')} />
  if (problem !== null) return <Empty title={say('desk.tidyNot')} words={problem} />
  if (plans === null) return <Bars label={say('desk.tidyLooking')} />
  if (plans.length === 0 && refused.length === 0)
    return <Empty title={say('desk.tidyNone')} words={say('desk.tidyNoneWhy')} />
  const toggle = (id: string): void =>
    setTurned(
      (before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]),
    )
  const count = chosen.reduce((sum, { changes }) => sum + changes.length, 0)
  return (
    <main className="tidy" id="main" tabIndex={-1}>
      <header className="tidy-head">
        <h1>{say('desk.tidy')}</h1>
        <span className="second">{say('desk.tidyHow')}</span>
        <i className="grow" />
        <PushButton look="primary" keys="Ctrl+Enter" off={count === 0} onPress={() => void apply()}>
          {say('desk.tidyApply', { count })}
        </PushButton>
      </header>
      {refused.map((sentence) => (
        <p key={sentence} className="problem" role="alert">
          {sentence}
        </p>
      ))}
      {(['spelling', 'twins'] as const).map((kind) => (
        <PlanList
          key={kind}
          title={say(`desk.tidy.${kind}`)}
          plans={plans.filter((plan) => plan.kind === kind)}
          turned={turned}
          onToggle={toggle}
        />
      ))}
    </main>
  )
}

/** A spelling is put right unless somebody says no; an action is deleted only where somebody says so. */
function isChosen({ id, kind }: TidyPlan, turned: ReadonlySet<string>): boolean {
  return (kind === 'spelling') !== turned.has(id)
}

interface Plans {
  readonly plans: readonly TidyPlan[] | null
  readonly problem: string | null
  /** Reads the notes again; null where that failed. */
  readonly load: () => Promise<readonly TidyPlan[] | null>
}

/** What could be cleaned up in the sessions this person leads. */
function usePlans(): Plans {
  const relay = useRelay()
  const { summit, me } = useSummit()
  const [plans, setPlans] = useState<readonly TidyPlan[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(async () => {
    const answer = await relay.allItems()
    setProblem(answer.ok ? null : answer.failure.sentence)
    if (!answer.ok) return null
    const mine = answer.value.items.filter((item) => leadsSession(me, item))
    const found = planTidying(mine, summit.people)
    setPlans(found)
    return found
  }, [relay, me, summit.people])
  useEffect(() => {
    void load()
  }, [load])
  return { plans, problem, load }
}

interface Made {
  /** What takes it back, by session. */
  readonly undo: ReadonlyMap<string, readonly NoteEdit[]>
  readonly refusals: readonly string[]
}

/** So many edits of one note go in one request. */
const MOST_EDITS = 100

/** One request for each session; what one session refuses the others take. */
async function makeAll(relay: Relay, edits: ReadonlyMap<string, readonly NoteEdit[]>): Promise<Made> {
  const undo = new Map<string, readonly NoteEdit[]>()
  const refusals: string[] = []
  for (const [session, own] of edits) {
    for (let from = 0; from < own.length; from += MOST_EDITS) {
      const answer = await relay.edit(session, { edits: own.slice(from, from + MOST_EDITS) })
      if (!answer.ok) refusals.push(answer.failure.sentence)
      else if (answer.value.undo.length > 0)
        undo.set(session, [...answer.value.undo, ...(undo.get(session) ?? [])])
    }
  }
  return { undo, refusals }
}

interface PlanListProps {
  readonly title: string
  readonly plans: readonly TidyPlan[]
  readonly turned: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

function PlanList({ title, plans, turned, onToggle }: PlanListProps): ReactNode {
  if (plans.length === 0) return null
  return (
    <section>
      <h2>
        {title} <span>{plans.length}</span>
      </h2>
      <ul>
        {plans.map((plan) => (
          <li key={plan.id} className="tidy-plan">
            <label>
              <input type="checkbox" checked={isChosen(plan, turned)} onChange={() => onToggle(plan.id)} />
              <span>
                {say(plan.kind === 'spelling' ? 'desk.tidyKeepsOwner' : 'desk.tidyKeepsAction', {
                  name: plan.keeps,
                })}
              </span>
            </label>
            <ul>
              {plan.changes.map((change) => (
                <ChangeRow key={`${change.item.session} ${change.item.line}`} change={change} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangeRow({ change: { item, before, after, field } }: { readonly change: TidyChange }): ReactNode {
  return (
    <li>
      <span className="number">{item.number}</span>
      <span className="record">
        {field === 'owner' ? `${item.text} ` : null}
        <Removed text={before} amid /> {after === null ? null : <Added text={after} />}
      </span>
      <a className="link" href={`/sessions/${item.session}#${item.line}`}>
        {item.sessionTitle}
      </a>
    </li>
  )
}

function Empty({ title, words }: { readonly title: string; readonly words: string }): ReactNode {
  return (
    <WholePage title={title}>
      <p>{words}</p>
    </WholePage>
  )
}
