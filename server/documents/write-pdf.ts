/**
 * Writes a document as PDF, without a browser and without a clock: the same document gives the same bytes. The faces come
 * out of installed packages; nothing else of the disk and nothing of the network is read.
 */
import { facesFor } from '../paper/faces.ts'
import { LOOKS } from '../paper/looks.ts'
import { Press } from '../paper/press.ts'
import { holdHeading, holdSection, placeOfSection, setBlock, setParagraph } from '../paper/set-blocks.ts'
import { type Entry, setContents } from '../paper/set-contents.ts'
import { type PaperBlock, type PaperDocument, wordsOf } from './document.ts'

export async function writePdf(document: PaperDocument): Promise<Uint8Array> {
  const { title, author, date, foot, lead, blocks } = document
  const press = new Press({
    ...{ title, author, made: new Date(`${date}T00:00:00Z`), language: 'en', edge: LOOKS.foot },
    faces: await facesFor(wordsOf(document) + foot),
  })
  press.run(null, (page, pages) => [foot, `${page} / ${pages}`])
  setParagraph(press, [{ text: title }], LOOKS.title)
  if (lead.length > 0) setParagraph(press, lead, LOOKS.lead)
  if (document.contents === true) listSections(press, blocks)
  blocks.forEach((block, index) => {
    if (block.type !== 'section') setBlock(press, block)
    else if (block.level === 2) holdSection(press, block.text, placeOfSection(index))
    else {
      if (index > 0) press.turn()
      holdHeading(press, [{ text: block.text }], LOOKS.part, placeOfSection(index))
    }
  })
  return press.finish()
}

function listSections(press: Press, blocks: readonly PaperBlock[]): void {
  const entries = blocks.flatMap((block, index): readonly Entry[] => {
    if (block.type !== 'section') return []
    const look = { ...LOOKS.item, inset: block.level === 1 ? 0 : 12, bold: block.level === 1 }
    return [{ words: block.text, place: placeOfSection(index), look }]
  })
  if (entries.length === 0) return
  holdHeading(press, [{ text: 'Contents' }], LOOKS.section)
  setContents(press, entries)
}
