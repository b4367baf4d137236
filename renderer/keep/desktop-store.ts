/** Logs as files of the desktop shell: main writes and syncs them, see electron/kept. */
import type { DesktopBridge } from '../bridge/bridge.ts'
import { KeepRefused, type LogStore } from './log-store.ts'

type KeptBridge = Pick<DesktopBridge, 'keptRead' | 'keptAppend' | 'keptReplace' | 'keptList'>

export function createDesktopStore(bridge: KeptBridge, relay: string): LogStore {
  return {
    read: (log) => bridge.keptRead(relay, log),
    append: async (log, records) => demand(await bridge.keptAppend(relay, log, records)),
    replace: async (log, records) => demand(await bridge.keptReplace(relay, log, records)),
    list: () => bridge.keptList(relay),
    // Files are nobody's but main's.
    onLost: () => () => undefined,
  }
}

function demand(outcome: Awaited<ReturnType<KeptBridge['keptAppend']>>): void {
  if (!outcome.kept) throw new KeepRefused(outcome.code)
}
