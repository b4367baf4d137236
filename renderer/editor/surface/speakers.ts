/**
 * Who spoke: `Tobias:` at the start of a line in the discussion is drawn as a name. Only drawn; the text stays as
 * typed. Lines that did not change keep their decoration.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { changedChildren } from '../binding-plugin.ts'
import { lineAttributes, sectionKey } from '../schema.ts'

const SPEAKER = /^(\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}):(?=\s|$)/u
const LONGEST_NAME = 80
const UNSPOKEN: ReadonlySet<string> = new Set(['code', 'reference', 'heading'])

/** The name a line begins with, or null. */
export function speakerOf(text: string): string | null {
  return SPEAKER.exec(text.slice(0, LONGEST_NAME))?.[1] ?? null
}

const key = new PluginKey<DecorationSet>('speakers')

export function createSpeakers(discussion: string | null): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => DecorationSet.create(state.doc, allSpeakers(state.doc, discussion)),
      apply: (transaction, before) => {
        if (!transaction.docChanged) return before
        const mapped = before.map(transaction.mapping, transaction.doc)
        return redraw(mapped, transaction.before, transaction.doc, discussion)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

function allSpeakers(doc: ProseMirrorNode, discussion: string | null): Decoration[] {
  const found = sectionIn(doc, discussion)
  return found === null ? [] : speakersIn(found, 0, found.section.childCount)
}

interface Found {
  readonly section: ProseMirrorNode
  /** Position right inside the section. */
  readonly start: number
}

function sectionIn(doc: ProseMirrorNode, wanted: string | null): Found | null {
  let found: Found | null = null
  doc.forEach((section, offset) => {
    if (found === null && sectionKey(section) === wanted) found = { section, start: offset + 1 }
  })
  return found
}

function redraw(
  set: DecorationSet,
  before: ProseMirrorNode,
  after: ProseMirrorNode,
  discussion: string | null,
): DecorationSet {
  const was = sectionIn(before, discussion)
  const found = sectionIn(after, discussion)
  if (found === null || found.section === was?.section) return set
  const { start, end } =
    was === null ? { start: 0, end: found.section.childCount } : changedChildren(was.section, found.section)
  const lines = found.section.children
  const from = lines.slice(0, start).reduce((sum, line) => sum + line.nodeSize, found.start)
  const to = lines.slice(start, end).reduce((sum, line) => sum + line.nodeSize, from)
  // Neighbours touch at their ends, so what only touches the changed range is left alone.
  const stale = set.find(from, to).filter((decoration) => decoration.from >= from && decoration.to <= to)
  return set.remove(stale).add(after, speakersIn(found, start, end))
}

function speakersIn({ section, start }: Found, first: number, end: number): Decoration[] {
  const decorations: Decoration[] = []
  let position = start
  for (const [index, line] of section.children.entries()) {
    if (index >= end) break
    if (index >= first) decorations.push(...speakerMarks(line, position + 1))
    position += line.nodeSize
  }
  return decorations
}

function speakerMarks(line: ProseMirrorNode, from: number): Decoration[] {
  const { kind, fields } = lineAttributes(line)
  const name = UNSPOKEN.has(kind)
    ? null
    : speakerOf(line.textBetween(0, Math.min(line.content.size, LONGEST_NAME), '', '\ufffc'))
  if (name === null) return []
  const voice = fields['voice']
  return [
    Decoration.inline(from, from + name.length, {
      class: 'speaker',
      ...(typeof voice === 'string' ? { 'data-voice': voice } : {}),
    }),
    Decoration.inline(from + name.length, from + name.length + 1, { class: 'speaker-colon' }),
  ]
}
