/**
 * Who holds the pen: the note-taker of the note, whoever wrote that last. Taking it over works without a network too;
 * of two people at once one holds it in the end, and everybody sees who.
 */
import { useEffect, useRef } from 'react'
import { passPen } from '#note/rota.ts'
import type { PersonRef } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
import type { LiveNote } from './use-live-note.ts'

export const NOTE_TAKER = 'note-taker'

/** The origin of a hand-over, so that undo in the text leaves it alone. */
export const PEN = 'pen'

export interface Pen {
  readonly holder: PersonRef | null
  readonly mine: boolean
  /** Gives the pen to somebody, with a way back in a toast. */
  readonly give: (person: PersonRef) => void
  readonly take: () => void
}

/** `fallback` is whom the session names where the note does not. */
export function usePen({ note, record }: LiveNote, fallback: PersonRef | null): Pen {
  const holder = record.roles[NOTE_TAKER] ?? fallback
  const mine = holder?.id === note.me.id
  const own = useRef(false)
  const before = useRef<string | null>(null)
  const holderId = holder?.id ?? null
  useEffect(() => {
    const was = before.current
    before.current = holderId
    if (was !== null && was !== holderId && mine && !own.current)
      useToast.getState().show({ sentence: say('note.penIsYours') })
    own.current = false
  }, [holderId, mine])
  const give = (person: PersonRef): void => {
    own.current = true
    passPen(note.doc, { role: NOTE_TAKER, from: holder, to: person }, PEN)
    useToast.getState().show({
      sentence: say(person.id === note.me.id ? 'note.penTaken' : 'note.penGiven', { name: person.name }),
      undo: () => {
        own.current = true
        passPen(note.doc, { role: NOTE_TAKER, from: person, to: holder }, PEN)
      },
    })
  }
  return { holder, mine, give, take: () => give({ id: note.me.id, name: note.me.name }) }
}
