/** One note in both models: the same lines, kinds, bold words and sections, as an update that either editor opens. */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { prosemirrorToYXmlFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { Run } from '#note/lines/line-model.ts'
import { schema } from '#renderer/editor/schema.ts'
import { template } from '../../../renderer/surface/written-note.ts'
import { FRAGMENT } from './fragment.ts'

export { template }
export const SECTION_KEYS = template.sections.map(({ key }) => key)

const BOLD_EVERY = 5
const BOLD_FROM = 5
const BOLD_TO = 11

interface EqualLine {
  readonly section: string
  readonly kind: string
  readonly runs: readonly Run[]
}

/** Eight in ten lines are talk, one in ten each decisions and actions. */
function equalLines(count: number): EqualLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [section, kind] = whereOf(index / count)
    const text = `Line ${index}: the quick brown fox jumps over the lazy dog ${index * 7}`
    return { section, kind, runs: index % BOLD_EVERY === 0 ? withBold(text) : [{ insert: text }] }
  })
}

function whereOf(share: number): [section: string, kind: string] {
  if (share < 0.8) return ['discussion', 'bullet']
  return share < 0.9 ? ['decisions', 'decision'] : ['actions', 'action']
}

function withBold(text: string): Run[] {
  return [
    { insert: text.slice(0, BOLD_FROM) },
    { insert: text.slice(BOLD_FROM, BOLD_TO), attributes: { bold: true } },
    { insert: text.slice(BOLD_TO) },
  ]
}

export function ourUpdate(count: number): Uint8Array {
  const doc = new Y.Doc()
  const lines = createNoteLines(doc, { sections: SECTION_KEYS, random: Math.random })
  const all = equalLines(count)
  for (const section of SECTION_KEYS) {
    const born = all.filter((line) => line.section === section).map(({ kind, runs }) => ({ kind, runs }))
    if (born.length > 0) lines.newLines(section, null, born)
  }
  const update = Y.encodeStateAsUpdate(doc)
  lines.close()
  return update
}

export function theirUpdate(count: number): Uint8Array {
  const doc = new Y.Doc()
  const all = equalLines(count)
  const sections = SECTION_KEYS.map((key) =>
    schema.node('section', { key }, all.filter((line) => line.section === key).map(theirLine)),
  )
  prosemirrorToYXmlFragment(schema.node('doc', null, sections), doc.getXmlFragment(FRAGMENT))
  return Y.encodeStateAsUpdate(doc)
}

function theirLine({ kind, runs }: EqualLine, index: number): ProseMirrorNode {
  const texts = runs.map(({ insert, attributes }) =>
    schema.text(insert as string, attributes ? [schema.mark('bold')] : []),
  )
  return schema.node('line', { id: `line-${index}`, kind }, texts)
}
