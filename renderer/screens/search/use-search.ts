/**
 * Asks for what was typed, a moment after the last key; an older answer never replaces a newer one. Where the relay does
 * not answer, or not soon, what this computer keeps is searched meanwhile.
 */
import { useEffect, useState } from 'react'
import type { SearchAnswer } from '#note/wire/search.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit, type SummitView } from '../../api/summit-store.ts'
import { keepOf } from '../../keep/keep.ts'
import { dateOf } from '../clock.ts'
import { keptSearchOf, type ReadSoFar } from './kept-search.ts'

export type Found =
  | { readonly kind: 'nothing-asked' }
  | {
      readonly kind: 'found'
      readonly query: string
      readonly answer: SearchAnswer
      /** The relay does not answer: this is from what is kept here, so far as it is read. */
      readonly kept?: ReadSoFar
    }
  | { readonly kind: 'failed'; readonly query: string; readonly sentence: string }

/** Longer than between two keys, shorter than one notices. */
const TYPING_MS = 120
/** A relay that has not answered by then is not waited for alone. */
const PATIENCE_MS = 1_500

/** What was found for the query; the last answer stays until the next is there. `round` asks again. */
export function useSearch(query: string, round: number): Found {
  const relay = useRelay()
  const view = useSummit()
  const [found, setFound] = useState<Found>({ kind: 'nothing-asked' })
  const [here, setHere] = useState(false)
  const asked = query.trim()
  useEffect(() => {
    if (asked === '') return
    let current = true
    const slow = setTimeout(() => setHere(true), TYPING_MS + PATIENCE_MS)
    const timer = setTimeout(() => {
      void relay.search(asked).then((answer) => {
        if (!current) return
        clearTimeout(slow)
        const unreachable = !answer.ok && answer.failure.kind === 'unreachable'
        setHere(unreachable)
        if (answer.ok) setFound({ kind: 'found', query: asked, answer: answer.value })
        else if (!unreachable) setFound({ kind: 'failed', query: asked, sentence: answer.failure.sentence })
      })
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
      clearTimeout(slow)
    }
  }, [relay, asked, round])
  useKeptSearch({ asked, here, view, origin: relay.origin, onFound: setFound })
  return asked === '' ? { kind: 'nothing-asked' } : found
}

interface KeptWish {
  readonly asked: string
  /** Whether this computer is to be searched. */
  readonly here: boolean
  readonly view: SummitView
  readonly origin: string
  readonly onFound: (found: Found) => void
}

/** Searches here, at once and again with every note that is read. */
function useKeptSearch({ asked, here, view, origin, onFound }: KeptWish): void {
  useEffect(() => {
    if (!here || asked === '') return
    const search = keptSearchOf(origin, keepOf(origin))
    const look = (): void => {
      const today = dateOf(Date.now() + view.clockOffsetMs, view.summit.timezone)
      const answer = search.find(asked, today, view.me)
      onFound({ kind: 'found', query: asked, answer, kept: search.soFar })
    }
    const stop = search.onRead(look)
    search.read(view, Date.now())
    look()
    return stop
  }, [here, asked, view, origin, onFound])
}
