/**
 * What waits for a track lead, by risk: sessions that are over without notes, closed with something missing, returned,
 * still open, and closed with nothing missing. Pure.
 */
import { leadsSession, type Session } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import type { SummitView } from '../../api/summit-store.ts'
import { say, type MessageKey } from '../../words/say.ts'
import { blockingFindings } from '../completeness-words.ts'
import { phaseOf } from '../today/session-line.ts'

export type Group = 'attention' | 'ready' | 'returned' | 'running' | 'approved'

export interface QueueGroup {
  readonly group: Group
  readonly title: string
  readonly rows: readonly SessionSummary[]
}

const GROUPS: readonly Group[] = ['attention', 'ready', 'returned', 'running', 'approved']

/** The sessions this person may approve. */
function mine(view: Pick<SummitView, 'sessions' | 'me'>): readonly SessionSummary[] {
  return view.sessions.filter(({ session }) => leadsSession(view.me, session))
}

/** Closed sessions that wait for this person to read them. */
export function waiting(view: Pick<SummitView, 'sessions' | 'me'>): readonly SessionSummary[] {
  return mine(view).filter(({ session }) => session.state === 'closed')
}

/** The queue at `now`; groups without rows are left out. */
export function queueOf(view: Pick<SummitView, 'sessions' | 'me'>, now: number): readonly QueueGroup[] {
  const rows = new Map<Group, SessionSummary[]>()
  for (const summary of mine(view)) {
    const group = groupOf(summary, now)
    if (group !== null) rows.set(group, [...(rows.get(group) ?? []), summary])
  }
  return GROUPS.flatMap((group) => {
    const found = rows.get(group)
    return found === undefined ? [] : [{ group, title: say(`desk.group.${group}`), rows: found.sort(byRisk) }]
  })
}

function groupOf(summary: SessionSummary, now: number): Group | null {
  const { state } = summary.session
  if (state === 'returned') return 'returned'
  if (state === 'approved') return 'approved'
  if (state === 'closed') return riskOf(summary) > 0 ? 'attention' : 'ready'
  if (state === 'open') return phaseOf(summary.session, now) === 'past' ? 'attention' : 'running'
  return null
}

function byRisk(left: SessionSummary, right: SessionSummary): number {
  return riskOf(right) - riskOf(left) || (left.session.start ?? '~').localeCompare(right.session.start ?? '~')
}

/** How much is wrong: what holds up approval counts most, everything else a little. */
export function riskOf({ completeness }: SessionSummary): number {
  if (completeness === null) return 100
  return (
    blockingFindings(completeness.findings).length * 10 +
    completeness.unowned * 5 +
    hints(completeness.findings)
  )
}

function hints(findings: readonly { readonly blocks: string }[]): number {
  return findings.filter((finding) => finding.blocks === 'nothing').length
}

/** What is wrong, in a few words, or null where nothing is. */
export function wrongWith(summary: SessionSummary): string | null {
  const { completeness } = summary
  if (completeness === null) return say('desk.wrong.noNotes')
  const parts: string[] = []
  const { unowned, findings } = completeness
  if (unowned > 0) parts.push(say('desk.wrong.unowned', { count: unowned }))
  for (const finding of findings) {
    const key = FEW_WORDS[finding.code]
    const words = key === undefined ? undefined : say(key)
    if (words !== undefined && !parts.includes(words)) parts.push(words)
  }
  if (parts.length === 0) return null
  const joined = parts.slice(0, 2).join(', ')
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}

const FEW_WORDS: Readonly<Record<string, MessageKey>> = {
  'section-missing': 'desk.wrong.section',
  'summary-missing': 'desk.wrong.summary',
  'blueprint-unknown': 'desk.wrong.blueprint',
  'person-unknown': 'desk.wrong.person',
  'line-elsewhere': 'desk.wrong.elsewhere',
  'title-repeated': 'desk.wrong.repeated',
  'role-missing': 'desk.wrong.role',
}

/** A state as people call it. */
export function stateWord(state: Session['state']): string {
  return say(`desk.state.${state}`)
}
