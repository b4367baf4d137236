/** The page's own connection and lines, on a websocket of the simulation. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { MESSAGE_SYNC, SYNC_STEP_1 } from '#note/wire/sync.ts'
import { createNoteConnection, type NoteConnection } from '#renderer/connection/note-connection.ts'
import { SECTIONS } from '../seen-lines.ts'
import type { ClientEnd, Link } from './link.ts'
import type { LinkNote, Page, PageParts } from './person.ts'

/** Marks what a laptop had kept, so that it does not count as typed again. */
const KEPT = 'kept'
/** At 60 a second. */
const FRAME_MS = 16

export function openRealPage(parts: PageParts): Page {
  const { account, memory, chance, timeline, kept } = parts
  const doc = new Y.Doc()
  doc.clientID = parts.clientId
  const lines = createNoteLines(doc, { sections: SECTIONS, random: chance.random })
  const awareness = new Awareness(doc)
  awareness.setLocalState({ section: null, typedAt: null })
  let isOpen = true
  const connection = createNoteConnection({
    ...{ relay: 'ws://relay', token: '', session: '', doc, awareness, touchedLines: () => [] },
    clock: {
      now: () => timeline.now,
      elapsed: () => timeline.elapsed,
      after: (ms, act) => timeline.after(ms, () => isOpen && act()),
      frame: (act) => timeline.after(FRAME_MS, () => isOpen && act()),
      random: chance.random,
    },
    createSocket: () => new PageSocket(parts, () => isOpen) as unknown as WebSocket,
  })
  connection.subscribe(() => watch(parts, connection))
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.local) account.wrote(memory, transaction)
  })
  if (kept !== null) Y.applyUpdate(doc, kept, KEPT)
  return {
    doc,
    lines,
    isQuiet: () => connection.status().kind === 'live' && connection.save().word === 'saved',
    state: () => `${connection.status().kind}, ${connection.save().word}`,
    mayWrite: () => connection.news()?.write !== false,
    crash: () => {
      isOpen = false
      connection.close()
      awareness.destroy()
      lines.close()
    },
  }
}

/** "Saved" is said only after the relay's promise, and nobody honest is sent away. */
function watch({ account, memory, onRefused }: PageParts, connection: NoteConnection): void {
  if (connection.save().word === 'saved' && memory.promised < memory.writes.length) {
    account.fault(`a page says saved with ${memory.promised} of ${memory.writes.length} writes promised`)
  }
  const status = connection.status()
  if (status.kind === 'refused') onRefused(status.code, status.sentence)
}

type Listener = (event: {
  readonly data?: ArrayBuffer
  readonly code?: number
  readonly reason?: string
}) => void

/** As much of a browser's websocket as the page's connection uses. */
class PageSocket implements ClientEnd {
  binaryType = 'arraybuffer'
  readyState: number = WebSocket.CONNECTING
  readonly #listeners = new Map<string, Listener>()
  readonly #link: Link
  readonly #note: LinkNote
  readonly #isPageOpen: () => boolean

  constructor(parts: PageParts, isPageOpen: () => boolean) {
    this.#isPageOpen = isPageOpen
    this.#note = { memory: parts.memory, marks: [] }
    this.#link = parts.dial(this, this.#note)
  }

  addEventListener(kind: string, listener: Listener): void {
    this.#listeners.set(kind, listener)
  }

  send(bytes: Uint8Array): void {
    if (!this.#isPageOpen()) return
    if (isUpdate(bytes)) this.#note.marks.push(this.#note.memory.writes.length)
    this.#link.send(bytes)
  }

  close(): void {
    this.readyState = WebSocket.CLOSING
    this.#link.close()
  }

  opened(): void {
    this.readyState = WebSocket.OPEN
    this.#tell('open', {})
  }

  heard(payload: Uint8Array): void {
    this.#tell('message', { data: payload.slice().buffer })
  }

  closed(code: number, reason: string): void {
    this.readyState = WebSocket.CLOSED
    this.#tell('close', { code, reason })
  }

  #tell(kind: string, event: Parameters<Listener>[0]): void {
    if (this.#isPageOpen()) this.#listeners.get(kind)?.(event)
  }
}

function isUpdate(bytes: Uint8Array): boolean {
  return bytes[0] === MESSAGE_SYNC && bytes[1] !== SYNC_STEP_1
}
