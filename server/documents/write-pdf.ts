/**
 * Writes a document as PDF, without a browser and without a clock: the same document gives the same bytes. The faces are
 * DejaVu's, out of the installed package; nothing else of the disk and nothing of the network can be read.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { List, PaperBlock, PaperDocument, Span } from './document.ts'

const FACES = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
const face = (name: string) => join(FACES, `DejaVu${name}.ttf`)

type Margins = [number, number, number, number]

/** A4 with 22, 20 and 24 mm, in points. */
export const MARGINS: Margins = [62, 62, 62, 68]
const TEXT_WIDTH = 595 - 62 - 62
const INK = '#1b1f1e'
const SECOND_INK = '#4a5351'
const RULE = '#b9c2bf'

prepare()

function prepare(): void {
  pdfmake.setFonts({
    Text: {
      normal: face('SerifCondensed'),
      bold: face('SerifCondensed-Bold'),
      italics: face('SerifCondensed-Italic'),
      bolditalics: face('SerifCondensed-BoldItalic'),
    },
    Plain: {
      normal: face('SansCondensed'),
      bold: face('SansCondensed-Bold'),
      italics: face('SansCondensed-Oblique'),
      bolditalics: face('SansCondensed-BoldOblique'),
    },
    Code: {
      normal: face('SansMono'),
      bold: face('SansMono-Bold'),
      italics: face('SansMono-Oblique'),
      bolditalics: face('SansMono-BoldOblique'),
    },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(FACES))
}

export async function writePdf(document: PaperDocument): Promise<Uint8Array> {
  return drawPdf(definitionOf(document))
}

/** Draws what is laid out for pdfmake, with our faces and nothing from anywhere else. */
export async function drawPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return pdfmake.createPdf(definition).getBuffer()
}

function definitionOf(document: PaperDocument): TDocumentDefinitions {
  const made = new Date(`${document.date}T00:00:00Z`)
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    // Names only: what else pdfmake would put there is the time and the program.
    info: {
      title: document.title,
      ...(document.author === '' ? {} : { author: document.author }),
      ...{ creator: 'Rapporteur', producer: 'Rapporteur', creationDate: made, modDate: made },
    },
    ...{ displayTitle: true, lang: 'en' },
    defaultStyle: { font: 'Text', fontSize: 10, lineHeight: 1.3, color: INK },
    styles: STYLES,
    content: [
      { text: document.title, style: 'title' },
      ...(document.lead.length === 0 ? [] : [{ text: inlines(document.lead), style: 'lead' }]),
      ...contentsOf(document),
      ...document.blocks.flatMap((block, index) => drawn(block, index === 0)),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: document.foot, width: '*' },
        { text: `${page} / ${pages}`, width: 60, alignment: 'right' },
      ],
      style: 'foot',
      margin: [MARGINS[0], 24, MARGINS[2], 0],
    }),
    // A heading stays with what it heads.
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
  }
}

export const STYLES = {
  title: { fontSize: 22, bold: true, lineHeight: 1.15, margin: [0, 0, 0, 8] },
  lead: { fontSize: 12, margin: [0, 0, 0, 12], color: SECOND_INK },
  part: { fontSize: 18, bold: true, lineHeight: 1.15, margin: [0, 0, 0, 10] },
  section: { font: 'Plain', fontSize: 10.5, bold: true, margin: [0, 16, 0, 3] },
  heading: { font: 'Plain', fontSize: 10, bold: true, margin: [0, 8, 0, 2] },
  paragraph: { margin: [0, 3, 0, 3] },
  quote: { italics: true, margin: [16, 3, 16, 3] },
  code: { font: 'Code', fontSize: 8.5, margin: [12, 4, 0, 4], preserveLeadingSpaces: true },
  aside: { font: 'Plain', fontSize: 8.5, color: SECOND_INK, margin: [0, 2, 0, 4] },
  term: { font: 'Plain', fontSize: 9, color: SECOND_INK },
  fact: { font: 'Plain', fontSize: 9 },
  foot: { font: 'Plain', fontSize: 8, color: SECOND_INK },
} satisfies NonNullable<TDocumentDefinitions['styles']>

function contentsOf({ contents = false, blocks }: PaperDocument): readonly Content[] {
  if (!contents || !blocks.some(({ type }) => type === 'section')) return []
  return [{ toc: { title: { text: 'Contents', style: 'section' } } }]
}

/** One block as pdfmake's own. */
export function drawn(block: PaperBlock, isFirst: boolean): readonly Content[] {
  switch (block.type) {
    case 'section':
      return block.level === 1 ? part(block.text, isFirst) : section(block.text)
    case 'heading':
      return [{ text: inlines(block.spans), style: 'heading', headlineLevel: 3 }]
    case 'paragraph':
    case 'aside':
      return [{ text: inlines(block.spans), style: block.type }]
    case 'quote':
      return block.paragraphs.map((spans) => ({ text: inlines(spans), style: 'quote' }))
    case 'code':
      return [{ text: block.lines.map((line) => line || ' ').join('\n'), style: 'code' }]
    case 'list':
      return [{ stack: [list(block)], margin: [0, 3, 0, 3] }]
    case 'facts':
      return [facts(block.rows)]
  }
}

function part(text: string, isFirst: boolean): readonly Content[] {
  const marks = { style: 'part', headlineLevel: 1, tocItem: true, outline: true }
  return [isFirst ? { text, ...marks } : { text, ...marks, pageBreak: 'before' }]
}

/** The heading of a section with its rule; `listed` puts it into the contents. */
export function section(text: string, listed = true): readonly Content[] {
  const rule = { type: 'line' as const, x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 0.5, lineColor: RULE }
  return [
    {
      ...{ text, style: 'section', headlineLevel: 2 },
      ...(listed ? { tocItem: true, tocMargin: [12, 0, 0, 0] as Margins, outline: true } : {}),
    },
    { canvas: [rule], margin: [0, 0, 0, 4] },
  ]
}

function list({ ordered, items }: List): Content {
  const rows: Content[] = items.map(({ spans, lists }) =>
    lists.length === 0
      ? { text: inlines(spans), margin: [0, 1, 0, 2] }
      : { stack: [{ text: inlines(spans), margin: [0, 1, 0, 2] }, ...lists.map(list)] },
  )
  return ordered ? { ol: rows } : { ul: rows }
}

function facts(rows: Extract<PaperBlock, { type: 'facts' }>['rows']): Content {
  const body = rows.map(({ term, spans }) => [
    { text: term, style: 'term' },
    { text: inlines(spans), style: 'fact' },
  ])
  if (body.length === 0) return ''
  return { table: { widths: ['auto', '*'], body }, layout: 'noBorders', margin: [0, 0, 0, 8] }
}

export function inlines(spans: readonly Span[]): Content[] {
  return spans.map(({ text, bold, italic, code, link }) => ({
    text,
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: true } : {}),
    ...(code ? { font: 'Code', fontSize: 9 } : {}),
    ...(link === undefined ? {} : { link, decoration: 'underline' as const }),
  }))
}
