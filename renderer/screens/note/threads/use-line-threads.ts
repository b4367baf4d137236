/** Which line the caret is in, and the threads beside it. */
import { useEffect, useRef, useState } from 'react'
import type { NoteRecord } from '#note/record-model.ts'
import type { Thread } from '#note/threads.ts'
import { onThreadsChange, threadsBesideLines } from '../../../note/live-threads.ts'
import type { OpenNote } from '../../../note/open-note.ts'

/** The id of the line that the editor marks as the one I am in, or null. */
export function lineUnderCaret(): string | null {
  const line = document.querySelector<HTMLElement>('.sheet .line-current')?.dataset['line'] ?? ''
  return line === '' ? null : line
}

/**
 * Follows the caret, and the note: what somebody else writes may put my caret into another line without my selection
 * changing. The editor draws its mark in the frame after either.
 */
export function useLineUnderCaret(record: NoteRecord): string | null {
  const [line, setLine] = useState<string | null>(null)
  const look = useRef<() => void>(() => undefined)
  useEffect(() => {
    let frame = 0
    look.current = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => requestAnimationFrame(() => setLine(lineUnderCaret())))
    }
    const onSelection = (): void => look.current()
    document.addEventListener('selectionchange', onSelection)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', onSelection)
    }
  }, [])
  useEffect(() => look.current(), [record])
  return line
}

/** All threads beside drawn lines, live. */
export function useThreads(note: OpenNote): readonly Thread[] {
  const [threads, setThreads] = useState<readonly Thread[]>([])
  useEffect(() => {
    const read = (): void => setThreads(threadsBesideLines(note))
    read()
    return onThreadsChange(note, read)
  }, [note])
  return threads
}
