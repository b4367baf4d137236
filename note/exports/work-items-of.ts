/** The actions of a record as work items, and what keeps one from being taken by Launchpad. */
import { isNobodys, itemsOfKind, personField, textField } from '../item-fields.ts'
import { titleOf } from '../item-title.ts'
import { oneLine } from '../one-line.ts'
import { findPerson } from '../person-lookup.ts'
import type { LineRecord, NoteRecord } from '../record-model.ts'
import type { Person } from '../summit.ts'
import { ACTION_STATUSES, type ActionStatus } from '../template-core.ts'
import type { ExportProblem } from '../wire/api.ts'
import { parseWorkItems, type WorkItem, writeWorkItems } from './work-items.ts'

const ACCOUNT_PATTERN = /^[a-z0-9][a-z0-9+.-]*$/
const MILESTONE_PATTERN = /^[a-z0-9][a-z0-9+.-]*$/i

/** The text and its problems. An action without an owner is left out; one marked as nobody's is nobody's there too. */
export function exportWorkItems(
  record: NoteRecord,
  people: readonly Person[],
): { readonly text: string; readonly problems: readonly ExportProblem[] } {
  const problems: ExportProblem[] = []
  const lines = itemsOfKind(record, 'action')
  const titles = uniqueTitles(lines)
  const items = lines.flatMap((line) =>
    workItem(line, { title: titles.get(line.id) ?? '', people, problems }),
  )
  const text = writeWorkItems(items)
  problems.push(...checkWritten(text, items))
  return { text, problems }
}

interface Making {
  readonly title: string
  readonly people: readonly Person[]
  readonly problems: ExportProblem[]
}

function workItem(line: LineRecord, { title, people, problems }: Making): WorkItem | [] {
  const note = (code: string, message: string, blocking = true) =>
    void problems.push({ code, message, blocking, line: line.id })
  const owner = personField(line, 'owner')
  if (owner === null && !isNobodys(line)) {
    note('owner-missing', `${line.number} has no owner. It cannot become a work item.`)
    return []
  }
  if (owner === null) note('owner-nobody', `${line.number} is nobody's yet.`, false)
  const account = owner === null ? null : (findPerson(owner, people)?.launchpad ?? null)
  const assignee = account !== null && ACCOUNT_PATTERN.test(account) ? account : null
  if (owner !== null && assignee === null) {
    const name = oneLine(owner.name)
    note(
      'account-unknown',
      `${line.number}: the Launchpad account of ${name} is not known. Enter it for ${name}.`,
    )
  }
  return { title, status: statusOf(line, note), assignee, milestone: milestoneOf(line, note) }
}

type Note = (code: string, message: string, blocking?: boolean) => void

function statusOf(line: LineRecord, note: Note): ActionStatus {
  const given = textField(line, 'status') ?? 'TODO'
  const known = ACTION_STATUSES.find((status) => status === given)
  if (!known)
    note(
      'status-unknown',
      `${line.number} has the status "${oneLine(given)}", which Launchpad has not. It is sent as TODO.`,
      false,
    )
  return known ?? 'TODO'
}

function milestoneOf(line: LineRecord, note: Note): string | null {
  const given = textField(line, 'milestone')
  if (given === null) return null
  if (MILESTONE_PATTERN.test(given)) return given
  note(
    'milestone-unusable',
    `${line.number}: "${oneLine(given)}" cannot be a milestone. Write one word, like 8.0-beta1.`,
  )
  return null
}

/**
 * Launchpad knows an item by its words, so equal ones are told apart by a number. It goes by the order in which they
 * were begun: adding or moving an action never renames an older one.
 */
function uniqueTitles(lines: readonly LineRecord[]): ReadonlyMap<string, string> {
  const byBirth = [...lines].sort((a, b) => compare(birth(a), birth(b)))
  const taken = new Set(lines.map(plainTitle))
  const used = new Set<string>()
  const titles = byBirth.map((line): [string, string] => {
    const plain = plainTitle(line)
    let title = plain
    for (let count = 2; used.has(title) || (title !== plain && taken.has(title)); count += 1)
      title = `${plain} (${count})`
    used.add(title)
    return [line.id, title]
  })
  return new Map(titles)
}

function birth(line: LineRecord): string {
  return `${line.at ?? ''} ${line.id}`
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** A title may not begin with a bracket, which would be an assignee. */
function plainTitle(line: LineRecord): string {
  let title = titleOf(line)
  while (title.startsWith('[')) {
    const close = title.indexOf(']')
    title = close < 0 ? `(${title.slice(1)}` : `(${title.slice(1, close)})${title.slice(close + 1)}`
  }
  return title
}

/** The text is read back as Launchpad would; anything but the same items is our mistake and must not be sent. */
function checkWritten(text: string, items: readonly WorkItem[]): readonly ExportProblem[] {
  const read = parseWorkItems(text)
  if (read.ok && JSON.stringify(read.items) === JSON.stringify(items)) return []
  const message = read.ok ? 'The work items do not read back as they were written.' : read.message
  return [{ code: 'work-items-refused', message, blocking: true }]
}
