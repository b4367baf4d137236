/** A text with the typed words in it set apart. */
import type { ReactNode } from 'react'
import { matchWords } from '../../editor/surface/match-words.ts'

export function MatchedWords({ text, words }: { readonly text: string; readonly words: string }): ReactNode {
  const ranges = matchWords(text, words)?.ranges ?? []
  const starts = [0, ...ranges.map(([, end]) => end)]
  return starts.map((start, index) => {
    const range = ranges[index]
    return (
      <span key={start}>
        {text.slice(start, range?.[0] ?? text.length)}
        {range === undefined ? null : <mark>{text.slice(...range)}</mark>}
      </span>
    )
  })
}
