/**
 * Launchpad's reader of work items, written a second time and from its description alone: a judge that shares no line with
 * the product. Follows the text sign by sign where the product uses patterns.
 */

export interface ReadItem {
  readonly title: string
  readonly status: string
  readonly assignee: string | null
  readonly milestone: string | null
}

/** Python's `str.splitlines`. */
const PYTHON_ENDS = new Set([...'\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029'])
const STATUSES = new Set(['TODO', 'DONE', 'POSTPONED', 'INPROGRESS', 'BLOCKED'])
/** What Launchpad takes for a person's name. */
const isAccount = (name: string) => /^[a-z0-9][a-z0-9+.-]*$/.test(name)

/** The items, or throws with what Launchpad would say. */
export function readAsLaunchpad(text: string): readonly ReadItem[] {
  const items: ReadItem[] = []
  let milestone: string | null = null
  for (const line of splitLines(text)) {
    if (line.trim() === '') continue
    const words = headerWords(line)
    if (words === null) items.push(readItem(line, milestone))
    else milestone = words.length === 0 ? null : (words.at(-1) ?? null)
  }
  return items
}

function splitLines(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (!PYTHON_ENDS.has(sign)) line += sign
    else {
      if (sign === '\r' && text.charAt(at + 1) === '\n') at += 1
      lines.push(line)
      line = ''
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** The words between "work items" and the colon; null where the line is no header. */
function headerWords(line: string): readonly string[] | null {
  const BEGIN = 'work items'
  if (line.slice(0, BEGIN.length).toLowerCase() !== BEGIN) return null
  const end = line.trimEnd()
  if (!end.endsWith(':')) return null
  return end
    .slice(BEGIN.length, -1)
    .split(/\s+/)
    .filter((word) => word !== '')
}

function readItem(line: string, milestone: string | null): ReadItem {
  const colon = line.lastIndexOf(':')
  if (colon === -1) throw new Error(`Invalid work item format: "${line}"`)
  let title = line.slice(0, colon)
  let assignee: string | null = null
  if (title.startsWith('[') && title.includes(']')) {
    assignee = title.slice(1, title.indexOf(']'))
    title = title.slice(title.indexOf(']') + 1).trimStart()
  }
  if (title.trimStart().startsWith('[')) throw new Error(`Missing closing "]" for assignee on "${line}".`)
  if (title.trim() === '') throw new Error(`No work item title found on "${line}"`)
  const status = line
    .slice(colon + 1)
    .trim()
    .toUpperCase()
  if (!STATUSES.has(status)) throw new Error(`Unknown status: ${status}`)
  if (assignee !== null && !isAccount(assignee)) throw new Error(`Unknown person name: ${assignee}`)
  return { title, status, assignee, milestone }
}
