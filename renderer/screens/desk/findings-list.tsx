/**
 * The right side of the desk: what the rules found, what happened to the session, and the two answers: approve, return.
 */
import { Info, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Finding } from '#note/record-model.ts'
import type { StateChange } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { ReviewAnswer } from '#note/wire/review.ts'
import { keysOf } from '../../commands/table.ts'
import { say, type MessageKey } from '../../words/say.ts'
import { dayOf, timeOf } from '../clock.ts'
import { blockingFindings } from '../completeness-words.ts'
import { findingWords } from '../finding-words.ts'
import { Icon } from '../parts/icon.tsx'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { SentenceField } from '../parts/sentence-field.tsx'
import { Proposals } from './proposals.tsx'
import { stateWord } from './queue.ts'
import { SessionRadar } from './session-radar.tsx'

interface FindingsListProps {
  readonly answer: SessionAnswer
  readonly me: string
  readonly timezone: string
  /** Which answer waits for its sentence, or null. */
  readonly asking: 'return' | 'overrule' | null
  readonly proposals: ReviewAnswer['proposals']
  readonly onApprove: () => void
  readonly onAsk: (asking: 'return' | null) => void
  /** The sentence that goes with the return, or with an approval in spite of findings. */
  readonly onSay: (reason: string) => void
  readonly onExport: () => void
  readonly onAnswered: () => Promise<void>
}

export function FindingsList(props: FindingsListProps): ReactNode {
  const { answer, me, timezone, asking, proposals, onAsk, onSay, onExport } = props
  const findings = answer.summary.completeness?.findings ?? []
  const sorted = [...findings].sort(
    (left, right) => Number(right.blocks === 'closing') - Number(left.blocks === 'closing'),
  )
  return (
    <aside className="findings" aria-label={say('desk.findingsLabel')}>
      <h2>
        {say('desk.findings')} <span>{findings.length}</span>
      </h2>
      {findings.length === 0 ? <p className="third findings-none">{say('desk.nothingMissing')}</p> : null}
      <ol className="findings-list">
        {sorted.map((finding, index) => (
          <FindingRow key={index} finding={finding} session={answer.summary.session.id} />
        ))}
      </ol>
      <SessionRadar session={answer.summary.session.id} />
      <Proposals
        session={answer.summary.session.id}
        proposals={proposals}
        mayAnswer={answer.mayBecome.length > 0 || answer.write}
        onAnswered={props.onAnswered}
      />
      <h2>{say('desk.review')}</h2>
      <ol className="review-history">
        {answer.history.length === 0 ? <li>{say('desk.nothingHappened')}</li> : null}
        {answer.history.map((change) => (
          <HistoryRow key={`${change.at}${change.to}`} change={change} me={me} timezone={timezone} />
        ))}
      </ol>
      <div className="findings-foot">
        {asking === null ? (
          <Answers {...props} findings={findings} />
        ) : (
          <AnswerField
            label={say(asking === 'return' ? 'desk.returnWhat' : 'desk.overruleWhy')}
            onSay={onSay}
            onLeave={() => onAsk(null)}
          />
        )}
        <PushButton look="quiet" keys="E" onPress={onExport}>
          {say('commands.export')}
        </PushButton>
      </div>
    </aside>
  )
}

function FindingRow({
  finding,
  session,
}: {
  readonly finding: Finding
  readonly session: string
}): ReactNode {
  const blocks = finding.blocks === 'closing'
  return (
    <li className={blocks ? 'finding finding-blocks' : 'finding'}>
      <Icon of={blocks ? OctagonAlert : Info} size={16} />
      <div>
        <b>{findingWords(finding)}</b>
        {finding.line === undefined ? null : (
          <p>
            <a className="link" href={`/sessions/${session}#${finding.line}`}>
              {finding.number === undefined
                ? say('desk.goToLine')
                : say('desk.goToItem', { number: finding.number })}
            </a>
          </p>
        )}
        <SolvingKey code={finding.code} />
      </div>
    </li>
  )
}

/** The key that solves such a finding without leaving the desk. */
function SolvingKey({ code }: { readonly code: Finding['code'] }): ReactNode {
  const solved = SOLVED_BY[code]
  if (solved === undefined) return null
  const [command, words] = solved
  return (
    <p className="finding-key">
      <Keys of={keysOf(command)[0] ?? ''} spoken /> {say(words)}
    </p>
  )
}

type Solved = readonly ['desk.owner' | 'desk.owner-all' | 'desk.blueprint', MessageKey]

const SOLVED_BY: Readonly<Partial<Record<Finding['code'], Solved>>> = {
  'field-missing': ['desk.owner', 'desk.solveOwner'],
  'person-unknown': ['desk.owner-all', 'desk.solvePerson'],
  'blueprint-unknown': ['desk.blueprint', 'desk.solveBlueprint'],
}

interface HistoryRowProps {
  readonly change: StateChange
  readonly me: string
  readonly timezone: string
}

function HistoryRow({ change, me, timezone }: HistoryRowProps): ReactNode {
  return (
    <li>
      <time title={dayOf(change.at, timezone)}>{timeOf(change.at, timezone)}</time>
      <span>{historyWords(change, me)}</span>
    </li>
  )
}

/** `You returned it: “…”`, `Wiebke Harms sent it back`. */
function historyWords(change: StateChange, me: string): string {
  const isMe = change.by.id === me
  const step = say(`desk.step.${stepOf(change)}`, { who: isMe ? 'me' : 'other', name: change.by.name })
  return change.reason === undefined || change.reason === ''
    ? step
    : say('desk.stepReason', { step, reason: change.reason })
}

function stepOf({ from, to }: StateChange): 'sentBack' | 'takenBack' | StateChange['to'] {
  if (from === 'returned') return 'sentBack'
  return from === 'approved' && to === 'closed' ? 'takenBack' : to
}

function Answers({
  answer,
  findings,
  onApprove,
  onAsk,
}: FindingsListProps & { readonly findings: readonly Finding[] }): ReactNode {
  const mayApprove = answer.mayBecome.includes('approved')
  const mayReturn = answer.mayBecome.includes('returned')
  const blocking = blockingFindings(findings).length
  const { state } = answer.summary.session
  if (!mayApprove && !mayReturn)
    return <p id="approve-rule">{say('desk.noAnswer', { state: stateWord(state) })}</p>
  return (
    <>
      <PushButton
        look={mayApprove && blocking === 0 ? 'primary' : 'plain'}
        off={!mayApprove || blocking > 0}
        keys="A"
        describedBy="approve-rule"
        onPress={onApprove}
      >
        {say('commands.approve')}
      </PushButton>
      <PushButton off={!mayReturn} keys="R" onPress={() => onAsk('return')}>
        {say('desk.return')}
      </PushButton>
      <p id="approve-rule">{blocking === 0 ? '' : say('desk.approveWaits', { count: blocking })}</p>
    </>
  )
}

interface AnswerFieldProps {
  readonly label: string
  readonly onSay: (sentence: string) => void
  readonly onLeave: () => void
}

/** In the place of the answers; Escape brings them back. */
function AnswerField({ label, onSay, onLeave }: AnswerFieldProps): ReactNode {
  return (
    <div
      className="return-field"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave()
      }}
    >
      <SentenceField label={label} most={400} onSay={onSay} />
    </div>
  )
}
