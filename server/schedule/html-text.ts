/**
 * HTML to readable lines in one pass: paragraphs, lists, tables and links as words, everything else left out.
 * Builds no tree and runs nothing; the cost stays in proportion to the length, whatever the markup.
 */
import { decodeReferences } from './html-entities.ts'

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>/y
const PARAGRAPHS = wordSet('p h1 h2 h3 h4 h5 h6 dl table blockquote pre figure section article hr')
const LINES = wordSet('br div tr dt dd header footer main nav aside address figcaption option')
const OTHERS = wordSet(
  'a abbr b base big body button center cite code del details em embed font form head html i iframe img input ins ' +
    'kbd li link mark math meta object ol q s samp script select small source span strike strong style sub summary ' +
    'sup svg tbody td template textarea tfoot th thead title track tt u ul var video audio',
)
const SKIPPED = wordSet('script style template iframe object svg math head')

interface Page {
  readonly lines: string[]
  /** The line being written, and whether its last character is a blank: asking the string would copy it each time. */
  line: string
  isSpaced: boolean
  readonly keepsLines: boolean
  readonly lists: { ordered: boolean; count: number }[]
  readonly anchors: { url: string; line: number; column: number }[]
  preformatted: number
  readonly shownAddress: (address: string) => string
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Whether the text has elements of HTML. "List<String>" and "<insert meme>" are words of their authors. */
export function hasMarkup(text: string): boolean {
  if (text.includes('<!--')) return true
  for (const match of text.matchAll(/<\/?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])/g)) {
    const name = lowerCase(match[1])
    if (PARAGRAPHS.has(name) || LINES.has(name) || OTHERS.has(name)) return true
  }
  return false
}

/** The words of the markup. `shownAddress` says what may be shown for the address of a link, '' for nothing. */
export function renderMarkup(source: string, shownAddress: (address: string) => string): string {
  const keepsLines = !/<(p|br|div|li|ul|ol|h[1-6]|table|tr|pre|blockquote)[\s/>]/i.test(source)
  const page: Page = {
    lines: [],
    line: '',
    isSpaced: true,
    keepsLines,
    lists: [],
    anchors: [],
    preformatted: 0,
    shownAddress,
  }
  let position = 0
  while (position < source.length) {
    const opening = source.indexOf('<', position)
    const end = opening === -1 ? source.length : opening
    if (end > position) writeText(page, source.slice(position, end))
    position = opening === -1 ? end : readMarkup(page, source, opening)
  }
  return [...page.lines, page.line].join('\n')
}

function lowerCase(name: string | undefined): string {
  return (name ?? '').toLowerCase()
}

/** Handles what begins with the `<` at that position, and returns where to read on. */
function readMarkup(page: Page, source: string, position: number): number {
  if (source.startsWith('<!--', position)) return after(source, '-->', position)
  if (/^<[!?]/.test(source.slice(position, position + 2))) return after(source, '>', position)
  TAG.lastIndex = position
  const match = TAG.exec(source)
  if (match === null) {
    writeText(page, '<')
    return position + 1
  }
  const [whole, slash = '', , attributes = ''] = match
  const name = lowerCase(match[2])
  const next = position + whole.length
  if (SKIPPED.has(name) && slash === '')
    return attributes.endsWith('/') ? next : closingOf(source, name, next)
  if (slash === '') openElement(page, name, attributes)
  else closeElement(page, name)
  return next
}

function after(source: string, end: string, position: number): number {
  const found = source.indexOf(end, position)
  return found === -1 ? source.length : found + end.length
}

function closingOf(source: string, name: string, position: number): number {
  const closing = new RegExp(`</${name}[^<>]*>`, 'gi')
  closing.lastIndex = position
  return closing.exec(source) === null ? source.length : closing.lastIndex
}

function openElement(page: Page, name: string, attributes: string): void {
  if (name === 'ul' || name === 'ol') {
    breakLine(page, page.lists.length === 0)
    page.lists.push({ ordered: name === 'ol', count: 0 })
  } else if (name === 'li') openItem(page)
  else if (PARAGRAPHS.has(name)) breakLine(page, page.lists.length === 0)
  else if (name === 'br') endLine(page)
  else if (LINES.has(name)) breakLine(page, false)
  else if (name === 'td' || name === 'th') writeRaw(page, page.line === '' ? '' : ' | ')
  else if (name === 'a') {
    page.anchors.push({
      url: attributeOf(attributes, 'href'),
      line: page.lines.length,
      column: page.line.length,
    })
  } else if (name === 'img') writeText(page, attributeOf(attributes, 'alt'))
  if (name === 'pre') page.preformatted += 1
}

function openItem(page: Page): void {
  breakLine(page, false)
  const list = page.lists.at(-1)
  if (list !== undefined) list.count += 1
  const bullet = list?.ordered === true ? `${list.count}. ` : '- '
  writeRaw(page, `${'  '.repeat(Math.max(0, Math.min(page.lists.length, 8) - 1))}${bullet}`)
}

function closeElement(page: Page, name: string): void {
  if (name === 'pre') page.preformatted = Math.max(0, page.preformatted - 1)
  if (name === 'a') closeAnchor(page)
  else if (name === 'ul' || name === 'ol') {
    page.lists.pop()
    breakLine(page, page.lists.length === 0)
  } else if (PARAGRAPHS.has(name)) breakLine(page, page.lists.length === 0)
  else if (LINES.has(name) && name !== 'br') breakLine(page, false)
}

function closeAnchor(page: Page): void {
  const anchor = page.anchors.pop()
  const url = anchor === undefined ? '' : page.shownAddress(anchor.url)
  if (anchor === undefined || url === '') return
  const label = anchor.line === page.lines.length ? page.line.slice(anchor.column).trim() : '…'
  const isSame = [url, url.replace(/\/$/, ''), url.replace(/^mailto:/, '')].includes(label)
  if (!isSame) writeRaw(page, label === '' ? url : ` (${url})`)
}

function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes.slice(0, 4000),
  )
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

function writeText(page: Page, raw: string): void {
  const text = decodeReferences(raw)
  if (page.preformatted > 0 || page.keepsLines) {
    writeRaw(page, text)
    return
  }
  const words = text.replace(/\s+/g, ' ')
  writeRaw(page, page.isSpaced ? words.trimStart() : words)
}

function writeRaw(page: Page, text: string): void {
  if (text === '') return
  page.line += text
  page.isSpaced = /\s$/.test(text.slice(-1))
}

function endLine(page: Page): void {
  page.lines.push(page.line)
  page.line = ''
  page.isSpaced = true
}

// A bullet alone is no content yet: "<li><p>One" stays on the bullet's line.
function breakLine(page: Page, withBlank: boolean): void {
  if (/^\s*(-|\d{1,6}\.)? ?$/.test(page.line.slice(0, 40)) && page.line.length < 40) {
    if (page.line.trim() === '') page.line = ''
  } else endLine(page)
  if (withBlank && page.line === '' && page.lines.length > 0 && page.lines.at(-1) !== '') page.lines.push('')
}
