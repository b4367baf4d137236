/**
 * Words that somebody else just wrote, in that person's hue, fading over `--settle`. Drawn as highlights of the
 * browser, which touch no element: a room of thirty people costs no line its drawing. A browser without them shows none.
 */
import type { EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import type { WrittenRange } from '../foreign-writers.ts'
import { personHue } from './person-hue.ts'

/** From 18 % to nothing in so many steps; highlights cannot be animated. */
const STEPS = 3
const HUES = 6

export interface ForeignWords {
  readonly show: (view: EditorView, ranges: readonly WrittenRange[]) => void
  readonly close: () => void
}

interface Words {
  readonly range: AbstractRange
  readonly hue: number
}

export function createForeignWords(awareness: Awareness): ForeignWords {
  // What is drawn in which step. All of it fades in one beat: a beat for each would draw the page anew for each.
  const drawn: Set<Words>[] = Array.from({ length: STEPS }, () => new Set<Words>())
  let timer: ReturnType<typeof setTimeout> | null = null
  const put = (words: Words, step: number): void => {
    highlightOf(words.hue, step).add(words.range)
    drawn[step]?.add(words)
  }
  const fade = (stepMs: number): void => {
    timer = null
    for (let step = STEPS - 1; step >= 0; step -= 1) {
      for (const words of drawn[step] ?? []) {
        highlightOf(words.hue, step).delete(words.range)
        if (step + 1 < STEPS) put(words, step + 1)
      }
      drawn[step]?.clear()
    }
    beat(stepMs)
  }
  const beat = (stepMs: number): void => {
    if (drawn.some((words) => words.size > 0)) timer ??= setTimeout(fade, stepMs, stepMs)
  }
  return {
    show: (view, ranges) => {
      const settleMs = settleTime(view.dom)
      if (settleMs === 0 || !hasHighlights()) return
      for (const written of ranges) {
        const person = personOf(awareness, written.client)
        const range = person === null ? null : rangeOf(view, written)
        if (person !== null && range !== null) put({ range, hue: personHue(person) }, 0)
      }
      beat(settleMs / STEPS)
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
      for (const [step, words] of drawn.entries())
        for (const { range, hue } of words) highlightOf(hue, step).delete(range)
    },
  }
}

/** Id of whoever writes under that client, or null where nobody is known. */
function personOf(awareness: Awareness, client: number): string | null {
  const person = awareness.getStates().get(client)?.['person'] as { readonly id?: unknown } | undefined
  return typeof person?.id === 'string' ? person.id : null
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
