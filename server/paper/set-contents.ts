/** The list of what stands on which page, set before the pages are known and drawn when they are. */
import type { Look } from './looks.ts'
import type { Stretch } from './pieces.ts'
import { type Press, TEXT_WIDTH } from './press.ts'

export interface Entry {
  readonly words: string
  /** Where it stands; the press must come to know the place. */
  readonly place: string
  readonly look: Look
}

/** For the page's number. */
const NUMBER_WIDTH = 40

export function setContents(press: Press, entries: readonly Entry[]): void {
  for (const { words, place, look } of entries) {
    const { leading, inset } = look
    const ink = { ...look, place }
    press.space(look.above)
    const lines = press.lines([{ text: words, ink }], { width: TEXT_WIDTH - NUMBER_WIDTH, leading, inset })
    const rows = lines.map((line, index) => ({
      height: leading,
      draw: (x: number, y: number) => {
        line.draw(x, y)
        if (index < lines.length - 1) return
        const number: Stretch = { text: String(press.pageOf(place) ?? ''), ink }
        press.atRight(number, { width: TEXT_WIDTH, leading }).draw(x, y)
      },
    }))
    press.set(
      rows.map((row) => press.late(row)),
      { whole: true },
    )
    press.space(look.below)
  }
}
