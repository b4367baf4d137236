/**
 * One section on the page: its name, how many, what is missing or the guidance, then its lines. The header is not part
 * of the text and cannot be edited or selected with it.
 */
import type { Field } from '#note/template-model.ts'
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { NodeView, ViewMutationRecord } from 'prosemirror-view'
import { lineAttributes, sectionKey } from '../schema.ts'
import { isNamed, missingFields } from './chip-words.ts'
import { createGlyph } from './glyphs.ts'
import { isBlank } from './rearrange.ts'
import type { Surface } from './surface.ts'
import { inSentence } from '../../words/labels.ts'
import { say } from '../../words/say.ts'

export class SectionView implements NodeView {
  readonly dom = document.createElement('section')
  readonly contentDOM = document.createElement('div')
  readonly #surface: Surface
  readonly #key: string
  readonly #count = document.createElement('span')
  readonly #note = document.createElement('span')
  readonly #add: HTMLElement | null

  constructor(node: ProseMirrorNode, surface: Surface) {
    this.#surface = surface
    this.#key = sectionKey(node)
    this.dom.className = 'section'
    this.dom.dataset['section'] = this.#key
    this.contentDOM.className = 'section-lines'
    this.dom.append(this.#header(), this.contentDOM)
    this.#add = this.#createAdd()
    if (this.#add !== null) this.dom.append(this.#add)
    this.#draw(node)
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== 'section' || sectionKey(node) !== this.#key) return false
    this.#draw(node)
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    return mutation.type === 'attributes' || !this.contentDOM.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('.section-head, .section-add') !== null
  }

  #header(): HTMLElement {
    const section = this.#surface.lookup.section(this.#key)
    const head = element('div', 'section-head')
    head.contentEditable = 'false'
    const title = element('h2', 'section-title')
    title.textContent = section?.title ?? say('history.outside')
    title.id = `section-${this.#key}`
    this.dom.setAttribute('aria-labelledby', title.id)
    this.#count.className = 'section-count'
    this.#note.className = 'section-note'
    head.append(title, this.#count, element('span', 'section-rule'), this.#note)
    return head
  }

  /** "Next action", where items have a field that somebody must fill in. */
  #createAdd(): HTMLElement | null {
    const kind = this.#surface.lookup.kind(this.#surface.lookup.firstKind(this.#key))
    if (kind === undefined || !kind.fields.some((field) => field.required)) return null
    const add = document.createElement('button')
    add.type = 'button'
    add.className = 'section-add'
    add.contentEditable = 'false'
    add.append(createGlyph('plus', 14), say('editor.next', { kind: inSentence(kind.title) }))
    add.addEventListener('mousedown', (event) => event.preventDefault())
    add.addEventListener('click', () => this.#surface.onAdd(this.#key))
    return add
  }

  #draw(node: ProseMirrorNode): void {
    const blank = isBlank(node.children)
    const items = this.#surface.lookup.isItemSection(this.#key)
    setText(this.#count, items && !blank ? String(countItems(node, this.#surface)) : '')
    const missing = items && !blank ? missingWords(node, this.#surface) : ''
    const guidance = blank ? '' : (this.#surface.lookup.section(this.#key)?.guidance ?? '')
    setText(this.#note, missing === '' && !items ? guidance : missing)
    this.#note.classList.toggle('section-missing', missing !== '')
    if (this.#add !== null) this.#add.hidden = blank
  }
}

function countItems(section: ProseMirrorNode, surface: Surface): number {
  return section.children.filter((line) => surface.lookup.kind(lineAttributes(line).kind) !== undefined)
    .length
}

/** "1 needs an owner", or nothing. Only the first missing field is named; the chips say the rest. */
function missingWords(section: ProseMirrorNode, surface: Surface): string {
  const counts = new Map<Field, number>()
  for (const line of section.children) {
    const { kind, fields } = lineAttributes(line)
    const item = surface.lookup.kind(kind)
    if (item === undefined || line.content.size === 0) continue
    for (const field of missingFields(item, fields, kind === 'blueprint' && isNamed(line)))
      counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  const [first] = counts
  if (first === undefined) return ''
  const [{ key, title }, count] = first
  if (key === 'owner') return say('today.done.ownersShort', { count })
  const field = inSentence(title)
  return say('editor.lacks', { count, field, article: /^[aeiou]/.test(field) ? 'an' : 'a' })
}

function element(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag)
  made.className = name
  return made
}

function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text
}
