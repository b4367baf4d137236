/**
 * Who wrote what: the people, each with the initials, hue and stroke the sheet draws them with.
 */
import type { ReactNode } from 'react'
import type { NoteRecord } from '#note/record-model.ts'
import { counted } from '../completeness-words.ts'
import { PushButton } from '../parts/push-button.tsx'
import { Flag, hueOf, strokeClass } from './past-note.tsx'
import type { Past } from './use-past.ts'
import { unnamedLetters, type Writing } from './writers.ts'

interface LegendProps {
  readonly authors: Past['authors']
  readonly writing: Writing | null
  readonly record: NoteRecord | null
}

export function Legend({ authors, writing, record }: LegendProps): ReactNode {
  return (
    <section className="writers" aria-label="Who wrote what">
      <h2>Who wrote what, now</h2>
      {authors.failure === null ? null : (
        <>
          <p className="problem" role="alert">
            {authors.failure.sentence}
          </p>
          <PushButton onPress={authors.again}>Try again</PushButton>
        </>
      )}
      {writing === null ? null : <Writers writing={writing} record={record} />}
    </section>
  )
}

function Writers({
  writing,
  record,
}: {
  readonly writing: Writing
  readonly record: NoteRecord | null
}): ReactNode {
  const rest = record === null ? 0 : unnamedLetters(record, writing)
  if (writing.writers.length === 0)
    return <p className="second">Nobody is named for the words of this note.</p>
  return (
    <>
      <ul>
        {writing.writers.map((writer) => (
          <li key={writer.mark} style={hueOf(writer)}>
            <Flag writer={writer} />
            <span>
              <span className={`written ${strokeClass(writer)}`}>{writer.person.name}</span>
              <small>{`${letterWords(writer.letters)} in ${counted(writer.lines, 'line')}`}</small>
            </span>
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <p className="third">{`For ${letterWords(rest)} nobody is named; they have no tint.`}</p>
      )}
    </>
  )
}

/** `1,247 letters`. */
function letterWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'letter' : 'letters'}`
}
