/** A setting of this browser: the app begins in the note that runs in my room instead of on Today. */
import { useEffect } from 'react'
import { create } from 'zustand'

const KEY = 'rapporteur.start-in-room'

interface StartInRoom {
  readonly isOn: boolean
  readonly choose: (isOn: boolean) => void
}

export const useStartInRoom = create<StartInRoom>()((set) => ({
  isOn: window.localStorage.getItem(KEY) === 'on',
  choose: (isOn) => {
    window.localStorage.setItem(KEY, isOn ? 'on' : 'off')
    set({ isOn })
  },
}))

let hasBegun = false

/** Opens it once, on the first Today of this page; whoever comes back to Today wants to be there. */
export function useBeginInRoom(runs: boolean, open: () => void): void {
  const isOn = useStartInRoom((store) => store.isOn)
  useEffect(() => {
    if (hasBegun) return
    hasBegun = true
    if (isOn && runs) open()
  })
}
