/**
 * Launchpad's words for blueprints, exactly: what its JSON says (`title`) and what its sprint XML says (`code`, and
 * `rank` for priorities). Source: lib/lp/blueprints/enums.py of lgp171188/launchpad.
 */

interface Word {
  readonly title: string
  readonly code: string
}

/** From the first thought to agreement, then the two ways out. */
const DEFINITION_WORDS = [
  { title: 'New', code: 'NEW' },
  { title: 'Discussion', code: 'DISCUSSION' },
  { title: 'Drafting', code: 'DRAFT' },
  { title: 'Review', code: 'PENDINGREVIEW' },
  { title: 'Pending Approval', code: 'PENDINGAPPROVAL' },
  { title: 'Approved', code: 'APPROVED' },
  { title: 'Superseded', code: 'SUPERSEDED' },
  { title: 'Obsolete', code: 'OBSOLETE' },
] as const

const IMPLEMENTATION_WORDS = [
  { title: 'Unknown', code: 'UNKNOWN' },
  { title: 'Not started', code: 'NOTSTARTED' },
  { title: 'Deferred', code: 'DEFERRED' },
  { title: 'Needs Infrastructure', code: 'NEEDSINFRASTRUCTURE' },
  { title: 'Blocked', code: 'BLOCKED' },
  { title: 'Started', code: 'STARTED' },
  { title: 'Slow progress', code: 'SLOW' },
  { title: 'Good progress', code: 'GOOD' },
  { title: 'Beta Available', code: 'BETA' },
  { title: 'Needs Code Review', code: 'NEEDSREVIEW' },
  { title: 'Deployment', code: 'AWAITINGDEPLOYMENT' },
  { title: 'Implemented', code: 'IMPLEMENTED' },
  { title: 'Informational', code: 'INFORMATIONAL' },
] as const

const PRIORITY_WORDS = [
  { title: 'Not', code: 'NOTFORUS', rank: 0 },
  { title: 'Undefined', code: 'UNDEFINED', rank: 5 },
  { title: 'Low', code: 'LOW', rank: 10 },
  { title: 'Medium', code: 'MEDIUM', rank: 50 },
  { title: 'High', code: 'HIGH', rank: 70 },
  { title: 'Essential', code: 'ESSENTIAL', rank: 90 },
] as const

export type DefinitionStatus = (typeof DEFINITION_WORDS)[number]['title']
export type ImplementationStatus = (typeof IMPLEMENTATION_WORDS)[number]['title']
export type Priority = (typeof PRIORITY_WORDS)[number]['title']

export const DEFINITIONS: readonly DefinitionStatus[] = DEFINITION_WORDS.map((word) => word.title)
export const IMPLEMENTATIONS: readonly ImplementationStatus[] = IMPLEMENTATION_WORDS.map((word) => word.title)
/** Lowest first. */
export const PRIORITIES: readonly Priority[] = PRIORITY_WORDS.map((word) => word.title)

/** The status that a title or a code means, in any case; null for another word. */
export function parseDefinition(word: string): DefinitionStatus | null {
  return parseWord<DefinitionStatus>(DEFINITION_WORDS, word)
}

/** The same for the state of the work. */
export function parseImplementation(word: string): ImplementationStatus | null {
  return parseWord<ImplementationStatus>(IMPLEMENTATION_WORDS, word)
}

/** A priority by title, code or rank (`50`); null for another word. */
export function parsePriority(word: string): Priority | null {
  const ranked = PRIORITY_WORDS.find((each) => String(each.rank) === word.trim())
  return ranked?.title ?? parseWord<Priority>(PRIORITY_WORDS, word)
}

/** How a list sorts priorities: the higher the more urgent. */
export function rankOf(priority: Priority): number {
  return PRIORITY_WORDS.find((each) => each.title === priority)?.rank ?? 0
}

function parseWord<T extends string>(words: readonly Word[], word: string): T | null {
  const wanted = word.trim().toLowerCase()
  const found = words.find(
    (each) => each.title.toLowerCase() === wanted || each.code.toLowerCase() === wanted,
  )
  return (found?.title as T | undefined) ?? null
}
