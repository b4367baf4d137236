/**
 * What a session's record says of its blueprint, in Launchpad's words (definition_status and implementation_status of its
 * API), for blueprints that nobody keeps a status of.
 */
import type { NoteRecord } from '../record-model.ts'

interface Standing {
  readonly status: string
}

/** New, Discussion, Drafting, Review, Approved: by the session's state; nothing agreed is not approved. */
export function definitionStatus(record: NoteRecord, decisions: readonly Standing[]): string {
  const agreed = decisions.some(({ status }) => status === '' || status === 'agreed')
  switch (record.session.state) {
    case 'open':
      return 'Discussion'
    case 'returned':
      return 'Drafting'
    case 'closed':
      return 'Review'
    case 'approved':
    case 'published':
      return agreed ? 'Approved' : 'Drafting'
    default:
      return 'New'
  }
}

/** By the actions: all done is Implemented, all put off Deferred, any begun Started. */
export function implementationStatus(actions: readonly Standing[]): string {
  const all = (status: string) => actions.length > 0 && actions.every((action) => action.status === status)
  if (actions.length === 0) return 'Unknown'
  if (all('DONE')) return 'Implemented'
  if (all('POSTPONED')) return 'Deferred'
  if (actions.some(({ status }) => status === 'INPROGRESS' || status === 'DONE')) return 'Started'
  return actions.some(({ status }) => status === 'BLOCKED') ? 'Blocked' : 'Not started'
}
