/**
 * The layout of one note, kept up to date: a letter reads one strand again, a change of structure lays out anew. Also
 * says which lines changed since it was last asked, for whoever draws them. Reads the document, never writes it.
 */
import * as Y from 'yjs'
import { LINES_ROOT } from '../about.ts'
import { createKeptLayout, type KeptLayout } from './kept-layout.ts'
import type { Layout, MadeLayout } from './layout.ts'
import type { VisibleLine } from './line-model.ts'
import {
  createSegment,
  lineLength,
  owner,
  readStretches,
  type Stretch,
  type Segment,
  type Strand,
} from './strand.ts'
import { viewOf } from './visible-line.ts'

/** Fields of a line's map that change where or whether it is drawn. */
const STRUCTURAL = new Set(['place', 'home', 'shown', 'text'])

export interface LineIndex {
  readonly doc: Y.Doc
  readonly map: Y.Map<unknown>
  readonly sections: readonly string[]
  readonly layout: () => Layout
  /** Lines that are drawn, in order. The same array until something changes. */
  readonly drawn: () => readonly Segment[]
  readonly view: (line: Segment) => VisibleLine
  /** The drawn or hidden line with this id, unless it is joined to another. */
  readonly line: (id: string) => Segment | null
  readonly strandOf: (text: unknown) => Strand | undefined
  /** Says that a text or a line was written in a transaction that has not ended yet. */
  readonly touchText: (text: Y.Text) => void
  readonly touchLine: (id: string) => void
  /** Ids of lines that look different since the last call; order and number may have changed besides. */
  readonly takeChanged: () => Set<string>
  /** Counts up whenever the order or number of lines may have changed. */
  readonly generation: () => number
  readonly close: () => void
}

/** Follows the document until closed. `sections` are the template's keys in order. */
export function createLineIndex(doc: Y.Doc, sections: readonly string[]): LineIndex {
  return new KeptIndex(doc, sections)
}

class KeptIndex implements LineIndex {
  readonly doc: Y.Doc
  readonly map: Y.Map<unknown>
  readonly sections: readonly string[]
  readonly view = viewOf
  readonly #ranks: ReadonlyMap<string, number>
  readonly #strands = new Map<string, Strand>()
  readonly #byText = new Map<unknown, Strand>()
  readonly #dirty = new Set<Strand>()
  #changed = new Set<string>()
  readonly #kept: KeptLayout
  #last: MadeLayout | null = null
  /** Whether the layout may have changed since it was last made. */
  #stale = true
  #drawn: readonly Segment[] | null = null
  #lastDrawn: readonly Segment[] = []
  #generation = 0

