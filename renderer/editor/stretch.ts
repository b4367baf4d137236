/** What a comparison of one section works on: the section before and after, and the lines in it that differ. */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { EditRange } from './edit-range.ts'
import { lineAttributes } from './schema.ts'

/** Where every line of the changed sections stood in the view before, as which node, and where it stands now. */
export interface Whereabouts {
  readonly before: ReadonlyMap<string, { readonly section: string; readonly node: ProseMirrorNode }>
  readonly after: ReadonlyMap<string, string>
}

export interface SectionChange {
  readonly key: string
  readonly before: ProseMirrorNode
  readonly after: ProseMirrorNode
  /** Position of the section in the old document. */
  readonly start: number
  readonly range: EditRange | null
  readonly whereabouts: Whereabouts
}

/** The lines of a section that are not the same nodes as before. `above` is the id of the line over them. */
export interface Stretch {
  readonly change: SectionChange
  readonly olds: readonly ProseMirrorNode[]
  readonly news: readonly ProseMirrorNode[]
  readonly above: string | null
  /** Index of the first of them in its section. */
  readonly first: number
}

/** The id of a line of the view; empty for none, which no line of a note has. */
export function idOf(line: ProseMirrorNode | undefined): string {
  return (line && lineAttributes(line).id) ?? ''
}
