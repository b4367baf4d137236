/** What came of a day or a track, drafted from approved notes alone: each session's sentence and items, every line with its source. Pure. */
import { MARKDOWN } from './exports/markdown.ts'
import { hasContent, linesOf, personField, textField } from './item-fields.ts'
import { titleOf } from './item-title.ts'
import { oneLine } from './one-line.ts'
import type { NoteRecord } from './record-model.ts'
import type { Session } from './summit.ts'
import type { SummaryItem, SummarySession } from './wire/summaries.ts'

/** In the order in which they are told: what was agreed, who does what, what is open, where it goes. */
const KINDS = ['decision', 'action', 'question', 'blueprint'] as const

/** The session's part. `record` must be of an approved or published session. */
export function summarizeSession(session: Session, record: NoteRecord): SummarySession {
  const { id, title, day, start } = session
  return {
    ...{ session: id, title, day, start, track: record.session.track, room: record.session.room },
    sentence: oneLine(record.summary),
    items: KINDS.flatMap((kind) => itemsOfKind(record, kind)),
  }
}

function itemsOfKind(record: NoteRecord, kind: string): readonly SummaryItem[] {
  return linesOf(record).flatMap((line) => {
    if (line.kind !== kind || line.number === null || !hasContent(line)) return []
    return {
      ...{ line: line.id, number: line.number, kind, text: titleOf(line) },
      owner: personField(line, 'owner'),
      due: textField(line, 'due'),
    }
  })
}

/** Words of the draft that are not the room's; English where nothing else is said. */
export interface SummaryWords {
  readonly title: string
  /** `https://host`, without a slash at the end. */
  readonly address: string
}

/** The draft as Markdown. What people wrote stays text, whatever signs are in it. */
export function summaryMarkdown(
  sessions: readonly SummarySession[],
  { title, address }: SummaryWords,
): string {
  const parts = sessions.map((session) => sessionMarkdown(session, address))
  return MARKDOWN.finish([`# ${MARKDOWN.escape(title)}`, ...parts].join('\n\n'))
}

function sessionMarkdown({ session, title, sentence, items }: SummarySession, address: string): string {
  const source = `${address}/sessions/${encodeURIComponent(session)}`
  const head = `## [${MARKDOWN.escape(title)}](${source})`
  const lines = items.map((item) => itemMarkdown(item, source))
  const said = sentence === '' ? [] : [MARKDOWN.escape(sentence)]
  return [head, ...said, ...(lines.length === 0 ? [] : [lines.join('\n')])].join('\n\n')
}

function itemMarkdown({ line, number, text, owner, due }: SummaryItem, source: string): string {
  const facts = [owner?.name, due].flatMap((fact) =>
    fact === undefined || fact === null ? [] : [MARKDOWN.escape(oneLine(fact))],
  )
  const behind = facts.length === 0 ? '' : ` (${facts.join(', ')})`
  return `- [${number}](${source}#${encodeURIComponent(line)}) ${MARKDOWN.escape(text)}${behind}`
}
