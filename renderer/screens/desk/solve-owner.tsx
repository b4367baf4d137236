/** Names the owner of the first action that has none, without leaving the desk. */
import { useState, type ReactNode } from 'react'
import type { Finding } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { ownerCandidates } from '../closing/candidates.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PersonField } from '../parts/person-field.tsx'
import type { ReviewAccess } from './use-review.ts'

interface SolveOwnerProps {
  readonly answer: SessionAnswer
  readonly edit: ReviewAccess['edit']
  /** The sentence of a refusal, or null where there was none. */
  readonly onRefused: (sentence: string | null) => void
}

/** Offers the key while there is such an action; draws the dialog while it is asked for. */
export function SolveOwner({ answer, edit, onRefused }: SolveOwnerProps): ReactNode {
  const view = useSummit()
  const [asked, setAsked] = useState(false)
  const unowned = unownedAction(answer.summary.completeness?.findings ?? [])
  useCommands({ 'desk.owner': unowned === null || !answer.write ? undefined : () => setAsked(true) })
  if (unowned === null || !asked) return null
  const { line, number } = unowned
  const title = say('desk.whoOwns', { number })
  const own = async (person: PersonRef): Promise<void> => {
    setAsked(false)
    const sentence = say('desk.owned', { number, name: person.name })
    onRefused(await edit([{ kind: 'field', line, field: 'owner', value: { ...person } }], sentence))
  }
  return (
    <FloatingDialog label={title} shape="small-dialog" onClose={() => setAsked(false)}>
      <h2>{title}</h2>
      <PersonField
        label={say('desk.owner')}
        candidates={ownerCandidates(view, new Set())}
        value={null}
        autoFocus
        onChoose={(person) => {
          if (person !== null) void own(person)
        }}
      />
    </FloatingDialog>
  )
}

/** The first action that has no owner, or null. */
function unownedAction(
  findings: readonly Finding[],
): { readonly line: string; readonly number: string } | null {
  const found = findings.find(
    (each) => each.code === 'field-missing' && each.number?.startsWith('A') === true,
  )
  return found?.line === undefined ? null : { line: found.line, number: found.number ?? '' }
}
