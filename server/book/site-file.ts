/** A file of the book's folder before it is written. */

/** Text may be edited by people and keeps their edits; bytes are there already, or are drawn when they are needed. */
export interface SiteFile {
  readonly path: string
  readonly content: string | Uint8Array | Drawing
  /** Whose page it is; '' for the others. */
  readonly session: string
}

/** Equal sources are drawn as equal bytes. */
export interface Drawing {
  readonly source: string
  readonly draw: () => Promise<Uint8Array>
}

export function isDrawing(content: SiteFile['content']): content is Drawing {
  return typeof content === 'object' && 'draw' in content
}
