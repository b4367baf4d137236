/**
 * Launchpad's work items text: its writer and its reader (lp/services/fields, WorkItemsText; FORMATS 2.3). Knows
 * nothing of records.
 */
import { ACTION_STATUSES, type ActionStatus } from '../template-core.ts'

/** One work item. `assignee` is a Launchpad account; `milestone` a name of one word. */
export interface WorkItem {
  readonly title: string
  readonly status: ActionStatus
  readonly assignee: string | null
  readonly milestone: string | null
}

export type WorkItemsResult =
  | { readonly ok: true; readonly items: readonly WorkItem[] }
  | { readonly ok: false; readonly message: string }

/** The canonical form, as Launchpad shows it after saving: a header always, no final line end. Empty without items. */
export function writeWorkItems(items: readonly WorkItem[]): string {
  const lines: string[] = []
  items.forEach((item, index) => {
    const isNewGroup = index === 0 || items[index - 1]?.milestone !== item.milestone
    if (isNewGroup && index > 0) lines.push('')
    if (isNewGroup) lines.push(item.milestone === null ? 'Work items:' : `Work items for ${item.milestone}:`)
    const assignee = item.assignee === null ? '' : `[${item.assignee}] `
    lines.push(`${assignee}${item.title}: ${item.status}`)
  })
  return lines.join('\n')
}

/** Python's `splitlines`, which Launchpad uses. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/
const HEADER = /^work items(.*?)\s*:\s*$/i

/** Reads the text as Launchpad does; one wrong line refuses the whole, in Launchpad's words. */
export function parseWorkItems(text: string): WorkItemsResult {
  const items: WorkItem[] = []
  let milestone: string | null = null
  for (const line of text.split(LINE_ENDS)) {
    if (line.trim() === '') continue
    const header = HEADER.exec(line)
    if (header) {
      milestone = (header[1] ?? '').trim().split(/\s+/).at(-1) || null
      continue
    }
    const item = parseItem(line, milestone)
    if (typeof item === 'string') return { ok: false, message: item }
    items.push(item)
  }
  return { ok: true, items }
}

function parseItem(line: string, milestone: string | null): WorkItem | string {
  const colon = line.lastIndexOf(':')
  if (colon < 0) return `Invalid work item format: "${line}"`
  const status = line
    .slice(colon + 1)
    .trim()
    .toUpperCase()
  const before = line.slice(0, colon)
  const close = before.startsWith('[') ? before.indexOf(']') : -1
  const title = close < 0 ? before : before.slice(close + 1).replace(/^\s+/, '')
  if (title.trimStart().startsWith('[')) return `Missing closing "]" for assignee on "${line}".`
  if (title.trim() === '') return `No work item title found on "${line}"`
  const known = ACTION_STATUSES.find((candidate) => candidate === status)
  if (!known) return `Unknown status: ${status}`
  return { title, status: known, assignee: close < 0 ? null : before.slice(1, close), milestone }
}
