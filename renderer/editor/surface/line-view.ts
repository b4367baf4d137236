/**
 * One line on the page: the gutter, the text, and for items the row of fields. Plain elements without a framework,
 * because a note has up to 10,000 of them; what a line does not need is not made.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from 'prosemirror-view'
import { NAME_PATTERN } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { lineAttributes } from '../schema.ts'
import { BESIDE, wordsBeside, type Beside } from './beside-words.ts'
import { isNamed } from './chip-words.ts'
import { createFieldRow, type FieldRow } from './field-row.ts'
import { createGlyph, kindGlyph, type GlyphName } from './glyphs.ts'
import { labelsOf } from './labels.ts'
import type { DrawnLine, Surface } from './surface.ts'
import { isPlainKind } from './template-lookup.ts'
import { createTraceView, type TraceView } from './trace-view.ts'

interface GutterContent {
  readonly glyph: GlyphName | ''
  readonly number: string
  readonly time: string
  readonly unsaved: boolean
}

/** Copied for each line, which is quicker than making its elements; `dir` lets each line read as its own words do. */
const EMPTY_LINE = document.createElement('div')
EMPTY_LINE.className = 'line'
const EMPTY_TEXT = document.createElement('div')
EMPTY_TEXT.className = 'line-text'
EMPTY_TEXT.dir = 'auto'
EMPTY_LINE.append(EMPTY_TEXT)

const NOTHING_IN_GUTTER = '|||false'

/** A node view for `line`; the surface learns of it under the line's id. */
export class LineView implements NodeView, DrawnLine {
  readonly dom = EMPTY_LINE.cloneNode(true) as HTMLElement
  readonly contentDOM = this.dom.firstChild as HTMLElement
  readonly #view: EditorView
  readonly #surface: Surface
  #node: ProseMirrorNode
  #id: string | null = null
  #gutter: HTMLElement | null = null
  #gutterDrawn = ''
  #row: FieldRow | null = null
  #trace: TraceView | null = null
  #beside: Map<Beside, HTMLButtonElement> | null = null
  /** What is set on the elements: asking them costs more than the rest of a plain line. */
  #indent = 0
  #class = 'line'
  #voice: string | null = null
  #isNamed = false
  /** Whether what stands beside the text was drawn, and whether the line has left the page. */
  #isDrawn = false
  #isGone = false

  constructor(node: ProseMirrorNode, view: EditorView, surface: Surface) {
    this.#node = node
    this.#view = view
    this.#surface = surface
    this.#drawLine()
    surface.later.draw(this)
  }

