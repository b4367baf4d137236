/** Whether notes are mirrored into a folder of this computer, and into which; desktop only. */
import { create } from 'zustand'
import { keepOf } from '../../keep/keep.ts'
import { mirrorKept } from '../../keep/mirror.ts'

interface MirrorSetting {
  /** The folder's name, or null where nothing is mirrored. */
  readonly folder: string | null
  readonly read: (relay: string) => Promise<void>
  /** Shows the system's dialog; writes every kept note into what was chosen. */
  readonly choose: (relay: string, person: string) => Promise<void>
  readonly stop: (relay: string) => Promise<void>
}

export const useMirrorSetting = create<MirrorSetting>()((set) => ({
  folder: null,
  read: async (relay) => set({ folder: (await window.rapporteur?.mirrorName(relay)) ?? null }),
  choose: async (relay, person) => {
    const { rapporteur } = window
    if (rapporteur === undefined) return
    set({ folder: await rapporteur.chooseMirror(relay) })
    await mirrorKept({ bridge: rapporteur, relay, keep: keepOf(relay) }, person)
  },
  stop: async (relay) => {
    await window.rapporteur?.stopMirror(relay)
    set({ folder: null })
  },
}))
