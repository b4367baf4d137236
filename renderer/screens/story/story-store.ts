/** Which item's history is open, over any screen. */
import { create } from 'zustand'

export interface StoryOf {
  readonly session: string
  readonly line: string
}

interface StoryStore {
  readonly open: StoryOf | null
  readonly show: (item: StoryOf | null) => void
}

export const useStory = create<StoryStore>()((set) => ({
  open: null,
  show: (open) => set({ open }),
}))

/** Opens what happened to this item. */
export function showStory({ session, line }: StoryOf): void {
  useStory.getState().show({ session, line })
}