  update(node: ProseMirrorNode, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node.type) return false
    for (const beside of BESIDE) this.#drawBeside(beside, wordsBeside(decorations, beside))
    const before = this.#node
    this.#node = node
    // Typing keeps the attributes object, and then nothing beside the text has changed.
    if (before.attrs !== node.attrs) this.#draw()
    else if (lineAttributes(node).kind === 'blueprint') {
      this.#drawName()
      this.#drawFields()
    }
    return true
  }

  drawLate(): void {
    if (!this.#isDrawn && !this.#isGone) this.refresh()
  }

  refresh(): void {
    this.#isDrawn = true
    this.#drawGutter()
    this.#drawFigure()
    this.#drawFields()
    this.#drawTrace()
  }

  anchorOf(field: string): HTMLElement {
    return this.#row?.button(field) ?? this.#trace?.dom ?? this.dom
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    if (mutation.type === 'attributes') return true
    if (mutation.target !== this.dom) return !this.contentDOM.contains(mutation.target)
    // Our own gutter and fields come and go; a browser that removes the text itself must be put right.
    return !this.contentDOM.isConnected ? false : this.contentDOM.parentNode === this.dom
  }

  stopEvent(event: Event): boolean {
    return (
      event.target instanceof Element &&
      event.target.closest('.line-fields, .line-replies, .line-later, .trace') !== null
    )
  }

  destroy(): void {
    this.#isGone = true
    if (this.#id !== null && this.#surface.lines.get(this.#id) === this) this.#surface.lines.delete(this.#id)
    this.#surface.traces.delete(this)
  }

  #draw(): void {
    this.#drawLine()
    this.refresh()
  }

  #drawLine(): void {
    const { id, kind, indent } = lineAttributes(this.#node)
    this.#register(id)
    this.dom.setAttribute('data-line', id ?? '')
    this.dom.setAttribute('data-kind', kind)
    if (indent !== this.#indent) this.#drawIndent(indent)
    if (id !== null) this.dom.id = id
    const item = this.#surface.lookup.kind(kind)
    this.#drawClass(item !== undefined ? 'line-item' : isPlainKind(kind) ? 'line' : 'line-unknown')
    this.#drawName()
    this.#drawVoice(item === undefined)
  }

  #drawIndent(indent: number): void {
    this.#indent = indent
    if (indent > 0) this.dom.setAttribute('data-indent', String(indent))
    else this.dom.removeAttribute('data-indent')
  }

  /** ProseMirror's decorations add classes of their own. */
  #drawClass(name: string): void {
    if (name === this.#class) return
    if (this.#class !== 'line') this.dom.classList.remove(this.#class)
    if (name !== 'line') this.dom.classList.add(name)
    this.#class = name
  }

  /** Beside a speaker's name, or where no name is before the words; an item has a chip. */
  #drawVoice(plain: boolean): void {
    const { voice: field } = lineAttributes(this.#node).fields
    const voice = plain && typeof field === 'string' ? field : null
    if (voice === this.#voice) return
    this.#voice = voice
    if (voice === null) this.contentDOM.removeAttribute('data-voice')
    else this.contentDOM.setAttribute('data-voice', voice)
  }

  #register(id: string | null): void {
    if (id === this.#id) return
    if (this.#id !== null && this.#surface.lines.get(this.#id) === this) this.#surface.lines.delete(this.#id)
    this.#id = id
    if (id !== null) this.#surface.lines.set(id, this)
  }

  /** A blueprint's own name is set as machines read it. */
  #drawName(): void {
    const { kind } = lineAttributes(this.#node)
    const named = kind === 'blueprint' && NAME_PATTERN.test(this.#node.textContent)
    if (named === this.#isNamed) return
    this.#isNamed = named
    this.contentDOM.classList.toggle('line-name', named)
  }

  #drawGutter(): void {
    const content = this.#gutterContent()
    const drawing = Object.values(content).join('|')
    if (drawing === this.#gutterDrawn || (this.#gutter === null && drawing === NOTHING_IN_GUTTER)) return
    this.#gutterDrawn = drawing
    const parts: Element[] = []
    const { kind, fields } = lineAttributes(this.#node)
    if (content.unsaved) parts.push(unsavedSign())
    if (content.glyph !== '')
      parts.push(itemSign(kind, fields['status'], this.#surface), numberSign(content.number))
    if (content.time !== '') parts.push(timeSign(content.time))
    this.#gutterElement().replaceChildren(...parts)
  }

  #gutterContent(): GutterContent {
    const { kind, fields } = lineAttributes(this.#node)
    const id = this.#id ?? ''
    const labels = labelsOf(this.#view.state)
    const unsaved = id !== '' && this.#surface.isUnsaved(id)
    if (this.#surface.lookup.kind(kind) === undefined) {
      return { glyph: '', number: '', time: labels.times.get(id) ?? '', unsaved }
    }
    return {
      glyph: kindGlyph(kind, fields['status']),
      number: labels.items.get(id)?.number ?? '',
      time: '',
      unsaved,
    }
  }

  #gutterElement(): HTMLElement {
    if (this.#gutter === null) {
      this.#gutter = document.createElement('span')
      this.#gutter.className = 'line-gutter'
      this.#gutter.contentEditable = 'false'
      this.dom.prepend(this.#gutter)
    }
    return this.#gutter
  }

  #drawFigure(): void {
    if (lineAttributes(this.#node).kind !== 'numbered' && !this.contentDOM.hasAttribute('data-figure')) return
    const figure = this.#id === null ? undefined : labelsOf(this.#view.state).figures.get(this.#id)
    if (lineAttributes(this.#node).kind === 'numbered') this.contentDOM.dataset['figure'] = figure ?? '1.'
    else delete this.contentDOM.dataset['figure']
  }

  #drawFields(): void {
    const { kind, fields } = lineAttributes(this.#node)
    const item = this.#surface.lookup.kind(kind)
    if (item === undefined) {
      this.#row?.dom.remove()
      this.#row = null
      return
    }
    this.#row ??= createFieldRow((field, anchor) => {
      if (this.#id !== null && this.#view.editable) this.#surface.onField(this.#id, field, anchor)
    })
    if (this.#row.dom.parentNode === null) this.dom.append(this.#row.dom)
    const number = labelsOf(this.#view.state).items.get(this.#id ?? '')?.number ?? ''
    this.#row.draw(item, fields, {
      number,
      today: this.#surface.today(),
      named: kind === 'blueprint' && isNamed(this.#node),
      voice: this.#surface.lookup.voice,
      problemOf: this.#surface.ownerProblem,
    })
  }

  /** A plain button, so that a finger finds it; the text keeps focus and selection. */
  #drawBeside(beside: Beside, words: string): void {
    const known = this.#beside?.get(beside)
    if (words === (known?.textContent ?? '')) return
    if (words === '') {
      known?.remove()
      this.#beside?.delete(beside)
      return
    }
    const button = known ?? createBeside(beside, () => this.#askBeside(beside))
    this.#beside ??= new Map()
    this.#beside.set(beside, button)
    button.textContent = words
    if (button.parentNode === null) this.dom.append(button)
  }

  #askBeside(beside: Beside): void {
    if (this.#id === null) return
    if (beside === 'replies') this.#surface.onThread(this.#id)
    else this.#surface.onStory(this.#id)
  }

  #drawTrace(): void {
    const { kind, fields } = lineAttributes(this.#node)
    if (kind !== 'reference') {
      this.#trace?.dom.remove()
      this.#trace = null
      this.#surface.traces.delete(this)
      return
    }
    this.#trace ??= createTraceView(this.#surface)
    if (this.#trace.dom.parentNode === null) this.contentDOM.before(this.#trace.dom)
    this.#surface.traces.add(this)
    this.#trace.draw(this.#view.state, fields['to'])
  }
}

function createBeside(beside: Beside, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `line-${beside}`
  button.contentEditable = 'false'
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', onPress)
  return button
}

function itemSign(kind: string, status: unknown, surface: Surface): Element {
  const item = surface.lookup.kind(kind)
  const choices = item?.fields.find((field) => field.key === 'status')?.choices
  const state = choices?.find((choice) => choice.value === status)?.title
  const sign = createGlyph(
    kindGlyph(kind, status),
    15,
    state === undefined ? item?.title : `${item?.title ?? kind}, ${state}`,
  )
  sign.dataset['kind'] = kind
  return sign
}

function numberSign(number: string): Element {
  const sign = document.createElement('span')
  sign.className = 'line-number'
  sign.textContent = number
  return sign
}

function timeSign(time: string): Element {
  const sign = document.createElement('time')
  sign.textContent = time
  return sign
}

function unsavedSign(): Element {
  const sign = createGlyph('laptop', 12, say('editor.onlyHere'))
  sign.classList.add('line-unsaved')
  return sign
}
