/** A field for one sentence. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { Keys } from './keys.tsx'

interface SentenceFieldProps {
  readonly label: string
  readonly most: number
  readonly onSay: (sentence: string) => void
}

/** One sentence, sent with Enter; an empty one is told. */
export function SentenceField({ label, most, onSay }: SentenceFieldProps): ReactNode {
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') setEmpty(true)
    else onSay(text.trim())
  }
  return (
    <form onSubmit={submit}>
      <label className="labelled">
        {label}
        <span className="field">
          <input autoFocus maxLength={most} value={text} onChange={(event) => setText(event.target.value)} />
          <Keys of="↵" />
        </span>
      </label>
      {empty ? (
        <p className="problem" role="alert">
          {say('desk.returnNeeds')}
        </p>
      ) : null}
    </form>
  )
}
