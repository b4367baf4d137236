/**
 * Words that somebody else just wrote, in that person's hue, fading over `--settle`. Drawn as highlights of the
 * browser, which touch no element: a room of thirty people costs no line its drawing. A browser without them shows none.
 */
import type { EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import { personHue } from './person-hue.ts'

export interface WrittenRange {
  readonly from: number
  readonly to: number
}

/** From 18 % to nothing in so many steps; highlights cannot be animated. */
const STEPS = 3
const HUES = 6
/** What comes as one piece of this size is the note itself arriving, not somebody's words. */
const LONGEST_WORDS = 2000

export interface ForeignWords {
  readonly show: (view: EditorView, ranges: readonly WrittenRange[], client: number) => void
  readonly close: () => void
}

export function createForeignWords(awareness: Awareness): ForeignWords {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const drawn = new Map<AbstractRange, Highlight>()
  const fade = (range: AbstractRange, hue: number, step: number, stepMs: number): void => {
    drawn.get(range)?.delete(range)
    drawn.delete(range)
    if (step >= STEPS) return
    const highlight = highlightOf(hue, step)
    highlight.add(range)
    drawn.set(range, highlight)
    const timer = setTimeout(() => {
      timers.delete(timer)
      fade(range, hue, step + 1, stepMs)
    }, stepMs)
    timers.add(timer)
  }
  return {
    show: (view, ranges, client) => {
      const settleMs = settleTime(view.dom)
      const size = ranges.reduce((sum, { from, to }) => sum + to - from, 0)
      if (settleMs === 0 || size > LONGEST_WORDS || !hasHighlights()) return
      const person = awareness.getStates().get(client)?.['person'] as { readonly id?: unknown } | undefined
      if (typeof person?.id !== 'string') return
      for (const written of ranges) {
        const range = rangeOf(view, written)
        if (range !== null) fade(range, personHue(person.id), 0, settleMs / STEPS)
      }
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer)
      for (const [range, highlight] of drawn) highlight.delete(range)
    },
  }
}

function hasHighlights(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS
}

function highlightOf(hue: number, step: number): Highlight {
  const name = `foreign-${Math.min(hue, HUES)}-${step}`
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

/** A range that does not follow later changes, and so costs them nothing. */
function rangeOf(view: EditorView, { from, to }: WrittenRange): AbstractRange | null {
  if (to <= from || to > view.state.doc.content.size) return null
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  })
}

let settle: number | null = null

/** `--settle` in ms; nothing with reduced motion. Read once: asking the style of the page costs a layout. */
function settleTime(element: Element): number {
  settle ??= Number.parseFloat(getComputedStyle(element).getPropertyValue('--settle')) || 0
  return settle
}
