/**
 * One session as the relay has it (template, history, what I may do), and the note opened for it. Closes the note
 * when the page goes to another.
 */
import { useCallback, useEffect, useState } from 'react'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { Failure } from '../../api/relay.ts'
import { answerName } from '../../api/made-sessions.ts'
import { answerInLanguage } from '../../api/spoken-relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { keepOf } from '../../keep/keep.ts'
import { openKeptNote } from '../../note/create-open-note.ts'
import { firstWords } from '../../note/first-words.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { useOpenNote } from '../frame/open-note-store.ts'

export type SessionLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly answer: SessionAnswer }

/** The relay's answer about a session, and a way to ask again. */
export function useSession(id: string): { readonly load: SessionLoad; readonly reload: () => Promise<void> } {
  const relay = useRelay()
  const [load, setLoad] = useState<SessionLoad>({ kind: 'loading' })
  const reload = useCallback(async () => {
    const answer = await relay.session(id)
    if (answer.ok) return setLoad({ kind: 'ready', answer: answer.value })
    // A failed second look must not take a note away from whoever writes in it.
    setLoad((before) => (before.kind === 'ready' ? before : { kind: 'failed', failure: answer.failure }))
  }, [relay, id])
  useEffect(() => {
    let isOver = false
    // What this computer knows comes first; the relay's answer takes its place whenever it comes.
    void keepOf(relay.origin)
      .answer(answerName(id))
      .then((known) => {
        if (known !== null && !isOver)
          setLoad((before) =>
            before.kind === 'ready'
              ? before
              : { kind: 'ready', answer: answerInLanguage(known as SessionAnswer) },
          )
      })
    void reload()
    return () => {
      isOver = true
    }
  }, [relay, id, reload])
  return { load, reload }
}

/**
 * The session's note, open while the calling screen is shown; null for the moment before. `id` is the one it was asked
 * for by, under which it is kept here: the session may have another since its twin was found.
 */
export function useNote(id: string, answer: SessionAnswer): OpenNote | null {
  const relay = useRelay()
  const { me } = useSummit()
  const [note, setNote] = useState<OpenNote | null>(null)
  const { template, summary } = answer
  const { title } = summary.session
  const person = me.person
  const key = `${relay.origin} ${relay.token} ${id} ${template.id} ${String(template.version)} ${person.id}`
  useEffect(() => {
    let opened: OpenNote | null = null
    let isOver = false
    const options = { relay: relay.origin, token: relay.token, session: id, template, me: person }
    void openKeptNote({ ...options, keep: keepOf(relay.origin) }).then(async (note) => {
      if (isOver) return note.close()
      opened = note
      await firstWords(note)
      if (isOver) return
      setNote(note)
      useOpenNote.getState().set(note, title)
    })
    return () => {
      isOver = true
      useOpenNote.getState().set(null, '')
      opened?.close()
    }
    // `key` stands for everything the note depends on; a reloaded answer brings equal objects that are not the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [key])
  return note
}
