/**
 * Notes as Markdown files in the folder that the person chose, on the desktop: an open note a moment after it changed,
 * every kept one when the folder is chosen. Main writes; this makes the words.
 */
import * as Y from 'yjs'
import { readRecord } from '#note/record.ts'
import type { SessionFacts } from '#note/record-model.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import { answerName } from '../api/made-sessions.ts'
import type { DesktopBridge } from '../bridge/bridge.ts'
import type { Keep } from './keep.ts'

export interface MirrorParts {
  readonly bridge: Pick<DesktopBridge, 'mirrorName' | 'mirrorNote'>
  /** The relay's origin. */
  readonly relay: string
  readonly keep: Keep
}

/** A note that is written in is mirrored this often. */
const EVERY_MS = 2_000

/** Writes the note's file; without a folder, or without an answer about the session, nothing. Never rejects. */
export async function mirrorNote(parts: MirrorParts, session: string, doc: Y.Doc): Promise<void> {
  const { bridge, relay, keep } = parts
  try {
    if ((await bridge.mirrorName(relay)) === null) return
    const answer = (await keep.answer(answerName(session))) as SessionAnswer | null
    if (answer === null) return
    const record = readRecord(doc, { session: factsOf(answer), template: answer.template })
    // Only who mirrors pays for the words' code.
    const { noteMarkdown } = await import('./note-markdown.ts')
    await bridge.mirrorNote(relay, session, noteMarkdown(record))
  } catch (error) {
    console.error(`session ${session}: not mirrored`, error)
  }
}

/** Follows an open note; the returned function writes its last state, before the document goes, and ends. */
export function mirrorOpenNote(
  parts: MirrorParts,
  session: string,
  doc: Y.Doc,
  after: (ms: number, act: () => void) => () => void,
): () => Promise<void> {
  let cancel: (() => void) | null = null
  const write = (): Promise<void> => {
    cancel?.()
    cancel = null
    return mirrorNote(parts, session, doc)
  }
  const onUpdate = (): void => {
    cancel ??= after(EVERY_MS, () => void write())
  }
  doc.on('update', onUpdate)
  onUpdate()
  return async () => {
    doc.off('update', onUpdate)
    if (cancel !== null) await write()
  }
}

/** All that this computer has, once; own unsent edits are in it, other people's are not. */
export async function mirrorKept(parts: MirrorParts, person: string): Promise<void> {
  if ((await parts.bridge.mirrorName(parts.relay)) === null) return
  for await (const { session, note } of parts.keep.readAll()) {
    const doc = new Y.Doc()
    for (const update of note.known) Y.applyUpdate(doc, update)
    for (const edit of note.unsent) if (edit.person === person) Y.applyUpdate(doc, edit.update)
    await mirrorNote(parts, session, doc)
    doc.destroy()
  }
}

function factsOf({ summary: { session } }: SessionAnswer): SessionFacts {
  const { id, title, abstract, track, room, start, end, state, blueprints } = session
  return { id, title, abstract, summit: '', timezone: 'UTC', track, room, start, end, state, blueprints }
}
