/**
 * Where the lines of the sheet stand and which parts of them are whose, read off the page; and the highlights of the parts
 * that are not by whoever wrote most of their line.
 */
import { personHue } from '../../editor/surface/person-hue.ts'
import { mainWriter, type Writer, type Writing } from '../history/writers.ts'

/** A line, in px within the sheet's column; its parts by others in px within the line. */
export interface TintedLine {
  readonly id: string
  readonly top: number
  readonly height: number
  readonly name: string
  readonly person: string
  readonly parts: readonly TintedPart[]
}

interface TintedPart {
  readonly left: number
  readonly top: number
  readonly name: string
  readonly person: string
}

const HUES = 6

export function placesOf(column: HTMLElement, writing: Writing): readonly TintedLine[] {
  const origin = column.getBoundingClientRect()
  return linesIn(column).flatMap((element) => {
    const id = element.dataset['line'] ?? ''
    const main = mainOf(writing, id)
    if (main === null) return []
    const box = element.getBoundingClientRect()
    const parts = partsOf(element, writing, id, main).map(({ range, writer }) => {
      const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
      const { name } = writer.person
      return { left: last.right - origin.left, top: last.top - box.top, name, person: keyOf(writer) }
    })
    const { name } = main.person
    return [{ id, top: box.top - origin.top, height: box.height, name, person: keyOf(main), parts }]
  })
}

/** Highlights the parts by others. A browser without highlights shows their initials only. */
export function tintParts(column: HTMLElement, writing: Writing): void {
  clearTints()
  if (!('highlights' in CSS)) return
  for (const element of linesIn(column)) {
    const id = element.dataset['line'] ?? ''
    const main = mainOf(writing, id)
    if (main === null) continue
    for (const { range, writer } of partsOf(element, writing, id, main)) {
      const name = `who-${String(personHue(keyOf(writer)))}`
      const known = CSS.highlights.get(name) ?? new Highlight()
      known.add(range)
      CSS.highlights.set(name, known)
    }
  }
}

export function clearTints(): void {
  if (!('highlights' in CSS)) return
  for (let hue = 1; hue <= HUES; hue += 1) CSS.highlights.delete(`who-${String(hue)}`)
}

function linesIn(column: HTMLElement): readonly HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>('[data-line]')].filter(
    (element) => element.dataset['line'] !== '' && element.parentElement?.closest('[data-line]') === null,
  )
}

function mainOf(writing: Writing, line: string): Writer | null {
  const spans = writing.byLine.get(line)
  return spans === undefined ? null : mainWriter(writing, spans)
}

function keyOf({ person }: Writer): string {
  return person.id ?? person.name
}

interface Part {
  readonly range: Range
  readonly writer: Writer
}

function partsOf(element: HTMLElement, writing: Writing, line: string, main: Writer): readonly Part[] {
  const texts = textsOf(element)
  const parts: Part[] = []
  for (const { from, to, by } of writing.byLine.get(line) ?? []) {
    const writer = writing.writerOf(by)
    if (writer === null || writer === main) continue
    const range = rangeIn(texts, from, to)
    if (range !== null) parts.push({ range, writer })
  }
  return parts
}

/** The line's own letters: carets, chips and other things that the editor puts between them are none. */
function textsOf(element: HTMLElement): readonly Text[] {
  const own = element.querySelector('.line-text') ?? element
  const walker = document.createTreeWalker(own, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement?.closest('[contenteditable="false"], .ProseMirror-widget') ?? null
    if (holder === null || !own.contains(holder)) texts.push(node as Text)
  }
  return texts
}

function rangeIn(texts: readonly Text[], from: number, to: number): Range | null {
  const range = document.createRange()
  let at = 0
  let isOpen = false
  for (const text of texts) {
    const end = at + text.length
    if (!isOpen && from < end) {
      range.setStart(text, from - at)
      isOpen = true
    }
    if (isOpen && to <= end) {
      range.setEnd(text, to - at)
      return range
    }
    at = end
  }
  return null
}
