/**
 * What stands beside lines and follows from their order: D1 and A3, the figures of numbered lists, the times in the
 * gutter. Kept by section and counted again only where the lines of a section changed, not when somebody types.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { lineAttributes, sectionKey } from '../schema.ts'
import type { Place } from './rearrange.ts'
import type { Surface } from './surface.ts'

const TIME_GAP_MS = 5 * 60_000

interface Facts {
  readonly items: readonly { readonly id: string; readonly kind: string; readonly line: number }[]
  readonly figures: ReadonlyMap<string, string>
  readonly times: ReadonlyMap<string, string>
}

/** An item's name in the note and where it stands. */
export interface NumberedItem {
  readonly number: string
  readonly place: Place
}

export interface Labels {
  readonly items: ReadonlyMap<string, NumberedItem>
  readonly figures: ReadonlyMap<string, string>
  readonly times: ReadonlyMap<string, string>
}

interface LabelState {
  readonly doc: ProseMirrorNode
  readonly facts: readonly Facts[]
  readonly labels: Labels
}

const key = new PluginKey<LabelState>('labels')
const NONE: Labels = { items: new Map(), figures: new Map(), times: new Map() }

/** The labels of a state; empty where the plugin is not in use. */
export function labelsOf(state: EditorState): Labels {
  return key.getState(state)?.labels ?? NONE
}

export function createLabels(surface: Surface): Plugin<LabelState> {
  return new Plugin<LabelState>({
    key,
    state: {
      init: (_config, state) => count(surface, state.doc, null),
      apply: (transaction, before) =>
        transaction.docChanged ? count(surface, transaction.doc, before) : before,
    },
    view: () => ({
      update: (view, before) => {
        if (view.state.doc === before.doc) return
        for (const id of changedLabels(labelsOf(before), labelsOf(view.state)))
          surface.lines.get(id)?.refresh()
        for (const trace of surface.traces) trace.refresh()
      },
    }),
  })
}

function count(surface: Surface, doc: ProseMirrorNode, before: LabelState | null): LabelState {
  const facts = doc.children.map((section, index) => {
    const known = before?.facts[index]
    const was = before?.doc.maybeChild(index)
    if (known !== undefined && was && sameLines(was, section)) return known
    return keepSame(countSection(surface, section), known)
  })
  return { doc, facts, labels: combine(surface, facts, before) }
}

/** What came out as it was stays the same object: most changes of lines change no number, and thousands may stand beside. */
function keepSame(now: Facts, before: Facts | undefined): Facts {
  if (before === undefined) return now
  return {
    items: sameItems(before.items, now.items) ? before.items : now.items,
    figures: sameEntries(before.figures, now.figures) ? before.figures : now.figures,
    times: sameEntries(before.times, now.times) ? before.times : now.times,
  }
}

function sameItems(before: Facts['items'], now: Facts['items']): boolean {
  if (before.length !== now.length) return false
  return before.every((item, index) => {
    const other = now[index]
    return item.id === other?.id && item.kind === other.kind && item.line === other.line
  })
}

function sameEntries(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  if (before.size !== now.size) return false
  for (const [id, label] of now) if (before.get(id) !== label) return false
  return true
}

/** Whether only text changed: typing keeps the attributes object of a line, every other change makes a new one. */
function sameLines(before: ProseMirrorNode, after: ProseMirrorNode): boolean {
  if (before === after) return true
  if (before.childCount !== after.childCount) return false
  return before.children.every((line, index) => line.attrs === after.children[index]?.attrs)
}

function countSection(surface: Surface, section: ProseMirrorNode): Facts {
  const items: { id: string; kind: string; line: number }[] = []
  const figures = new Map<string, string>()
  const times = new Map<string, string>()
  const counters: number[] = []
  const timed = sectionKey(section) === surface.lookup.discussion
  const gaps = new TimeGaps()
  for (let line = 0; line < section.childCount; line += 1) {
    const { id, kind, indent, at } = lineAttributes(section.child(line))
    // A figure counts on while the lines between are deeper; anything else at its depth begins anew.
    counters.length = Math.min(counters.length, indent + 1)
    if (kind === 'numbered') counters[indent] = (counters[indent] ?? 0) + 1
    else counters.length = Math.min(counters.length, indent)
    if (id === null) continue
    if (kind === 'numbered') figures.set(id, `${counters[indent] ?? 1}.`)
    if (surface.lookup.kind(kind) !== undefined) items.push({ id, kind, line })
    if (timed && at !== null && gaps.take(at)) times.set(id, surface.clock(at))
  }
  return { items, figures, times }
}

/** How the note writes an instant; such texts sort as their instants do. */
const INSTANT_LENGTH = '2026-10-07T09:15:00.000Z'.length

/** Tells which of the lines' times stand beside them: none so close to the last one shown. */
class TimeGaps {
  #from = ''
  #to = ''
  #shown = Number.NEGATIVE_INFINITY

  /** Whether this one is shown, and the next ones are compared with it. */
  take(at: string): boolean {
    // Most lines are close to the last time shown, and reading ten thousand dates is what takes the time.
    if (at.length === INSTANT_LENGTH && at > this.#from && at < this.#to) return false
    const time = Date.parse(at)
    if (Number.isNaN(time) || Math.abs(time - this.#shown) < TIME_GAP_MS) return false
    this.#shown = time
    this.#from = new Date(time - TIME_GAP_MS).toISOString()
    this.#to = new Date(time + TIME_GAP_MS).toISOString()
    return true
  }
}

function combine(surface: Surface, facts: readonly Facts[], before: LabelState | null): Labels {
  const isKept = (part: keyof Facts): boolean =>
    before !== null && facts.every((fact, index) => fact[part] === before.facts[index]?.[part])
  const known = before?.labels ?? NONE
  const items = isKept('items') ? known.items : numberItems(surface, facts)
  const figures = isKept('figures') ? known.figures : merged(facts.map((fact) => fact.figures))
  const times = isKept('times') ? known.times : merged(facts.map((fact) => fact.times))
  const same = items === known.items && figures === known.figures && times === known.times
  return same ? known : { items, figures, times }
}

function numberItems(surface: Surface, facts: readonly Facts[]): Map<string, NumberedItem> {
  const counts = new Map<string, number>()
  const items = new Map<string, NumberedItem>()
  for (const [section, fact] of facts.entries()) {
    for (const { id, kind, line } of fact.items) {
      const number = (counts.get(kind) ?? 0) + 1
      counts.set(kind, number)
      items.set(id, {
        number: `${surface.lookup.kind(kind)?.letter ?? ''}${number}`,
        place: { section, line },
      })
    }
  }
  return items
}

function merged(maps: readonly ReadonlyMap<string, string>[]): Map<string, string> {
  return new Map(maps.flatMap((map) => [...map]))
}

/** Ids of lines beside which something else stands now; few, however long the note is. */
function changedLabels(before: Labels, after: Labels): Set<string> {
  const changed = new Set<string>()
  const compare = <Label>(
    was: ReadonlyMap<string, Label>,
    now: ReadonlyMap<string, Label>,
    words: (label: Label | undefined) => string | undefined,
  ): void => {
    if (was === now) return
    for (const [id, label] of now) if (words(was.get(id)) !== words(label)) changed.add(id)
    for (const id of was.keys()) if (!now.has(id)) changed.add(id)
  }
  compare(before.items, after.items, (item) => item?.number)
  compare(before.figures, after.figures, (figure) => figure)
  compare(before.times, after.times, (time) => time)
  return changed
}
