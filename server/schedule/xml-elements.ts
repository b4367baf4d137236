/**
 * XML text to plain elements: order kept, references decoded once, nothing expanded, nothing merged into prototypes.
 * Knows no schedule.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { decodeReferences } from './html-entities.ts'

const DEEPEST = 40

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Everything inside as text; elements inside keep their tags, for abstracts that hold markup unescaped. */
  readonly markup: string
}

export type XmlResult =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly reason: string }

/** Parses a whole document; a broken one answers with a reason that names the line. */
export function parseXml(text: string): XmlResult {
  const verdict = XMLValidator.validate(text)
  if (verdict !== true) return { ok: false, reason: `line ${verdict.err.line}: ${verdict.err.msg}` }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    // References are decoded here, after the parser: it would also expand entities that the file declares.
    processEntities: false,
    cdataPropName: '#cdata',
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: DEEPEST,
  })
  try {
    const roots = elementsOf(parser.parse(text) as unknown)
    const root = roots[0]
    return root === undefined ? { ok: false, reason: 'it has no element' } : { ok: true, root }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** The children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : element.children.filter((child) => child.name === name)
}

/** The text of the first child of that name that has one, trimmed; '' without. */
export function textOf(element: XmlElement | undefined, name: string): string {
  const texts = childrenOf(element, name).map((child) => child.markup.trim())
  return texts.find((text) => text !== '') ?? ''
}

/** An attribute, trimmed; '' without. */
export function attributeOf(element: XmlElement, name: string): string {
  return (element.attributes.get(name) ?? '').trim()
}

// fast-xml-parser with preserveOrder: [{ tag: [children], ':@': { attribute: value } }, { '#text': '…' }, …]
function elementsOf(nodes: unknown): XmlElement[] {
  return entriesOf(nodes).flatMap(([name, content, attributes]) =>
    name.startsWith('#') ? [] : [createElement(name, content, attributes)],
  )
}

function entriesOf(nodes: unknown): [string, unknown, unknown][] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown): [string, unknown, unknown][] => {
    if (typeof node !== 'object' || node === null) return []
    const entries = Object.entries(node) as [string, unknown][]
    const attributes = entries.find(([name]) => name === ':@')?.[1]
    const tag = entries.find(([name]) => name !== ':@')
    return tag === undefined ? [] : [[tag[0], tag[1], attributes]]
  })
}

function createElement(name: string, content: unknown, attributes: unknown): XmlElement {
  const children = elementsOf(content)
  return {
    name,
    attributes: attributesOf(attributes),
    children,
    // Only made when asked for: joining the text of every level would copy a deep file many times.
    get markup() {
      return markupOf(content, children)
    },
  }
}

function attributesOf(attributes: unknown): Map<string, string> {
  if (typeof attributes !== 'object' || attributes === null) return new Map()
  return new Map(Object.entries(attributes).map(([name, value]) => [name, decodeReferences(String(value))]))
}

function markupOf(content: unknown, children: readonly XmlElement[]): string {
  const parts = entriesOf(content)
  const next = children.values()
  return parts
    .map(([name, value]) => {
      if (name === '#text') return decodeReferences(String(value))
      if (name === '#cdata')
        return entriesOf(value)
          .map(([, text]) => String(text))
          .join('')
      const child = next.next().value
      return child === undefined ? '' : `<${child.name}>${child.markup}</${child.name}>`
    })
    .join('')
}
