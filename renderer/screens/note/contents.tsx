/**
 * The sections of a note with how far each is, in signs and words: the rail at the left, and a list from below on
 * phones. This is the display of completeness; it never becomes a percentage.
 */
import type { ReactNode } from 'react'
import { SectionGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { missingInSection } from '../completeness-words.ts'
import type { LiveNote } from './use-live-note.ts'

interface ContentsProps {
  readonly live: LiveNote
  readonly current: string | null
  readonly onGo: (section: string) => void
}

export function Contents({ live, current, onGo }: ContentsProps): ReactNode {
  return (
    <nav className="contents" aria-label={say('note.sections')}>
      <ol>
        {live.completeness.sections.map((section) => {
          const missing = section.state === 'wants' ? missingInSection(live.findings, section.key) : null
          return (
            <li key={section.key} className={section.key === current ? 'current' : undefined}>
              <button type="button" aria-current={section.key === current} onClick={() => onGo(section.key)}>
                <SectionGlyph state={section.state} label={say(`note.section.${section.state}`)} />
                <span>{section.title}</span>
                {section.count === 0 ? null : <b>{section.count}</b>}
              </button>
              {missing === null ? null : <small>{missing}</small>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Shows the section's first line; the editor keeps its cursor. */
export function goToSection(section: string): void {
  document.querySelector(`.sheet [data-section="${CSS.escape(section)}"]`)?.scrollIntoView({ block: 'start' })
}

/** Shows a line and marks it for a moment; the note may still be on its way, so it asks again for a while. */
export function goToLine(line: string, triesLeft = 40): void {
  const found = document.querySelector<HTMLElement>(`.sheet [data-line="${CSS.escape(line)}"]`)
  if (found === null) {
    if (triesLeft > 0) setTimeout(() => goToLine(line, triesLeft - 1), 100)
    return
  }
  found.scrollIntoView({ block: 'center' })
  // Through the animation API: a class on the editor's own element would be taken for a change of its text.
  found.animate([{ backgroundColor: 'var(--accent-wash)' }, { backgroundColor: 'transparent' }], 2_400)
}
