/** What others propose for a note they may not change any more: each with what stands there, to be taken or left. */
import { useState, type ReactNode } from 'react'
import type { JsonValue } from '#note/record-model.ts'
import type { ReviewAnswer } from '#note/wire/review.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { Added, Removed, Reworded } from '../parts/marked-words.tsx'
import { PushButton } from '../parts/push-button.tsx'

type Open = ReviewAnswer['proposals'][number]

interface ProposalsProps {
  readonly session: string
  readonly proposals: ReviewAnswer['proposals']
  readonly mayAnswer: boolean
  /** Said where nothing is proposed; nothing is drawn without it. */
  readonly empty?: string
  /** One was answered, and the note may be another now. */
  readonly onAnswered: () => Promise<void>
}

/** Nothing where nothing is proposed. */
export function Proposals({ session, proposals, mayAnswer, empty, onAnswered }: ProposalsProps): ReactNode {
  const relay = useRelay()
  const open = proposals.filter(({ state }) => state === 'open')
  const [problem, setProblem] = useState<string | null>(null)
  const answer = async (proposal: Open, take: boolean): Promise<void> => {
    const result = await relay.answerProposal(session, proposal.id, { take, anyway: proposal.stale })
    setProblem(result.ok ? null : result.failure.sentence)
    await onAnswered()
  }
  if (open.length === 0 && empty === undefined) return null
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
      {open.length === 0 ? <p className="third findings-none">{empty}</p> : null}
      <ol className="proposals">
        {open.map((proposal) => (
          <li key={proposal.id}>
            <p className="second">{proposal.by.name}</p>
            <ProposedChange proposal={proposal} />
            {proposal.why === '' ? null : (
              <p className="second">{say('note.quoted', { words: proposal.why })}</p>
            )}
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
  const before = was === null ? '' : wordsOf(was)
  const after = edit.kind === 'field' ? wordsOf(edit.value) : 'text' in edit ? edit.text : ''
  if (edit.kind === 'text') {
    return (
      <p className="record">
        <Reworded before={before} after={after} />
      </p>
    )
  }
  return (
    <p className="record">
      {before === '' ? null : <Removed text={before} amid />} {after === '' ? null : <Added text={after} />}
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
