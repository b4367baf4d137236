/** What others propose for a note they may not change any more: each with what stands there, to be taken or left. */
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { JsonValue } from '#note/record-model.ts'
import type { ReviewAnswer } from '#note/wire/review.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'

type Open = ReviewAnswer['proposals'][number]

interface ProposalsProps {
  readonly session: string
  readonly mayAnswer: boolean
  /** The note is another now. */
  readonly onTaken: () => void
}

/** Nothing where nothing is proposed. */
export function Proposals({ session, mayAnswer, onTaken }: ProposalsProps): ReactNode {
  const relay = useRelay()
  const [open, setOpen] = useState<readonly Open[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(async () => {
    const answer = await relay.review(session)
    if (answer.ok) setOpen(answer.value.proposals.filter(({ state }) => state === 'open'))
  }, [relay, session])
  useEffect(() => {
    void load()
  }, [load])
  useEvents((event) => {
    if (event.type === 'review.changed' && event.session === session) void load()
  })
  const answer = async (proposal: Open, take: boolean): Promise<void> => {
    const result = await relay.answerProposal(session, proposal.id, { take, anyway: proposal.stale })
    setProblem(result.ok ? null : result.failure.sentence)
    await load()
    onTaken()
  }
  if (open.length === 0) return null
  return (
    <>
      <h2>
        {say('desk.proposals')} <span>{open.length}</span>
      </h2>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <ol className="proposals">
        {open.map((proposal) => (
          <li key={proposal.id}>
            <p className="second">{proposal.by.name}</p>
            <ProposedChange proposal={proposal} />
            {proposal.why === '' ? null : <p className="second">“{proposal.why}”</p>}
            {proposal.stale ? <p className="wants">{say('desk.stale')}</p> : null}
            {mayAnswer ? (
              <p className="proposal-answers">
                <PushButton onPress={() => void answer(proposal, true)}>
                  {proposal.stale ? say('desk.takeAnyway') : say('desk.take')}
                </PushButton>
                <PushButton look="quiet" onPress={() => void answer(proposal, false)}>
                  {say('desk.leave')}
                </PushButton>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function ProposedChange({ proposal: { edit, was } }: { readonly proposal: Open }): ReactNode {
  const after = edit.kind === 'field' ? wordsOf(edit.value) : edit.kind === 'delete' ? '' : edit.text
  return (
    <p className="record">
      {was === null ? null : <del>{wordsOf(was)}</del>} {after === '' ? null : <ins>{after}</ins>}
    </p>
  )
}

/** A person by name, anything else as it is. */
function wordsOf(value: JsonValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  const name = 'name' in value ? value.name : null
  return typeof name === 'string' ? name : JSON.stringify(value)
}
