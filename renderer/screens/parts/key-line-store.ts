/**
 * What the keyboard line at the foot says: the commands of whatever has the say now. Parts put theirs on top while they
 * are shown, and take them away again.
 */
import { useEffect, useId } from 'react'
import { create } from 'zustand'
import type { CommandId } from '../../commands/table.ts'

/** A command, or several that are one to the eye (`[` and `]`), called as the first. */
export type Hint = CommandId | readonly CommandId[]

interface KeyLineStore {
  readonly layers: readonly { readonly id: string; readonly hints: readonly Hint[] }[]
  readonly hidden: boolean
  readonly put: (id: string, hints: readonly Hint[]) => void
  readonly take: (id: string) => void
  readonly toggle: () => void
}

export const useKeyLine = create<KeyLineStore>()((set) => ({
  layers: [],
  hidden: false,
  put: (id, hints) =>
    set(({ layers }) => ({ layers: [...layers.filter((layer) => layer.id !== id), { id, hints }] })),
  take: (id) => set(({ layers }) => ({ layers: layers.filter((layer) => layer.id !== id) })),
  toggle: () => set(({ hidden }) => ({ hidden: !hidden })),
}))

/** Shows these hints while the calling part is shown and `active`; pass the same array until they change. */
export function useHints(hints: readonly Hint[], active = true): void {
  const id = useId()
  useEffect(() => {
    if (!active) return
    useKeyLine.getState().put(id, hints)
    return () => useKeyLine.getState().take(id)
  }, [id, hints, active])
}
