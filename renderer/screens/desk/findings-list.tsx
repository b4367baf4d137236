/**
 * The right side of the desk: what the rules found, what happened to the session, and the two answers: approve, return.
 */
import { Info, OctagonAlert } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Finding } from '#note/record-model.ts'
import type { StateChange } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import { dayOf, timeOf } from '../clock.ts'
import { blockingFindings, countWord } from '../completeness-words.ts'
import { Icon } from '../parts/icon.tsx'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Proposals } from './proposals.tsx'
import { stateWord } from './queue.ts'

interface FindingsListProps {
  readonly answer: SessionAnswer
  readonly me: string
  readonly timezone: string
  readonly returning: boolean
  readonly onApprove: () => void
  readonly onReturning: (returning: boolean) => void
  readonly onReturn: (reason: string) => void
  readonly onExport: () => void
  /** A proposal was taken. */
  readonly onNoteChanged: () => void
}

export function FindingsList(props: FindingsListProps): ReactNode {
  const { answer, me, timezone, returning, onReturning, onReturn, onExport } = props
  const findings = answer.summary.completeness?.findings ?? []
  const sorted = [...findings].sort(
    (left, right) => Number(right.blocks === 'closing') - Number(left.blocks === 'closing'),
  )
  return (
    <aside className="findings" aria-label="Findings and review">
      <h2>
        Findings <span>{findings.length}</span>
      </h2>
      {findings.length === 0 ? <p className="third findings-none">Nothing missing.</p> : null}
      <ol className="findings-list">
        {sorted.map((finding, index) => (
          <FindingRow key={index} finding={finding} session={answer.summary.session.id} />
        ))}
      </ol>
      <Proposals session={answer.summary.session.id} mayAnswer={answer.write} onTaken={props.onNoteChanged} />
      <h2>Review</h2>
      <ol className="review-history">
        {answer.history.length === 0 ? <li>Nothing happened yet.</li> : null}
        {answer.history.map((change) => (
          <HistoryRow key={`${change.at}${change.to}`} change={change} me={me} timezone={timezone} />
        ))}
      </ol>
      <div className="findings-foot">
        {returning ? (
          <ReturnField onReturn={onReturn} onLeave={() => onReturning(false)} />
        ) : (
          <Answers {...props} findings={findings} />
        )}
        <PushButton look="quiet" keys="E" onPress={onExport}>
          Export
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
        <b>{finding.sentence}</b>
        {finding.line === undefined ? null : (
          <p>
            <a className="link" href={`/sessions/${session}#${finding.line}`}>
              Go to {finding.number ?? 'the line'} in the note
            </a>
          </p>
        )}
      </div>
    </li>
  )
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
  const who = change.by.id === me ? 'You' : change.by.name
  const reason = change.reason === undefined || change.reason === '' ? '' : `: “${change.reason}”`
  if (change.from === 'returned') return `${who} sent it back`
  if (change.from === 'approved' && change.to === 'closed') return `${who} took the approval back${reason}`
  const verb = {
    open: 'opened',
    closed: 'closed',
    returned: 'returned',
    approved: 'approved',
    published: 'published',
    scheduled: 'scheduled',
  }
  return `${who} ${verb[change.to]} it${reason}`
}

function Answers({
  answer,
  findings,
  onApprove,
  onReturning,
}: FindingsListProps & { readonly findings: readonly Finding[] }): ReactNode {
  const mayApprove = answer.mayBecome.includes('approved')
  const mayReturn = answer.mayBecome.includes('returned')
  const blocking = blockingFindings(findings).length
  const { state } = answer.summary.session
  if (!mayApprove && !mayReturn) return <p id="approve-rule">{stateWord(state)}: nothing to answer now.</p>
  return (
    <>
      <PushButton
        look={mayApprove && blocking === 0 ? 'primary' : 'plain'}
        off={!mayApprove || blocking > 0}
        keys="A"
        describedBy="approve-rule"
        onPress={onApprove}
      >
        Approve
      </PushButton>
      <PushButton off={!mayReturn} keys="R" onPress={() => onReturning(true)}>
        Return
      </PushButton>
      <p id="approve-rule">
        {blocking === 0
          ? ''
          : `Approve waits for ${countWord(blocking)} ${blocking === 1 ? 'finding' : 'findings'} with an octagon.`}
      </p>
    </>
  )
}

interface ReturnFieldProps {
  readonly onReturn: (reason: string) => void
  readonly onLeave: () => void
}

function ReturnField({ onReturn, onLeave }: ReturnFieldProps): ReactNode {
  const [reason, setReason] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() === '') return setEmpty(true)
    onReturn(reason.trim())
  }
  return (
    <form onSubmit={submit} className="return-field">
      <label className="labelled">
        What should they do?
        <span className="field">
          <input
            autoFocus
            maxLength={400}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onLeave()
            }}
          />
          <Keys of="↵" />
        </span>
      </label>
      {empty ? <p className="problem">Say it in one line, so that they know.</p> : null}
    </form>
  )
}
