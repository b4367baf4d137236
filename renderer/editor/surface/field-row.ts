/**
 * The row of chips under an item. Buttons are kept from one drawing to the next, so that an open picker keeps what it
 * is anchored to and a screen reader keeps its place.
 */
import { say } from '../../words/say.ts'
import type { ItemKind } from '#note/template-model.ts'
import { chipsOf, type Chip, type Fields, type ShownItem } from './chip-words.ts'
import { createGlyph } from './glyphs.ts'

export interface FieldRow {
  readonly dom: HTMLElement
  readonly draw: (kind: ItemKind, fields: Fields, item: ShownItem) => void
  readonly button: (field: string) => HTMLElement | undefined
}

/** `onField` hears of a click on a chip the template knows; others are only shown. */
export function createFieldRow(onField: (field: string, anchor: HTMLElement) => void): FieldRow {
  const dom = document.createElement('div')
  dom.className = 'line-fields'
  dom.contentEditable = 'false'
  const buttons = new Map<string, { readonly element: HTMLButtonElement; drawn: string }>()
  // The text keeps focus and selection until the picker takes them.
  dom.addEventListener('mousedown', (event) => event.preventDefault())
  dom.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const field = button?.dataset['field']
    if (button && field !== undefined) onField(field, button)
  })
  dom.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) stepTo(dom, step, event)
    if (event.key === 'Escape') dom.closest<HTMLElement>('[contenteditable="true"]')?.focus()
  })
  return {
    dom,
    button: (field) => buttons.get(field)?.element,
    draw: (kind, fields, item) => {
      const chips = chipsOf(kind, fields, item)
      for (const [key, { element }] of buttons) {
        if (chips.some((chip) => chip.key === key)) continue
        element.remove()
        buttons.delete(key)
      }
      for (const chip of chips) drawChip(dom, buttons, chip, item.number)
    },
  }
}

/** The row is one stop of Tab; arrows go along it. */
function stepTo(row: HTMLElement, step: 1 | -1, event: Event): void {
  const shown = [...row.querySelectorAll<HTMLElement>('.field-chip')].filter(
    (chip) => chip.offsetParent !== null,
  )
  const now = shown.findIndex((chip) => chip === event.target)
  shown[now + step]?.focus()
  event.preventDefault()
}

function drawChip(
  row: HTMLElement,
  buttons: Map<string, { readonly element: HTMLButtonElement; drawn: string }>,
  chip: Chip,
  number: string,
): void {
  const known = buttons.get(chip.key) ?? { element: createButton(chip.key), drawn: '' }
  const drawing = JSON.stringify([chip, number])
  if (known.drawn === drawing) return
  buttons.set(chip.key, known)
  known.drawn = drawing
  const { element } = known
  element.dataset['look'] = chip.look
  element.setAttribute('aria-label', nameOf(chip, number === '' ? say('editor.thisLine') : number))
  element.title = chip.problem ?? ''
  const sign = chip.problem === undefined ? [] : [createGlyph('triangle', 12)]
  element.replaceChildren(...chipParts(chip), wordsOf(chip.text), ...sign)
  // A chip that is drawn again stays where it is; a new one goes to the end, which is the template's order at first.
  if (element.parentNode !== row) row.append(element)
}

function wordsOf(text: string): HTMLElement {
  const words = document.createElement('span')
  words.className = 'field-words'
  words.textContent = text
  return words
}

/** "Due of A3: 16 Oct". What is read on the chip must be part of its name, or nobody can call it by voice. */
function nameOf({ title, spoken, text }: Chip, number: string): string {
  const name = say('editor.chipName', { field: title, line: number, value: spoken })
  return name.toLowerCase().includes(text.toLowerCase()) ? name : `${text} (${number})`
}

function createButton(field: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'field-chip'
  button.dataset['field'] = field
  button.tabIndex = -1
  button.setAttribute('aria-haspopup', 'dialog')
  return button
}

function chipParts(chip: Chip): Element[] {
  const parts: Element[] = []
  if (chip.glyph !== undefined) parts.push(createGlyph(chip.glyph, chip.look === 'status' ? 14 : 13))
  if (chip.initials !== undefined) {
    const circle = document.createElement('span')
    circle.className = 'field-initials'
    // Drawn by the style sheet: as text they would belong to what the chip must be called by.
    circle.dataset['initials'] = chip.initials
    circle.setAttribute('aria-hidden', 'true')
    parts.push(circle)
  }
  return parts
}
