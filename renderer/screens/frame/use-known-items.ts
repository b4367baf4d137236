/**
 * The items of all notes, for the palette: what was known last at once, asked for again when it opens, and from this
 * computer where nobody answers.
 */
import { useEffect, useState } from 'react'
import type { Item } from '#note/wire/api.ts'
import type { Relay } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'

const KINDS = ['decision', 'action', 'question', 'blueprint'] as const

/** Whoever opens the palette again so soon gets what it had; a large summit's items are megabytes. */
const FRESH_MS = 5_000

interface Known {
  readonly items: readonly Item[]
  /** When they were asked for, ms. */
  readonly at: number
}

const known = new WeakMap<Relay, Known>()

export function useKnownItems(): readonly Item[] {
  const relay = useRelay()
  const [items, setItems] = useState<readonly Item[]>(known.get(relay)?.items ?? [])
  useEffect(() => {
    const at = Date.now()
    if (at - (known.get(relay)?.at ?? -Infinity) < FRESH_MS) return undefined
    let isOver = false
    void Promise.all(KINDS.map((kind) => relay.items(kind))).then((answers) => {
      const all = answers.flatMap((answer) => (answer.ok ? answer.value.items : []))
      if (answers.every(({ ok }) => ok)) known.set(relay, { items: all, at })
      if (!isOver && answers.some(({ ok }) => ok)) setItems(all)
    })
    return () => {
      isOver = true
    }
  }, [relay])
  return items
}
