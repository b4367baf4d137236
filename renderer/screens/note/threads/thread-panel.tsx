/**
 * The thread beside a line, in the margin: what was said, a field to answer, and settling it. `Alt T` comes here from
 * the text, Escape goes back.
 */
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { LineRecord } from '#note/record-model.ts'
import { beginThread, MAX_COMMENT_LENGTH, reply, resolveThread, type Thread } from '#note/threads.ts'
import { KindGlyph } from '../../../glyphs/glyph.tsx'
import type { OpenNote } from '../../../note/open-note.ts'
import { say } from '../../../words/say.ts'
import { timeOf } from '../../clock.ts'
import { PushButton } from '../../parts/push-button.tsx'

/** The origin of what is written here: undo in the text leaves threads alone. */
const THREADS = 'threads'

export interface ThreadPanelProps {
  readonly note: OpenNote
  readonly line: LineRecord
  /** Of this line, oldest first. */
  readonly threads: readonly Thread[]
  readonly write: boolean
  /** The field was asked for by key: it takes the focus. */
  readonly asked: boolean
  readonly timezone: string
  /** Ms of the relay's clock. */
  readonly now: () => number
  readonly onBack: () => void
}

export function ThreadPanel(props: ThreadPanelProps): ReactNode {
  const { note, line, threads, write, asked, onBack } = props
  const open = threads.find((thread) => !thread.resolved)
  const send = (text: string): void => {
    const { id, name } = note.me
    const at = new Date(props.now()).toISOString()
    const comment = { id: crypto.randomUUID(), by: { id, name }, at, text }
    if (open === undefined)
      beginThread(note.doc, { id: crypto.randomUUID(), line: line.id }, comment, THREADS)
    else reply(note.doc, open.id, comment, THREADS)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onBack()
  }
  return (
    <section
      className="thread"
      aria-label={say('note.threadOf', { line: lineName(line) })}
      onKeyDown={onKeyDown}
    >
      <h2>
        {line.number === null ? null : <KindGlyph kind={line.kind} size={14} />}
        {line.number === null ? null : <span>{line.number}</span>} {say('note.thread')}
      </h2>
      {threads.map((thread) => (
        <Said key={thread.id} thread={thread} {...props} />
      ))}
      {write ? (
        <ReplyField key={String(asked)} first={open === undefined} asked={asked} onSend={send} />
      ) : null}
    </section>
  )
}

/** `A3`, or the first words of a line that has no number. */
export function lineName({ number, text }: LineRecord): string {
  return number ?? text.slice(0, 40)
}

function Said({ thread, note, write, timezone }: ThreadPanelProps & { readonly thread: Thread }): ReactNode {
  const settle = (): void => resolveThread(note.doc, thread.id, !thread.resolved, THREADS)
  return (
    <div className={thread.resolved ? 'thread-settled' : undefined}>
      {thread.resolved ? <p className="third">{say('note.settled')}</p> : null}
      <ol>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <b>{comment.by?.name ?? say('note.somebody')}</b>{' '}
            {comment.at === null ? null : <time>{timeOf(comment.at, timezone)}</time>}
            <p>{comment.text}</p>
          </li>
        ))}
      </ol>
      {write ? (
        <button type="button" className="link" onClick={settle}>
          {say(thread.resolved ? 'note.reopen' : 'note.settle')}
        </button>
      ) : null}
    </div>
  )
}

interface ReplyFieldProps {
  readonly first: boolean
  readonly asked: boolean
  readonly onSend: (text: string) => void
}

function ReplyField({ first, asked, onSend }: ReplyFieldProps): ReactNode {
  const [text, setText] = useState('')
  const send = (): void => {
    if (text.trim() === '') return
    onSend(text)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className="thread-reply">
      <label className="field">
        <span className="unseen">{say(first ? 'note.comment' : 'note.reply')}</span>
        <textarea
          autoFocus={asked}
          rows={2}
          maxLength={MAX_COMMENT_LENGTH}
          placeholder={say(first ? 'note.comment' : 'note.reply')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      {text.trim() === '' ? null : (
        <PushButton keys="↵" onPress={send}>
          {say('note.send')}
        </PushButton>
      )}
    </div>
  )
}
