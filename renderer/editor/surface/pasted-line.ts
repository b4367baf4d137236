/**
 * What every kind of paste is turned into before it reaches the note: lines with formatted text, nothing else.
 */
import { Fragment, type Mark, type Node as ProseMirrorNode } from 'prosemirror-model'
import type { JsonValue } from '#note/record-model.ts'
import { schema } from '../schema.ts'

/** `kind` null means "as the line it is pasted into"; `id` only for a line that was cut from this very note. */
export interface PastedLine {
  readonly kind: string | null
  readonly indent: number
  readonly content: Fragment
  readonly id?: string
  readonly fields?: Readonly<Record<string, JsonValue>>
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}]/g
// Control characters have no shape, and some of them break exports.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g

/** A text node, or none for an empty text; control characters are left out. */
export function textNodes(text: string, marks: readonly Mark[] = []): ProseMirrorNode[] {
  const clean = text.replaceAll(CONTROL, '')
  return clean === '' ? [] : [schema.text(clean, marks)]
}

/** Text in which web addresses are links. */
function linkedText(text: string): ProseMirrorNode[] {
  const nodes: ProseMirrorNode[] = []
  let done = 0
  for (const match of text.matchAll(ADDRESS)) {
    const href = safeHref(match[0])
    if (href === null) continue
    nodes.push(
      ...textNodes(text.slice(done, match.index)),
      ...textNodes(match[0], [schema.marks.link.create({ href })]),
    )
    done = match.index + match[0].length
  }
  return [...nodes, ...textNodes(text.slice(done))]
}

/** The address if it may be followed (`http`, `https`, `mailto`), else null. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim()
  if (!/^(https?:\/\/|mailto:)[^\s]+$/i.test(trimmed)) return null
  return URL.canParse(trimmed) ? trimmed : null
}

export function pastedLine(
  kind: string | null,
  indent: number,
  nodes: readonly ProseMirrorNode[],
): PastedLine {
  return { kind, indent: Math.min(Math.max(indent, 0), 8), content: Fragment.from(nodes) }
}

/** Lines of plain text; blank ones between paragraphs are left out. */
export function linesOfText(text: string): PastedLine[] {
  const lines = text.split(/\r\n|\r|\n|\u2028|\u2029/)
  const written = lines.length === 1 ? lines : lines.filter((line) => line.trim() !== '')
  return written.map((line) => pastedLine(null, 0, linkedText(lines.length === 1 ? line : line.trimEnd())))
}
