/** What the bridge answers of the kept files: for the chosen relay alone, and a refusing disk as a value. */
import type { KeepOutcome } from '#renderer/bridge/bridge.ts'
import type { Handlers } from '../bridge-guard.ts'
import type { KeptFiles } from './kept-files.ts'

type KeptHandlers = Pick<
  Handlers,
  'keptRead' | 'keptAppend' | 'keptReplace' | 'keptList' | 'keptJournal' | 'openJournal'
>

/** `isChosen` says whether the app talks to that relay; `show` opens a file of ours in the system's own reader. */
export function answerKept(
  files: KeptFiles,
  isChosen: (relay: string) => boolean,
  show: (path: string) => Promise<boolean>,
): KeptHandlers {
  const forChosen = async (relay: string, act: () => Promise<void>): Promise<KeepOutcome> => {
    if (!isChosen(relay)) return { kept: false, code: 'EACCES' }
    return act().then(
      () => ({ kept: true }),
      (error: unknown) => ({ kept: false, code: codeOf(error) }),
    )
  }
  return {
    keptRead: async (relay, log) =>
      isChosen(relay) ? files.read(relay, log) : { records: [], setAside: null },
    keptAppend: (relay, log, records) => forChosen(relay, () => files.append(relay, log, records)),
    keptReplace: (relay, log, records) => forChosen(relay, () => files.replace(relay, log, records)),
    keptList: async (relay) => (isChosen(relay) ? files.list(relay) : []),
    async keptJournal(relay, line) {
      await forChosen(relay, () => files.note(relay, line))
    },
    openJournal: async (relay) => isChosen(relay) && show(await files.journalPath(relay)),
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
