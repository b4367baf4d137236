/**
 * Who spoke: `Tobias:` at the start of a line in the discussion is drawn as a name. Only drawn; the text stays as
 * typed. Lines that did not change keep their decoration.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { type IsPerson, LONGEST_NAME, speakerOf } from '#note/speaker.ts'
import { changedChildren } from '../changed-children.ts'
import { lineAttributes, sectionKey } from '../schema.ts'

const UNSPOKEN: ReadonlySet<string> = new Set(['code', 'reference', 'heading'])

const key = new PluginKey<DecorationSet>('speakers')

interface Speech {
  readonly discussion: string | null
  readonly isPerson: IsPerson
}

/** People who come later are known from the next change of a line on. */
export function createSpeakers(speech: Speech): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => DecorationSet.create(state.doc, allSpeakers(state.doc, speech)),
      apply: (transaction, before) => {
        if (!transaction.docChanged) return before
        const mapped = before.map(transaction.mapping, transaction.doc)
        return redraw(mapped, transaction.before, transaction.doc, speech)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

function allSpeakers(doc: ProseMirrorNode, { discussion, isPerson }: Speech): Decoration[] {
  const found = sectionIn(doc, discussion)
  return found === null ? [] : speakersIn(found, { start: 0, end: found.section.childCount }, isPerson)
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
  { discussion, isPerson }: Speech,
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
  return set.remove(stale).add(after, speakersIn(found, { start, end }, isPerson))
}

function speakersIn(
  { section, start }: Found,
  lines: { readonly start: number; readonly end: number },
  isPerson: IsPerson,
): Decoration[] {
  const decorations: Decoration[] = []
  let position = start
  for (const [index, line] of section.children.entries()) {
    if (index >= lines.end) break
    if (index >= lines.start) decorations.push(...speakerMarks(line, position + 1, isPerson))
    position += line.nodeSize
  }
  return decorations
}

function speakerMarks(line: ProseMirrorNode, from: number, isPerson: IsPerson): Decoration[] {
  const { kind, fields } = lineAttributes(line)
  const name = UNSPOKEN.has(kind)
    ? null
    : speakerOf(line.textBetween(0, Math.min(line.content.size, LONGEST_NAME), '', '\ufffc'), isPerson)
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
