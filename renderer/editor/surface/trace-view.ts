/**
 * The trace an item leaves where it was made: its glyph, number, first words and section. It always shows the item as
 * it is now; an item that is gone leaves a plain sentence.
 */
import type { EditorState } from 'prosemirror-state'
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { lineAttributes } from '../schema.ts'
import { createGlyph, kindGlyph } from './glyphs.ts'
import { labelsOf } from './labels.ts'
import { findLine, lineAt, sectionKeyAt } from './rearrange.ts'
import type { Surface } from './surface.ts'
import { kindLabel } from '../../words/labels.ts'
import { say } from '../../words/say.ts'

const SHOWN_LETTERS = 200

export interface TraceView {
  readonly dom: HTMLElement
  readonly draw: (state: EditorState, to: unknown) => void
}

export function createTraceView(surface: Surface): TraceView {
  const dom = document.createElement('button')
  dom.type = 'button'
  dom.className = 'trace'
  dom.contentEditable = 'false'
  dom.tabIndex = -1
  let target: string | null = null
  let drawn = ''
  dom.addEventListener('mousedown', (event) => event.preventDefault())
  dom.addEventListener('click', () => {
    if (target !== null) surface.onFollow(target)
  })
  return {
    dom,
    draw: (state, to) => {
      target = typeof to === 'string' ? to : null
      const item = target === null ? null : findItem(state, surface, target)
      const drawing = JSON.stringify(item)
      if (drawing === drawn) return
      drawn = drawing
      drawItem(dom, item)
    },
  }
}

interface Shown {
  readonly kind: string
  readonly status: unknown
  readonly number: string
  readonly text: string
  readonly section: string
}

function findItem(state: EditorState, surface: Surface, id: string): Shown | null {
  const item = labelsOf(state).items.get(id)
  // A line that is no item any more is rare, so the search through all lines is for it alone.
  const place = item?.place ?? findLine(state.doc, id)
  if (place === null) return null
  const line = lineAt(state.doc, place)
  const { kind, fields } = lineAttributes(line)
  const section = surface.lookup.section(sectionKeyAt(state.doc, place.section))
  const number = item?.number ?? ''
  const status = fields['status'] ?? null
  return { kind, status, number, text: wordsOf(line), section: section?.title ?? '' }
}

/** The first words of a line; a blueprint without text is called by its name. */
export function wordsOf(line: ProseMirrorNode): string {
  const text = line.textBetween(0, Math.min(line.content.size, SHOWN_LETTERS), '', '\u25ab')
  const name = lineAttributes(line).fields['name']
  return text === '' && typeof name === 'string' ? name : text
}

function drawItem(dom: HTMLElement, item: Shown | null): void {
  dom.dataset['kind'] = item?.kind ?? ''
  if (item === null) {
    dom.replaceChildren(part('trace-text', say('editor.gone')))
    return
  }
  const where = part('trace-section', item.section)
  where.append(createGlyph('turn-down', 13))
  dom.replaceChildren(
    createGlyph(kindGlyph(item.kind, item.status), 13, kindLabel(item.kind)),
    part('trace-number', item.number),
    part('trace-text', item.text),
    where,
  )
}

function part(name: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  return element
}
