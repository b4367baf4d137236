/**
 * Looks at the page as a person does, frame by frame: what the words at the top say, and how the own lines stand in the
 * same frame. Whatever is called safe is told at once, as the page may be killed in the next moment.
 */
import type { Page } from '@playwright/test'
import type { Claim } from './ledger.ts'

export interface Seen {
  readonly claim: Claim
  /** The words that claimed it. */
  readonly words: string
  /** The lines that changed since the last claim of this kind, by tag. */
  readonly lines: Readonly<Record<string, string>>
}

/** Name under which the page tells what was seen. */
export const TELL = 'chaosSaw'

/** To be called before time is changed in the page: frames are counted by the real clock. */
export async function installWitness(page: Page, letter: string): Promise<void> {
  await page.evaluate(watch, { letter, tell: TELL, frame: FRAME })
}

/** Two frames of the real clock: the editor reads the selection in the one after a click or a key that moves it. */
export async function realFrames(page: Page): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const nextFrame = (window as unknown as Record<string, (act: () => void) => number>)[name]
        nextFrame?.(() => nextFrame(() => resolve()))
      }),
    FRAME,
  )
}

/** Name under which the page keeps the real frames when its clock is ours. */
const FRAME = 'chaosFrame'

/** Runs in the page. */
function watch({ letter, tell, frame }: Record<'letter' | 'tell' | 'frame', string>): void {
  const nextFrame = window.requestAnimationFrame.bind(window)
  Object.assign(window, { [frame]: nextFrame })
  const pattern = new RegExp(`(${letter}\\d+x\\d+)[ a-z]*`)
  const told = { saved: new Map<string, string>(), here: new Map<string, string>() }
  const read = (): { claim: 'saved' | 'here'; words: string } | null => {
    const mark = document.querySelector('.status')?.getAttribute('aria-label') ?? ''
    const banner = document.querySelector('.banner')?.textContent ?? ''
    // "No connection" says in its panel that all is with the summit.
    if (/^(Saved|No connection|Offline)/.test(mark)) return { claim: 'saved', words: mark }
    if (/^(On this computer|In this browser only)/.test(mark)) return { claim: 'here', words: mark }
    const isHere = /(are|is) on this computer and will be sent|in this browser only/.test(banner)
    return isHere ? { claim: 'here', words: banner } : null
  }
  const look = (): void => {
    nextFrame(look)
    const said = read()
    if (said === null) return
    const lines: Record<string, string> = {}
    for (const element of document.querySelectorAll('[data-line]')) {
      const found = pattern.exec(element.textContent)
      if (found === null || told[said.claim].get(found[1] ?? '') === found[0]) continue
      told[said.claim].set(found[1] ?? '', found[0])
      lines[found[1] ?? ''] = found[0]
    }
    if (Object.keys(lines).length === 0) return
    void (window as unknown as Record<string, (seen: unknown) => Promise<void>>)[tell]?.({ ...said, lines })
  }
  look()
}
