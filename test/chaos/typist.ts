/** Somebody who types, with a random's choice of what and where: a new line, more in a line of before, some letters back. */
import { expect, type Page } from '@playwright/test'
import { note, section } from '../e2e/people.ts'
import type { Someone } from './stage.ts'
import { realFrames } from './witness.ts'

const WORDS =
  'we could move the limit into quota and keep old clients alive while drains take longer than usual'.split(
    ' ',
  )
/** Each writes in a section of their own: an Enter in the middle of what another types would rightly part it. */
const SECTIONS = { desktop: 'Discussion', browser: 'Goal' } as const
/** A line stays on one row of the page, so that its end is where the End key goes. */
const LONGEST = 52
const MOST_DELAY_MS = 6
const CLICK_MS = 4_000

export interface Typist {
  /** Writes a little; resolves when the last key is pressed, also where the page goes away under it. */
  readonly write: (round: number) => Promise<void>
  /** Puts the caret anew; for a page that was started. */
  readonly forget: () => void
  readonly keys: () => number
}

export function createTypist({ place, ledger }: Someone, random: () => number): Typist {
  let current: string | null = null
  let count = 0
  let keys = 0
  const pick = (most: number): number => Math.floor(random() * most)
  const wordsFor = (room: number): string => {
    let text = ''
    for (let left = 2 + pick(5); left > 0; left -= 1) {
      const word = ` ${WORDS[pick(WORDS.length)] ?? ''}`
      if (text.length + word.length > room) break
      text += word
    }
    return text
  }
  const press = async (text: string): Promise<void> => {
    keys += text.length
    await place.page().keyboard.type(text, { delay: pick(MOST_DELAY_MS) })
  }
  const newLine = async (round: number): Promise<void> => {
    const page = place.page()
    await toEnd(page, section(page, SECTIONS[place.name]).locator('[data-line]').last())
    await page.keyboard.press('Enter')
    count += 1
    const tag = `${place.letter}${round}x${count}`
    const text = tag + wordsFor(LONGEST - tag.length)
    ledger.intend(tag, text)
    current = tag
    await press(text)
  }
  const goOn = async (tag: string): Promise<void> => {
    const before = ledger.intended().get(tag) ?? ''
    const more = wordsFor(LONGEST - before.length)
    if (more === '') return
    ledger.intend(tag, before + more)
    await press(more)
  }
  const takeBack = async (tag: string): Promise<void> => {
    const before = ledger.intended().get(tag) ?? ''
    const letters = Math.min(1 + pick(6), before.length - tag.length)
    if (letters <= 0) return
    ledger.takeBack(tag, before.slice(0, -letters))
    for (let left = letters; left > 0; left -= 1) await place.page().keyboard.press('Backspace')
  }
  /** False where the keys were not taken, as by a page that may not write just then. */
  const goTo = async (tag: string): Promise<boolean> => {
    const page = place.page()
    const line = note(page)
      .locator('[data-line]')
      .filter({ hasText: new RegExp(`${tag}\\b`) })
    const isThere = (await line.count()) > 0
    if (isThere) await toEnd(page, line)
    else ledger.intend(tag, '')
    current = isThere ? tag : null
    return isThere
  }
  return {
    keys: () => keys,
    forget: () => (current = null),
    write: async (round) => {
      if ((await note(place.page()).getAttribute('aria-readonly')) === 'true') return
      const own = [...ledger.intended()].filter(([, text]) => text !== '').map(([tag]) => tag)
      const choice = random()
      const earlier = own[pick(own.length)]
      if (current !== null && choice < 0.3) await goOn(current)
      else if (current !== null && choice < 0.4) await takeBack(current)
      else if (earlier !== undefined && choice < 0.6) {
        if (await goTo(earlier)) await goOn(earlier)
      } else await newLine(round)
    },
  }
}

/** Puts the caret at the end of a line, as surely as a person who looks before writing. */
async function toEnd(page: Page, line: ReturnType<Page['locator']>): Promise<void> {
  await expect(async () => {
    await line.click({ timeout: CLICK_MS })
    await expect(line).toHaveClass(/line-current/, { timeout: 500 })
    await page.keyboard.press('End')
    await realFrames(page)
    expect(await line.evaluate(lettersBehindCaret)).toBe('')
  }).toPass({ timeout: 15_000 })
  await realFrames(page)
}

/** Runs in the page. */
function lettersBehindCaret(line: Element): string {
  const selection = document.getSelection()
  if (selection === null || selection.anchorNode === null || !line.contains(selection.anchorNode))
    return 'elsewhere'
  const rest = document.createRange()
  rest.setStart(selection.anchorNode, selection.anchorOffset)
  rest.setEnd(line, line.childNodes.length)
  return rest.toString()
}
