/**
 * Who wrote what: the people, each with the initials, hue and stroke the sheet draws them with.
 */
import type { ReactNode } from 'react'
import type { NoteRecord } from '#note/record-model.ts'
import { say } from '../../words/say.ts'
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
    <section className="writers" aria-label={say('history.who')}>
      <h2>{say('history.whoNow')}</h2>
      {authors.failure === null ? null : (
        <>
          <p className="problem" role="alert">
            {authors.failure.sentence}
          </p>
          <PushButton onPress={authors.again}>{say('history.tryAgain')}</PushButton>
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
  if (writing.writers.length === 0) return <p className="second">{say('history.nobodyNamed')}</p>
  return (
    <>
      <ul>
        {writing.writers.map((writer) => (
          <li key={writer.mark} style={hueOf(writer)}>
            <Flag writer={writer} />
            <span>
              <span className={`written ${strokeClass(writer)}`}>{writer.person.name}</span>
              <small>{say('history.writerSum', { letters: writer.letters, lines: writer.lines })}</small>
            </span>
          </li>
        ))}
      </ul>
      {rest === 0 ? null : <p className="third">{say('history.unnamed', { letters: rest })}</p>}
    </>
  )
}
