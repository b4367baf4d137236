/** A piece of text with what was looked for in it set apart, by offsets. */
import type { ReactNode } from 'react'
import type { Snippet } from '#note/search/marks.ts'

export function MarkedText({ snippet }: { readonly snippet: Snippet }): ReactNode {
  const { text, marks } = snippet
  const starts = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {starts.map((start, index) => {
        const mark = marks[index]
        return (
          <span key={start}>
            {text.slice(start, mark?.[0] ?? text.length)}
            {mark === undefined ? null : <mark>{text.slice(...mark)}</mark>}
          </span>
        )
      })}
    </>
  )
}
