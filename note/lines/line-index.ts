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
  const map = doc.getMap<unknown>(LINES_ROOT)
  const ranks = new Map(sections.map((key, index) => [key, index]))
  const strands = new Map<string, Strand>()
  const byText = new Map<unknown, Strand>()
  const dirty = new Set<Strand>()
  let changed = new Set<string>()
  /** Null while the layout must be made again; `last` stays, to find the segments that were drawn. */
  let kept: Layout | null = null
  let last: Layout | null = null
  let drawn: readonly Segment[] | null = null
  let lastDrawn: readonly Segment[] = []
  let generation = 0

  function restructure(): void {
    kept = null
    drawn = null
  }

  function register(id: string): void {
    const text = fieldsOf(map, id)?.get('text')
    const known = strands.get(id)
    if (known?.text === text) return
    if (known) {
      strands.delete(id)
      byText.delete(known.text)
      dirty.delete(known)
    }
    if (text instanceof Y.Text) {
      const strand: Strand = { id, text, segments: [], refused: new Set() }
      strands.set(id, strand)
      byText.set(text, strand)
      dirty.add(strand)
    }
    restructure()
  }

  /** Keeps the segments where only letters changed, so that the layout stays good. */
  function reread(strand: Strand): void {
    const stretches = readStretches(strand)
    const same =
      strand.segments.length === stretches.length &&
      strand.segments.every((s, i) => s.id === stretches[i]?.id)
    if (same) {
      strand.segments.forEach((segment, index) => {
        Object.assign(segment, stretches[index])
        noteChanged(segment)
      })
      return
    }
    for (const segment of strand.segments) noteChanged(segment)
    strand.segments = stretches.map((stretch) => createSegment(strand, stretch))
    strand.segments.forEach((segment, index) => {
      segment.previous = strand.segments[index - 1] ?? null
      segment.next = strand.segments[index + 1] ?? null
      changed.add(segment.id)
    })
    restructure()
  }

  function noteChanged(segment: Segment): void {
    const line = owner(segment)
    line.view = null
    changed.add(line.id)
  }

  function touchLine(id: string): void {
    register(id)
    touchFields(id)
    restructure()
  }

  function layout(): Layout {
    for (const strand of dirty) reread(strand)
    dirty.clear()
    if (kept) return kept
    settleClaims(strands, reread)
    const before = compositesOf(strands.values())
    kept = layOut({
      doc,
      strands: strands.values(),
      strandOf: (text) => byText.get(text),
      mapOf: (id) => fieldsOf(map, id),
      sectionRank: (section) => ranks.get(section) ?? sections.length,
    })
    last = kept
    for (const id of before) changed.add(id)
    for (const line of kept.list) if (line.pieces.length > 1) forgetView(line)
    for (const id of before) forgetView(kept.segments.get(id))
    generation += 1
    return kept
  }

  function forgetView(line: Segment | undefined): void {
    if (!line) return
    line.view = null
    changed.add(line.id)
  }

  function onEvents(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      if (event.target === map) {
        for (const id of event.keys.keys()) touchLine(id)
      } else if (event.target instanceof Y.Text && byText.has(event.target)) {
        touchText(event.target)
      } else {
        onFieldEvent(event)
      }
    }
  }

  function onFieldEvent(event: Y.YEvent<Y.AbstractType<unknown>>): void {
    const id = event.path[0]
    if (typeof id !== 'string') return
    const structural = event.path.length > 1 || [...event.keys.keys()].some((key) => STRUCTURAL.has(key))
    if (structural) touchLine(id)
    else touchFields(id)
  }

  function touchFields(id: string): void {
    const segment = last?.segments.get(id)
    if (segment) noteChanged(segment)
    changed.add(id)
  }

  function touchText(text: Y.Text): void {
    const strand = byText.get(text)
    if (strand) dirty.add(strand)
    drawn = null
  }

  for (const id of map.keys()) register(id)
  map.observeDeep(onEvents)

  return {
    doc,
    map,
    sections,
    layout,
    drawn: () => {
      const { list } = layout()
      if (drawn) return drawn
      const now = list.filter((line) => isShown(line) || lineLength(line) > 0)
      if (!sameSegments(lastDrawn, now)) lastDrawn = now
      drawn = lastDrawn
      return drawn
    },
    view: viewOf,
    line: (id) => {
      const segment = layout().segments.get(id)
      return segment && !segment.host ? segment : null
    },
    strandOf: (text) => byText.get(text),
    touchText,
    touchLine,
    takeChanged: () => {
      layout()
      const taken = changed
      changed = new Set()
      return taken
    },
    generation: () => {
      layout()
      return generation
    },
    close: () => map.unobserveDeep(onEvents),
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
