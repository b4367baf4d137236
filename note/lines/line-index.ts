/**
 * The layout of one note, kept up to date: a letter reads one strand again, a change of structure lays out anew. Also
 * says which lines changed since it was last asked, for whoever draws them. Reads the document, never writes it.
 */
import * as Y from 'yjs'
import { LINES_ROOT } from '../about.ts'
import { settleClaims } from './claims.ts'
import { layOut, type Layout } from './layout.ts'
import type { VisibleLine } from './line-model.ts'
import {
  createSegment,
  isShown,
  lineLength,
  owner,
  readStretches,
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
  /** Null while the layout must be made again; `#last` stays, to find the segments that were drawn. */
  #kept: Layout | null = null
  #last: Layout | null = null
  #drawn: readonly Segment[] | null = null
  #lastDrawn: readonly Segment[] = []
  #generation = 0

  constructor(doc: Y.Doc, sections: readonly string[]) {
    this.doc = doc
    this.map = doc.getMap<unknown>(LINES_ROOT)
    this.sections = sections
    this.#ranks = new Map(sections.map((key, index) => [key, index]))
    for (const id of this.map.keys()) this.#register(id)
    this.map.observeDeep(this.#onEvents)
  }

  readonly layout = (): Layout => {
    for (const strand of this.#dirty) this.#reread(strand)
    this.#dirty.clear()
    return this.#kept ?? this.#layOut()
  }

  readonly drawn = (): readonly Segment[] => {
    const { list } = this.layout()
    if (this.#drawn) return this.#drawn
    const now = list.filter((line) => isShown(line) || lineLength(line) > 0)
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
    this.#drawn = null
  }

  readonly touchLine = (id: string): void => {
    this.#register(id)
    this.#touchFields(id)
    this.#restructure()
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

  #restructure(): void {
    this.#kept = null
    this.#drawn = null
  }

  #register(id: string): void {
    const text = fieldsOf(this.map, id)?.get('text')
    const known = this.#strands.get(id)
    if (known?.text === text) return
    if (known) {
      this.#strands.delete(id)
      this.#byText.delete(known.text)
      this.#dirty.delete(known)
    }
    if (text instanceof Y.Text) {
      const strand: Strand = { id, text, segments: [], refused: new Set() }
      this.#strands.set(id, strand)
      this.#byText.set(text, strand)
      this.#dirty.add(strand)
    }
    this.#restructure()
  }

  /** Keeps the segments where only letters changed, so that the layout stays good. */
  #reread(strand: Strand): void {
    const stretches = readStretches(strand)
    const same =
      strand.segments.length === stretches.length &&
      strand.segments.every((s, i) => s.id === stretches[i]?.id)
    if (same) {
      strand.segments.forEach((segment, index) => {
        Object.assign(segment, stretches[index])
        this.#noteChanged(segment)
      })
      return
    }
    for (const segment of strand.segments) this.#noteChanged(segment)
    strand.segments = stretches.map((stretch) => createSegment(strand, stretch))
    strand.segments.forEach((segment, index) => {
      segment.previous = strand.segments[index - 1] ?? null
      segment.next = strand.segments[index + 1] ?? null
      this.#changed.add(segment.id)
    })
    this.#restructure()
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
    settleClaims(this.#strands, (strand) => this.#reread(strand))
    const before = compositesOf(this.#strands.values())
    const made = layOut({
      doc: this.doc,
      strands: this.#strands.values(),
      strandOf: this.strandOf,
      mapOf: (id) => fieldsOf(this.map, id),
      sectionRank: (section) => this.#ranks.get(section) ?? this.sections.length,
    })
    this.#kept = made
    this.#last = made
    for (const id of before) this.#changed.add(id)
    for (const line of made.list) if (line.pieces.length > 1) this.#forgetView(line)
    for (const id of before) this.#forgetView(made.segments.get(id))
    this.#generation += 1
    return made
  }
}

/** The map of a line, or undefined where a peer wrote something else under its id. */
function fieldsOf(map: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined {
  const value = map.get(id)
  return value instanceof Y.Map ? value : undefined
}

function sameSegments(a: readonly Segment[], b: readonly Segment[]): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index])
}

/** Lines made of several pieces before a new layout: they may be drawn differently after it. */
function compositesOf(strands: Iterable<Strand>): string[] {
  const ids: string[] = []
  for (const strand of strands) {
    for (const segment of strand.segments) if (segment.pieces.length > 1) ids.push(segment.id)
  }
  return ids
}
