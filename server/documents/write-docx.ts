/**
 * Writes a document as WordprocessingML. The package puts the time and drawn ids into the file; both are replaced, so
 * that the same document gives the same bytes.
 */
import {
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { List, PaperBlock, PaperDocument, Span } from './document.ts'

/** The oldest date a zip can hold. */
const ZIP_DATE = '1980-01-01T00:00:00'
const NUMBERED = 'numbered'
/** Twentieths of a point; half points for sizes. */
const INDENT = 360
const DEEPEST = 8

export async function writeDocx(document: PaperDocument): Promise<Uint8Array> {
  const packed = await Packer.toBuffer(documentOf(document))
  return withoutChance(new Uint8Array(packed), `${document.date}T00:00:00Z`)
}

function documentOf(document: PaperDocument): Document {
  const lists = { count: 0 }
  const lead = document.lead.length === 0 ? [] : [paragraph(document.lead, { style: 'Lead' })]
  return new Document({
    title: document.title,
    creator: document.author || 'Rapporteur',
    lastModifiedBy: document.author || 'Rapporteur',
    styles: STYLES,
    numbering: { config: [{ reference: NUMBERED, levels: NUMBER_LEVELS }] },
    sections: [
      {
        footers: { default: footer(document.foot) },
        children: [
          new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }),
          ...lead,
          ...(document.contents === true ? [new TableOfContents('Contents')] : []),
          ...document.blocks.flatMap((block) => drawn(block, lists)),
        ],
      },
    ],
  })
}

const STYLES = {
  default: {
    document: { run: { font: 'Georgia', size: 21 }, paragraph: { spacing: { after: 80, line: 290 } } },
    title: { run: { font: 'Georgia', size: 44, bold: true }, paragraph: { spacing: { after: 160 } } },
    heading1: {
      run: { size: 36, bold: true },
      paragraph: { spacing: { after: 200 }, pageBreakBefore: true },
    },
    heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 320, after: 80 } } },
    heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 160, after: 60 } } },
    hyperlink: { run: { color: '14606b', underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      run: { size: 25 },
      paragraph: { spacing: { after: 240 } },
    },
    { id: 'Aside', name: 'Aside', basedOn: 'Normal', run: { size: 18 } },
    {
      id: 'Quotation',
      name: 'Quotation',
      basedOn: 'Normal',
      run: { italics: true },
      paragraph: { indent: { left: 720 } },
    },
    {
      id: 'CodeBlock',
      name: 'Code block',
      basedOn: 'Normal',
      run: { font: 'Consolas', size: 18 },
      paragraph: { spacing: { after: 0 } },
    },
  ],
}

const NUMBER_LEVELS = Array.from({ length: DEEPEST + 1 }, (_, level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `%${level + 1}.`,
  style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
}))

function footer(foot: string): Footer {
  const pages = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [
      new Paragraph({ style: 'Aside', children: [new TextRun({ children: [`${foot}   `, ...pages] })] }),
    ],
  })
}

/** Each ordered list counts from one: it is an instance of its own. */
interface Lists {
  count: number
}

function drawn(block: PaperBlock, lists: Lists): readonly Paragraph[] {
  switch (block.type) {
    case 'section':
      return [
        new Paragraph({
          text: block.text,
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ]
    case 'heading':
      return [paragraph(block.spans, { heading: HeadingLevel.HEADING_3 })]
    case 'paragraph':
      return [paragraph(block.spans)]
    case 'aside':
      return [paragraph(block.spans, { style: 'Aside' })]
    case 'quote':
      return block.paragraphs.map((spans) => paragraph(spans, { style: 'Quotation' }))
    case 'code':
      return block.lines.map((line) => new Paragraph({ text: line, style: 'CodeBlock' }))
    case 'facts':
      return block.rows.map(({ term, spans }) =>
        paragraph([{ text: `${term}: ` }, ...spans], { style: 'Aside' }),
      )
    case 'list':
      return items(block, 0, lists)
  }
}

function items(list: List, depth: number, lists: Lists): readonly Paragraph[] {
  lists.count += 1
  const level = Math.min(depth, DEEPEST)
  const mark = list.ordered
    ? { numbering: { reference: NUMBERED, level, instance: lists.count } }
    : { bullet: { level } }
  return list.items.flatMap(({ spans, lists: inner }) => [
    paragraph(spans, mark),
    ...inner.flatMap((each) => items(each, depth + 1, lists)),
  ])
}

function paragraph(spans: readonly Span[], look: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...look, children: spans.map(inline) })
}

function inline({ text, bold, italic, code, link }: Span): ParagraphChild {
  const words = {
    text,
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: true } : {}),
    ...(code ? { font: 'Consolas' } : {}),
  }
  if (link === undefined) return new TextRun(words)
  return new ExternalHyperlink({ link, children: [new TextRun({ ...words, style: 'Hyperlink' })] })
}

/** The same parts in the same order, with the document's own date and counted ids of links. */
function withoutChance(packed: Uint8Array, made: string): Uint8Array {
  const parts = unzipSync(packed)
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  parts['docProps/core.xml'] = strToU8(
    core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made}`),
  )
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
  const drawnIds = [...relations.matchAll(/ Id="(rId[^"]*)"[^>]*TargetMode="External"/g)].map(
    ([, id]) => id ?? '',
  )
  const counted = new Map(drawnIds.map((id, index) => [id, `rIdLink${index + 1}`]))
  const renamed = (xml: string) =>
    xml.replace(/( (?:r:id|Id)=")(rId[^"]*)"/g, (whole, before: string, id: string) =>
      counted.has(id) ? `${before}${counted.get(id) ?? ''}"` : whole,
    )
  parts['word/_rels/document.xml.rels'] = strToU8(renamed(relations))
  parts['word/document.xml'] = strToU8(renamed(strFromU8(parts['word/document.xml'] ?? new Uint8Array())))
  const sorted = Object.entries(parts).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { mtime: ZIP_DATE })
}
