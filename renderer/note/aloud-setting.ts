/** Whether what others add is read aloud: on unless switched off in the person's menu, kept in this browser. */
import { create } from 'zustand'

const KEY = 'rapporteur.aloud'
const OFF = 'off'

interface AloudSetting {
  readonly isOn: boolean
  readonly choose: (isOn: boolean) => void
}

export const useAloudSetting = create<AloudSetting>()((set) => ({
  isOn: window.localStorage.getItem(KEY) !== OFF,
  choose: (isOn) => {
    if (isOn) window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, OFF)
    set({ isOn })
  },
}))
