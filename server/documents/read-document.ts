/**
 * Reads what a target's template wrote for a document: the elements of the `html` syntax inside one `<document>`, and
 * nothing else. A template that writes anything else is at fault, and the sentence says which element.
 */
import type { PaperBlock, PaperDocument, Span } from './document.ts'

/** The template wrote something that no writer knows. */
export class DocumentError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'DocumentError'
  }
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** Throws DocumentError. */
export function readDocument(markup: string): PaperDocument {
  const root = parse(markup)
  if (root.name !== 'document')
    throw new DocumentError(`The document begins with <${root.name}>, not <document>.`)
  const { author = '', date = '', foot = '', contents } = root.attributes
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new DocumentError('The document has no date (YYYY-MM-DD).')
  const elements = elementsOf(root)
  const title = elements.find(({ name }) => name === 'h1')
  const lead = elements.find(isLead)
  if (title === undefined) throw new DocumentError('The document has no <h1>.')
  return {
    title: textOf(title),
    lead: lead === undefined ? [] : spansOf(lead),
    ...{ author, date, foot, contents: contents === 'yes' },
    blocks: elements.filter((each) => each !== title && each !== lead).map(blockOf),
  }
}

function isLead({ name, attributes }: Element): boolean {
  return name === 'p' && attributes['class'] === 'lead'
}

function blockOf(element: Element): PaperBlock {
  switch (element.name) {
    case 'h1':
      return { type: 'section', level: 1, text: textOf(element) }
    case 'h2':
      return { type: 'section', level: 2, text: textOf(element) }
    case 'h3':
      return { type: 'heading', spans: spansOf(element) }
    case 'p':
      return { type: 'paragraph', spans: spansOf(element) }
    case 'aside':
      return { type: 'aside', spans: spansOf(element) }
    case 'blockquote':
      return { type: 'quote', paragraphs: elementsOf(element).map((each) => spansOf(each)) }
    case 'pre':
      return { type: 'code', lines: rawText(element).split('\n') }
    case 'ul':
    case 'ol':
      return listOf(element)
    case 'dl':
      return { type: 'facts', rows: factsOf(element) }
    default:
      throw new DocumentError(`A document has no element <${element.name}>.`)
  }
}

function listOf(element: Element): Extract<PaperBlock, { type: 'list' }> {
  const items = elementsOf(element).map((item) => {
    const inner = item.children.filter((child) => typeof child !== 'string' && isList(child)) as Element[]
    const words = item.children.filter((child) => typeof child === 'string' || !isList(child))
    return { spans: spansOf({ ...item, children: words }), lists: inner.map(listOf) }
  })
  return { type: 'list', ordered: element.name === 'ol', items }
}

function isList({ name }: Element): boolean {
  return name === 'ul' || name === 'ol'
}

function factsOf(element: Element): readonly { readonly term: string; readonly spans: readonly Span[] }[] {
  const rows: { term: string; spans: readonly Span[] }[] = []
  for (const child of elementsOf(element)) {
    const last = rows.at(-1)
    if (child.name === 'dt') rows.push({ term: textOf(child), spans: [] })
    else if (last !== undefined) last.spans = spansOf(child)
  }
  return rows
}

const MARKS: Readonly<Record<string, Partial<Span>>> = {
  strong: { bold: true },
  em: { italic: true },
  code: { code: true },
  span: {},
}

function spansOf(element: Element, marks: Partial<Span> = {}): readonly Span[] {
  const spans = element.children.flatMap((child): readonly Span[] => {
    if (typeof child === 'string') return [{ ...marks, text: child.replace(/\s+/g, ' ') }]
    const own = child.name === 'a' ? { link: child.attributes['href'] ?? '' } : MARKS[child.name]
    if (own === undefined) throw new DocumentError(`A paragraph has no element <${child.name}>.`)
    return spansOf(child, { ...marks, ...own })
  })
  return spans.filter(({ text }) => text !== '')
}

function elementsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (typeof child !== 'string') return [child]
    if (child.trim() === '') return []
    throw new DocumentError(`There are words outside a paragraph: "${child.trim().slice(0, 40)}".`)
  })
}

function textOf(element: Element): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

function rawText(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('')
}

/** A tag, or words up to the next one. */
const PIECE = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<]*")*)>|([^<]+)|(<)/g

/** The syntax escapes whatever is typed, so that every tag is the template's own. */
function parse(markup: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [root]
  for (const [, slash, name, attributes, words, stray] of markup.matchAll(PIECE)) {
    const last = open.at(-1) as Element
    if (stray !== undefined) throw new DocumentError('A tag of the document cannot be read.')
    if (name === undefined) last.children.push(unescaped(words ?? ''))
    else if (slash === '') {
      const element: Element = { name, attributes: attributesOf(attributes ?? ''), children: [] }
      last.children.push(element)
      open.push(element)
    } else if (open.length > 1 && last.name === name) open.pop()
    else throw new DocumentError(`</${name}> closes nothing that is open.`)
  }
  const [only, ...more] = elementsOf(root)
  if (open.length > 1) throw new DocumentError(`<${open.at(-1)?.name ?? ''}> is never closed.`)
  if (only === undefined || more.length > 0) throw new DocumentError('A document is one element.')
  return only
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)]),
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}
