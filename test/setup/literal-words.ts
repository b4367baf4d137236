/**
 * A lint rule: words that a person reads stand in the message files of `renderer/words`, in every language, and come from
 * `say()`. Where words are shown (text and word attributes of JSX) any word is one too many; elsewhere what looks like a
 * sentence or begins like a label is. Not meant: what only developers read (thrown errors, the console), selectors, class
 * names, names of keys, and what is compared with.
 */
import type { Rule } from 'eslint'

/** As much of a node as is looked at; the parser's own types are not those of plain JavaScript. */
interface Node {
  readonly type: string
  readonly parent?: Node
  readonly value?: unknown
  readonly name?: unknown
  readonly callee?: Node
  readonly property?: Node
  readonly object?: Node
  readonly operator?: string
  readonly test?: Node | null
  readonly key?: Node
  readonly computed?: boolean
}

export interface LiteralWordsOptions {
  /** `shown`: only in the named properties (a menu's `label`); `everywhere`: all that looks like words besides. */
  readonly look: 'everywhere' | 'shown'
}

const MESSAGE =
  'Words that people read stand in renderer/words (electron: electron/words.ts), in every language: say() them. “{{words}}”'

/** Attributes that are read: by the eye or by a screen reader. */
const WORD_ATTRIBUTES =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|label|alt|hint|words|first|rest|heading|description)$/
/** Properties that are read in menus and message boxes. */
const WORD_PROPERTIES = /^(label|message|detail|buttons|title|agree|placeholder|ariaLabel)$/
/** The product's name and command, and what is called the same in every language. */
const NAMES = new Set(['Rapporteur', 'Markdown', 'CSV', 'Launchpad', 'Bearer', 'rapporteur import'])
const KEYS =
  /^(Enter|Escape|Esc|Tab|Space|Backspace|Delete|Home|End|Alt|AltGraph|Ctrl|Control|Shift|Meta|Mod|Page(Up|Down)|Arrow(Up|Down|Left|Right))$/
const CHORD = /^(Ctrl|Alt|Shift|Mod)[ +-]/

const TWO_LETTERS = /\p{L}{2}/u
const LABEL = /^\p{Lu}\p{Ll}/u
/** Names of elements as HTML's own interface gives them. */
const CAPITALS = /^[\p{Lu}\d ]+$/u
const PHRASE = /(^|[\s“„(])[\p{L}’]{2,}[,.:;?!]?\s+[“„(]?[\p{L}’]{2,}/u
const CAMEL = /^\w*\p{Ll}\p{Lu}\w*$/u
/** Class names, selectors, media types, queries, addresses. */
const CODE = /[[\]{}<>=#/_]|\w:\w|^[.&]|--|\w-(\s|$)|^\.?[a-z]+(-[a-z0-9]+)+( |$)|^[a-z]+ [a-z]+-[a-z-]+$/
/** Names of elements one after another: a selector. */
const ELEMENTS = /^(a|input|textarea|select|button|header|footer|nav|main|aside|li|ol|ul)([ ,]|$)/

const CARRIES = new Set([
  'ConditionalExpression',
  'LogicalExpression',
  'TemplateLiteral',
  'BinaryExpression',
  'ArrayExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'JSXExpressionContainer',
])
/** Calls whose words nobody reads on the page, and those that look words up. */
const SILENT =
  /^(say|sayNodes|sayParts|preparedMessage|isMessageKey|querySelector|querySelectorAll|closest|matches|addEventListener|removeEventListener|super)$/

export const literalWords: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'Words that people read come from the message files.' },
    messages: { literal: MESSAGE },
    schema: [
      {
        type: 'object',
        properties: { look: { enum: ['everywhere', 'shown'] } },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const { look } = (context.options[0] ?? { look: 'everywhere' }) as LiteralWordsOptions
    const check = (node: unknown, text: string): void => {
      if (!isFault(node as Node, text.trim(), look)) return
      context.report({ node: node as never, messageId: 'literal', data: { words: text.trim().slice(0, 40) } })
    }
    return {
      JSXText: (node: unknown) => check(node, String((node as Node).value)),
      Literal: (node) => {
        if (typeof node.value === 'string') check(node, node.value)
      },
      TemplateElement: (node) => check(node, node.value.cooked ?? ''),
    }
  },
}

function isFault(node: Node, text: string, look: LiteralWordsOptions['look']): boolean {
  if (!TWO_LETTERS.test(text) || NAMES.has(text) || KEYS.test(text) || CHORD.test(text)) return false
  if (/^https?:/.test(text)) return false
  const place = placeOf(node)
  if (place === 'shown') return true
  return place === 'open' && look === 'everywhere' && looksLikeWords(text)
}

function looksLikeWords(text: string): boolean {
  if (CAPITALS.test(text) || CAMEL.test(text) || CODE.test(text) || ELEMENTS.test(text)) return false
  return LABEL.test(text) || PHRASE.test(text)
}

/** Where a literal ends up: on the page, nowhere that is read, or it cannot be told from here. */
function placeOf(from: Node): 'shown' | 'silent' | 'open' {
  if (from.type === 'JSXText') return 'shown'
  let node = from
  let parent = from.parent
  while (parent !== undefined && CARRIES.has(parent.type) && !isAside(parent, node)) {
    node = parent
    parent = parent.parent
  }
  if (parent === undefined) return 'open'
  if (parent.type === 'JSXElement' || parent.type === 'JSXFragment') return 'shown'
  if (parent.type === 'JSXAttribute')
    return WORD_ATTRIBUTES.test(nameOf(parent.name as Node)) ? 'shown' : 'silent'
  if (parent.type === 'Property' && parent.key !== node && WORD_PROPERTIES.test(nameOf(parent.key)))
    return 'shown'
  return isSilent(node, parent) ? 'silent' : 'open'
}

/** The test of a choice and both sides of a comparison are read by the program alone. */
function isAside(parent: Node, node: Node): boolean {
  if (parent.type === 'ConditionalExpression') return parent.test === node
  return parent.type === 'BinaryExpression' && parent.operator !== '+'
}

function isSilent(node: Node, parent: Node): boolean {
  for (let inner = node, outer: Node | undefined = parent; outer !== undefined;) {
    if (isSilentIn(inner, outer)) return true
    if (/Function|Class|Program|Statement$/.test(outer.type) && outer.type !== 'ExpressionStatement')
      return outer.type === 'ThrowStatement'
    inner = outer
    outer = outer.parent
  }
  return false
}

function isSilentIn(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'BinaryExpression':
      return parent.operator !== '+'
    case 'Property':
    case 'MemberExpression':
      return (parent.key ?? parent.property) === node && parent.computed !== true
    case 'NewExpression':
      return /(Error|Exception|Refused|RegExp)$/.test(nameOf(parent.callee))
    case 'CallExpression':
      return SILENT.test(nameOf(parent.callee)) || nameOf(parent.callee?.object) === 'console'
    case 'SwitchCase':
      return parent.test === node
    default:
      return /^(Import|Export(All|Named)|TSLiteralType|TSEnum|TSImport|TSTemplateLiteral)/.test(parent.type)
  }
}

function nameOf(node: Node | undefined): string {
  if (node === undefined) return ''
  if (node.type === 'MemberExpression') return nameOf(node.property)
  if (node.type === 'Super') return 'super'
  if (node.type === 'Literal') return String(node.value)
  return typeof node.name === 'string' ? node.name : nameOf(node.name as Node | undefined)
}
