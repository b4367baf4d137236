/** The line whose thread was asked for, by key or by its mark, and whether the field to answer takes the focus. */
import { create } from 'zustand'

interface AskedThread {
  readonly line: string | null
  readonly answering: boolean
  readonly ask: (line: string, answering: boolean) => void
  readonly close: () => void
}

export const useAskedThread = create<AskedThread>()((set) => ({
  line: null,
  answering: false,
  ask: (line, answering) => set({ line, answering }),
  close: () => set({ line: null, answering: false }),
}))
