/** The items of all notes, for the palette: asked for when it opens, and from this computer where nobody answers. */
import { useEffect, useState } from 'react'
import type { Item } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'

const KINDS = ['decision', 'action', 'question', 'blueprint'] as const

export function useKnownItems(): readonly Item[] {
  const relay = useRelay()
  const [items, setItems] = useState<readonly Item[]>([])
  useEffect(() => {
    let isOver = false
    void Promise.all(KINDS.map((kind) => relay.items(kind))).then((answers) => {
      if (!isOver) setItems(answers.flatMap((answer) => (answer.ok ? answer.value.items : [])))
    })
    return () => {
      isOver = true
    }
  }, [relay])
  return items
}
