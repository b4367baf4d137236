/** Writes a proposal into a note as new lines, through the same operations as the editor's. Rules O1 and O5 of SPEC.md. */
import type * as Y from 'yjs'
import type { Run } from '../lines/line-model.ts'
import { createNoteLines } from '../lines/note-lines.ts'
import type { Random } from '../lines/order-key.ts'
import type { JsonValue } from '../record-model.ts'
import { PLAIN_KINDS, type Template } from '../template-model.ts'
import type { ProposedLine } from './proposal.ts'

export interface WriteOptions {
  readonly template: Template
  readonly random: Random
  /** Person id. */
  readonly by: string
  /** An instant. */
  readonly at: string
}

/** The field that says where an adopted line comes from. */
export const ADOPTED = 'adopted'

/** Lines of a section come behind those that stand there, in the order of the file. */
export function writeProposal(doc: Y.Doc, proposed: readonly ProposedLine[], options: WriteOptions): void {
  const { template, random, by, at } = options
  const keys = template.sections.map((section) => section.key)
  const lines = createNoteLines(doc, { sections: keys, random })
  try {
    for (const section of keys) {
      const own = proposed.filter((line) => placeOf(line, keys) === section)
      if (own.length === 0) continue
      const after = lines.visible().findLast((line) => line.section === section)?.id ?? null
      const born = own.map((line) => ({
        kind: kindOf(line, template),
        indent: line.indent,
        runs: runsOf(line.text),
        fields: fieldsOf(line),
        by,
        at,
      }))
      lines.newLines(section, after, born)
    }
  } finally {
    lines.close()
  }
}

function placeOf({ section }: ProposedLine, keys: readonly string[]): string | undefined {
  return [section, 'discussion'].find((key) => keys.includes(key)) ?? keys[0]
}

function kindOf({ kind }: ProposedLine, { kinds }: Template): string {
  return kinds.some((each) => each.key === kind) || PLAIN_KINDS.some((each) => each === kind) ? kind : 'text'
}

function fieldsOf({ fields, source, part, marks, doubt }: ProposedLine): Readonly<Record<string, JsonValue>> {
  const from = { line: source, ...(part === 0 ? {} : { part }), marks, ...(doubt === null ? {} : { doubt }) }
  return { ...fields, [ADOPTED]: from }
}

/** Addresses become links; the letters stay as they are. */
function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"')\]]{1,2000}/g)) {
    if (match.index > from) runs.push({ insert: text.slice(from, match.index) })
    runs.push({ insert: match[0], attributes: { link: match[0] } })
    from = match.index + match[0].length
  }
  if (from < text.length || runs.length === 0) runs.push({ insert: text.slice(from) })
  return runs
}
