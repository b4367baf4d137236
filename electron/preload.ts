/**
 * The page's side of the bridge: named functions with plain data, nothing of Electron. Runs sandboxed, so it may import
 * nothing but electron and what is bundled into it.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { DesktopBridge } from '#renderer/bridge/bridge.ts'
import { OPEN_PATH, wireName, type ChannelName, type Channels } from './channels.ts'

function ask<Name extends ChannelName>(
  name: Name,
  ...values: Channels[Name]['arguments']
): Promise<Channels[Name]['result']> {
  return ipcRenderer.invoke(wireName(name), ...values) as Promise<Channels[Name]['result']>
}

let listeners: readonly ((path: string) => void)[] = []
/** A path that arrived before the page listened; the newest one counts. */
let waiting: string | null = null

ipcRenderer.on(OPEN_PATH, (_event: IpcRendererEvent, path: unknown) => {
  if (typeof path !== 'string') return
  if (listeners.length === 0) waiting = path
  for (const listener of listeners) listener(path)
})

function onOpenPath(listener: (path: string) => void): () => void {
  listeners = [...listeners, listener]
  if (waiting !== null) listener(waiting)
  waiting = null
  return () => {
    listeners = listeners.filter((other) => other !== listener)
  }
}

function platform(): DesktopBridge['platform'] {
  if (process.platform === 'darwin' || process.platform === 'win32') return process.platform
  return 'linux'
}

// Arguments are picked by name, so that nothing beyond the contract crosses.
const bridge = {
  platform: platform(),
  start: () => ask('start'),
  saveFile: (file) => ask('saveFile', { name: file.name, text: file.text }),
  openOutside: (address) => ask('openOutside', address),
  keepToken: (relay, token) => ask('keepToken', relay, token),
  readToken: (relay) => ask('readToken', relay),
  chooseRelay: (relay) => ask('chooseRelay', relay),
  showRoom: (path) => ask('showRoom', path),
  keptRead: (relay, log) => ask('keptRead', relay, log),
  keptAppend: (relay, log, records) => ask('keptAppend', relay, log, records),
  keptReplace: (relay, log, records) => ask('keptReplace', relay, log, records),
  keptList: (relay) => ask('keptList', relay),
  keptJournal: (relay, line) => ask('keptJournal', relay, line),
  openJournal: (relay) => ask('openJournal', relay),
  mirrorName: (relay) => ask('mirrorName', relay),
  chooseMirror: (relay) => ask('chooseMirror', relay),
  stopMirror: (relay) => ask('stopMirror', relay),
  mirrorNote: (relay, session, text) => ask('mirrorNote', relay, session, text),
  onOpenPath,
} satisfies DesktopBridge

contextBridge.exposeInMainWorld('rapporteur', bridge)
