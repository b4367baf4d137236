/** Asks for what was typed, a moment after the last key; an older answer never replaces a newer one. */
import { useEffect, useState } from 'react'
import type { SearchAnswer } from '#note/wire/search.ts'
import { useRelay } from '../../api/sign-in-store.ts'

export type Found =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'found'; readonly query: string; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly query: string; readonly sentence: string }

/** Longer than between two keys, shorter than one notices. */
const TYPING_MS = 120

/** What was found for the query; the last answer stays until the next is there. `round` asks again. */
export function useSearch(query: string, round: number): Found {
  const relay = useRelay()
  const [found, setFound] = useState<Found>({ kind: 'nothing-asked' })
  const asked = query.trim()
  useEffect(() => {
    if (asked === '') return
    let current = true
    const timer = setTimeout(() => {
      void relay.search(asked).then((answer) => {
        if (!current) return
        if (answer.ok) setFound({ kind: 'found', query: asked, answer: answer.value })
        else setFound({ kind: 'failed', query: asked, sentence: answer.failure.sentence })
      })
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [relay, asked, round])
  return asked === '' ? { kind: 'nothing-asked' } : found
}