  constructor(doc: Y.Doc, sections: readonly string[]) {
    this.doc = doc
    this.map = doc.getMap<unknown>(LINES_ROOT)
    this.sections = sections
    this.#ranks = new Map(sections.map((key, index) => [key, index]))
    this.#kept = createKeptLayout({
      doc: this.doc,
      strands: this.#strands,
      strandOf: (text) => this.#byText.get(text),
      mapOf: (id) => fieldsOf(this.map, id),
      sectionRank: (section) => this.#ranks.get(section) ?? this.sections.length,
      reread: (strand) => this.#reread(strand),
    })
    for (const id of this.map.keys()) this.#register(id)
    this.map.observeDeep(this.#onEvents)
  }

  readonly layout = (): Layout => {
    for (const strand of this.#dirty) this.#reread(strand)
    this.#dirty.clear()
    return this.#stale || !this.#last ? this.#layOut() : this.#last
  }

  readonly drawn = (): readonly Segment[] => {
    const { list } = this.layout()
    if (this.#drawn) return this.#drawn
    const now = list.filter(isDrawn)
    if (!sameSegments(this.#lastDrawn, now)) this.#lastDrawn = now
    this.#drawn = this.#lastDrawn
    return this.#drawn
  }

  readonly line = (id: string): Segment | null => {
    const segment = this.layout().segments.get(id)
    return segment && !segment.host ? segment : null
  }

  readonly strandOf = (text: unknown): Strand | undefined => this.#byText.get(text)

  readonly touchText = (text: Y.Text): void => {
    const strand = this.#byText.get(text)
    if (strand) this.#dirty.add(strand)
  }

  readonly touchLine = (id: string): void => {
    this.#register(id)
    this.#touchFields(id)
    this.#kept.touch(id)
    this.#stale = true
  }

  readonly takeChanged = (): Set<string> => {
    this.layout()
    const taken = this.#changed
    this.#changed = new Set()
    return taken
  }

  readonly generation = (): number => {
    this.layout()
    return this.#generation
  }

  readonly close = (): void => this.map.unobserveDeep(this.#onEvents)

  readonly #onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.target === this.map) {
        for (const id of event.keys.keys()) this.touchLine(id)
      } else if (event.target instanceof Y.Text && this.#byText.has(event.target)) {
        this.touchText(event.target)
      } else {
        this.#onFieldEvent(event)
      }
    }
  }

  #onFieldEvent(event: Y.YEvent<Y.AbstractType<unknown>>): void {
    const id = event.path[0]
    if (typeof id !== 'string') return
    const structural = event.path.length > 1 || [...event.keys.keys()].some((key) => STRUCTURAL.has(key))
    if (structural) this.touchLine(id)
    else this.#touchFields(id)
  }

  #touchFields(id: string): void {
    const segment = this.#last?.segments.get(id)
    if (segment) this.#noteChanged(segment)
    this.#changed.add(id)
  }

  #register(id: string): void {
    const text = fieldsOf(this.map, id)?.get('text')
    const known = this.#strands.get(id)
    if (known?.text === text) return
    if (known) {
      this.#strands.delete(id)
      this.#byText.delete(known.text)
      this.#dirty.delete(known)
      this.#kept.replace(known.segments, [])
      this.#kept.startOver()
    }
    if (text instanceof Y.Text) {
      const strand: Strand = { id, text, segments: [], refused: new Set() }
      this.#strands.set(id, strand)
      this.#byText.set(text, strand)
      this.#dirty.add(strand)
    }
    this.#stale = true
  }

  /** Keeps the segments where only letters changed, so that the layout stays good. */
  #reread(strand: Strand): void {
    const stretches = readStretches(strand)
    const same =
      strand.segments.length === stretches.length &&
      strand.segments.every((s, i) => s.id === stretches[i]?.id)
    if (same) {
      strand.segments.forEach((segment, index) => this.#takeLetters(segment, stretches[index] as Stretch))
      return
    }
    const before = strand.segments
    for (const segment of before) this.#noteChanged(segment)
    strand.segments = stretches.map((stretch) => createSegment(strand, stretch))
    strand.segments.forEach((segment, index) => {
      segment.previous = strand.segments[index - 1] ?? null
      segment.next = strand.segments[index + 1] ?? null
      this.#changed.add(segment.id)
    })
    this.#kept.replace(before, strand.segments)
    this.#stale = true
  }

  #takeLetters(segment: Segment, stretch: Stretch): void {
    const line = owner(segment)
    const wasDrawn = isDrawn(line)
    Object.assign(segment, stretch)
    this.#noteChanged(segment)
    if (isDrawn(line) !== wasDrawn) this.#drawn = null
    if (segment.joined.length === 0) return
    this.#kept.rejoin()
    this.#stale = true
  }

  #noteChanged(segment: Segment): void {
    this.#forgetView(owner(segment))
  }

  #forgetView(line: Segment | undefined): void {
    if (!line) return
    line.view = null
    this.#changed.add(line.id)
  }

  #layOut(): Layout {
    const last = this.#last
    const made = this.#kept.current()
    this.#stale = false
    this.#last = made
    if (made === last) return made
    const before = last?.composites.map(({ id }) => id) ?? []
    for (const id of before) this.#changed.add(id)
    for (const line of made.composites) this.#forgetView(line)
    for (const id of before) this.#forgetView(made.segments.get(id))
    this.#drawn = null
    this.#generation += 1
    return made
  }
}

/** L6, as of the last layout. */
function isDrawn(line: Segment): boolean {
  return line.shown || (line.pieces.length === 1 ? line.to > line.from : lineLength(line) > 0)
}

/** The map of a line, or undefined where a peer wrote something else under its id. */
function fieldsOf(map: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined {
  const value = map.get(id)
  return value instanceof Y.Map ? value : undefined
}

function sameSegments(a: readonly Segment[], b: readonly Segment[]): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index])
}
