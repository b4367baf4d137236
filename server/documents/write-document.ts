/** From what a target's template wrote to the file itself: the writers that a target may name, loaded when first used. */
import { createHash } from 'node:crypto'
import type { WriterName } from '#note/exports/target.ts'
import type { PaperDocument } from './document.ts'
import { readDocument } from './read-document.ts'

type Writer = (document: PaperDocument) => Promise<Uint8Array>

/** Each writer brings a large package; a relay that writes no PDF never loads it. */
const WRITERS: Readonly<Record<WriterName, () => Promise<Writer>>> = {
  pdf: async () => (await import('./write-pdf.ts')).writePdf,
  docx: async () => (await import('./write-docx.ts')).writeDocx,
}

/** Raised whenever a writer draws the same document in another way. */
const DRAWING = 2

/** Tells without drawing whether a file would be another. */
export function sourceOf(writer: WriterName, markup: string): string {
  return createHash('sha256').update(`${writer} ${DRAWING}\n${markup}`).digest('hex')
}

/** Rejects with DocumentError where the template wrote no document. */
export async function writeDocument(writer: WriterName, markup: string): Promise<Uint8Array> {
  const document = readDocument(markup)
  return (await WRITERS[writer]())(document)
}
