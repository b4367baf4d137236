/**
 * Between the runs of a note's line and the inline content of the view: marks and attributes, text and embeds. What
 * this version does not know travels through unchanged in the `other` mark and the `thing` node.
 */
import { Fragment, type Mark, type Node as ProseMirrorNode } from 'prosemirror-model'
import type { Attributes, Run, VisibleLine } from '#note/lines/line-model.ts'
import type { JsonValue } from '#note/record-model.ts'
import { schema, type LineAttributes } from './schema.ts'

const PLAIN_MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'code'])

/** The marks for a run's attributes, in the schema's order. A value this version cannot read goes to `other`. */
function marksOf(attributes: Attributes | undefined): readonly Mark[] {
  if (!attributes) return []
  const marks: Mark[] = []
  const unknown: Record<string, JsonValue> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue
    const mark = knownMark(key, value)
    if (mark) marks.push(mark)
    else unknown[key] = value
  }
  if (Object.keys(unknown).length > 0) marks.push(schema.mark('other', { all: unknown }))
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
}

function knownMark(key: string, value: JsonValue): Mark | null {
  if (PLAIN_MARKS.has(key)) return value === true ? schema.mark(key) : null
  if (key === 'link') return typeof value === 'string' ? schema.mark('link', { href: value }) : null
  if (key === 'blueprint') return typeof value === 'string' ? schema.mark('blueprint', { name: value }) : null
  if (key === 'person') return personMark(value)
  return null
}

function personMark(value: JsonValue): Mark | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { id, name, ...rest } = value as Record<string, JsonValue>
  if (typeof name !== 'string' || Object.keys(rest).length > 0) return null
  return schema.mark('person', { id: typeof id === 'string' ? id : null, name })
}

/** The attributes that the note keeps for these marks. */
export function attributesOf(marks: readonly Mark[]): Attributes {
  const attributes: Record<string, JsonValue> = {}
  for (const mark of marks) {
    if (mark.type.name === 'other') Object.assign(attributes, mark.attrs['all'])
    else attributes[mark.type.name] = attributeValue(mark)
  }
  return attributes
}

function attributeValue(mark: Mark): JsonValue {
  if (mark.type.name === 'link') return String(mark.attrs['href'])
  if (mark.type.name === 'blueprint') return String(mark.attrs['name'])
  if (mark.type.name !== 'person') return true
  const id = mark.attrs['id'] as unknown
  const name = String(mark.attrs['name'])
  return typeof id === 'string' ? { id, name } : { name }
}

/** The inline content for the runs of a line. */
function contentOf(runs: readonly Run[]): Fragment {
  const nodes: ProseMirrorNode[] = []
  for (const run of runs) {
    if (run.insert === '') continue
    const marks = marksOf(run.attributes)
    nodes.push(
      typeof run.insert === 'string'
        ? schema.text(run.insert, marks)
        : schema.node('thing', { value: run.insert }, undefined, marks),
    )
  }
  return Fragment.fromArray(nodes)
}

/** The runs for inline content. */
export function runsOf(content: Fragment): Run[] {
  const runs: Run[] = []
  content.forEach((node) => {
    const attributes = attributesOf(node.marks)
    runs.push({ insert: insertOf(node), attributes })
  })
  return runs
}

export function insertOf(node: ProseMirrorNode): Run['insert'] {
  return node.isText ? (node.text ?? '') : (node.attrs['value'] as Exclude<Run['insert'], string>)
}

/** The attributes of the view's node for a line. */
function nodeAttributes(line: VisibleLine): LineAttributes {
  const { id, kind, indent, fields, by, at } = line
  return { id, kind, indent, fields, by, at }
}

/** A node of the view for a line. */
export function lineNode(line: VisibleLine): ProseMirrorNode {
  return schema.node('line', nodeAttributes(line), contentOf(line.runs))
}
