/** A note as Markdown for reading on, section by section, items with their numbers and fields. Pure. */
import { MARKDOWN } from '#note/exports/markdown.ts'
import type { JsonValue, LineRecord, NoteRecord, SectionRecord } from '#note/record-model.ts'

export function noteMarkdown(record: NoteRecord): string {
  const { session, summary } = record
  const parts = [`# ${MARKDOWN.escape(session.title)}`, `\`${session.id}\``]
  if (summary !== '') parts.push(MARKDOWN.escape(summary))
  for (const section of record.sections)
    parts.push(`## ${MARKDOWN.escape(section.title)}`, ...bodyOf(section))
  if (record.elsewhere.length > 0) parts.push('## …', ...linesOf(record.elsewhere))
  return MARKDOWN.finish(parts.filter((part) => part !== '').join('\n\n'))
}

function bodyOf({ none, lines }: SectionRecord): string[] {
  return [...(none === null ? [] : [`*${MARKDOWN.escape(none)}*`]), ...linesOf(lines)]
}

/** Items are a list; what stands between them is as it is. */
function linesOf(lines: readonly LineRecord[]): string[] {
  const parts: string[] = []
  let plain: LineRecord[] = []
  const flush = (): void => {
    if (plain.length > 0) parts.push(filter('lines', plain))
    plain = []
  }
  for (const line of lines) {
    if (line.number === null) {
      plain.push(line)
      continue
    }
    flush()
    parts.push(`- **${line.number}** ${filter('inline', line.spans)}${fieldsOf(line)}`)
  }
  flush()
  return parts
}

function fieldsOf({ fields }: LineRecord): string {
  const words = Object.entries(fields).flatMap(([key, value]) => {
    const text = wordsOf(value)
    return text === '' ? [] : [`${key}: ${MARKDOWN.escape(text)}`]
  })
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

function wordsOf(value: JsonValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null || Array.isArray(value) || typeof value !== 'object') return ''
  const name = (value as Readonly<Record<string, JsonValue>>)['name']
  return typeof name === 'string' ? name : ''
}

function filter(name: 'lines' | 'inline', value: unknown): string {
  return MARKDOWN.filters[name]?.(value) ?? ''
}
