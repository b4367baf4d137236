/**
 * Which of the frame's own floats is open: the go-to palette or the help sheet.
 */
import { create } from 'zustand'

export type FrameFloat = 'none' | 'go-to' | 'help'

interface FrameFloatStore {
  readonly open: FrameFloat
  readonly show: (float: FrameFloat) => void
}

export const useFrameFloat = create<FrameFloatStore>()((set) => ({
  open: 'none',
  show: (open) => set({ open }),
}))
