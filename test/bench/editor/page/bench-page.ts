/**
 * What runs in the browser: opens either editor on an equal note and measures acts in it. Times are script times, from
 * the call until it returns; layout is measured apart, and a whole key by `watchKeys`.
 */
import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/base.css'
import '../../../../renderer/styles/note.css'
import '../../../../renderer/styles/editor.css'
import './their-lines.css'
import { TextSelection } from 'prosemirror-state'
import * as Y from 'yjs'
import type { Act, BenchEditor } from './bench-editor.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { ourUpdate, SECTION_KEYS, theirUpdate } from './equal-note.ts'
import { openOurs } from './our-editor.ts'
import { openTheirs } from './their-editor.ts'

export type Whose = 'ours' | 'theirs'

export interface Opening {
  readonly load: number
  readonly view: number
  readonly layout: number
}

const notes = new Map<string, Uint8Array>()
let current: BenchEditor | null = null

function updateOf(whose: Whose, count: number): Uint8Array {
  const key = `${whose} ${count}`
  const update = notes.get(key) ?? (whose === 'ours' ? ourUpdate(count) : theirUpdate(count))
  notes.set(key, update)
  return update
}

function editor(): BenchEditor {
  if (current === null) throw new Error('No editor is open.')
  return current
}

function close(): void {
  current?.close()
  current = null
  document.body.replaceChildren()
}

function open(whose: Whose, count: number): Opening {
  return openNote(whose, updateOf(whose, count))
}

/** The note that is open as it is now, in an editor that has seen nothing of its past. */
function openAnew(): void {
  openNote('ours', Y.encodeStateAsUpdate(editor().doc))
}

function openNote(whose: Whose, update: Uint8Array): Opening {
  close()
  const scroller = document.createElement('div')
  scroller.className = 'bench-scroller'
  const place = document.createElement('div')
  place.className = 'note-editor'
  scroller.append(place)
  document.body.append(scroller)
  current = (whose === 'ours' ? openOurs : openTheirs)(place, update)
  const built = performance.now()
  void document.body.offsetHeight
  return { load: current.loadMs, view: current.viewMs, layout: performance.now() - built }
}

/** The caret into the line of that index. */
function caretIn(index: number): void {
  const { view } = editor()
  let at = 0
  let seen = 0
  view.state.doc.descendants((node, position) => {
    if (node.type.name !== 'line') return true
    if (seen === index) at = position + 20
    seen += 1
    return false
  })
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)).scrollIntoView())
  view.focus()
}

function ownLetters(count: number): number[] {
  const { view } = editor()
  return Array.from({ length: count }, () => {
    const started = performance.now()
    view.dispatch(view.state.tr.insertText('x'))
    const took = performance.now() - started
    void document.body.offsetHeight
    return took
  })
}

/** Somebody else's acts, each in a turn of its own. */
async function remoteActs(act: Act, count: number, at: number): Promise<number[]> {
  const { doc, remote } = editor()
  const times: number[] = []
  for (const update of remote(act, count, at)) {
    await nextTurn()
    const started = performance.now()
    Y.applyUpdate(doc, update, 'network')
    times.push(performance.now() - started)
    void document.body.offsetHeight
  }
  return times
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port2.onmessage = () => {
      port1.close()
      resolve()
    }
    port1.postMessage(null)
  })
}

let painted: Promise<number> | null = null

/** From now on the next key is timed: from its event to a message posted in the first frame after it. */
function listenForKey(): void {
  painted = new Promise((resolve) => {
    const onKey = ({ timeStamp }: KeyboardEvent): void => {
      requestAnimationFrame(() => void nextTurn().then(() => resolve(performance.now() - timeStamp)))
    }
    document.addEventListener('keydown', onKey, { capture: true, once: true })
  })
}

/** Ms until the frame of the key that was listened for was painted. */
function keyPainted(): Promise<number> {
  if (painted === null) throw new Error('Nobody listened for a key.')
  return painted
}

const LETTERS = 10

/** So many edits by twenty people, each of whom takes out again about what they put in. */
async function oneHour(edits: number): Promise<void> {
  const { doc } = editor()
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const lines = createNoteLines(theirs, { sections: SECTION_KEYS, random: Math.random })
  theirs.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update, 'network'))
  for (let edit = 0; edit < edits; edit += 1) {
    const seen = lines.visible()
    const line = seen[Math.floor(Math.random() * seen.length)]
    if (!line) continue
    if (edit % 20 === 0) lines.join(lines.split(line.id, 4))
    else if (edit % 20 === 1) lines.move(line.id, line.section, null)
    else if (line.length > 60) lines.deleteText(line.id, 5, LETTERS)
    else lines.insertText(line.id, 5, 'x'.repeat(LETTERS))
    if (edit % 50 === 0) await nextTurn()
  }
  lines.close()
  theirs.destroy()
}

function heapMb(): number {
  window.gc()
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6
}

const bench = {
  open,
  openAnew,
  close,
  caretIn,
  ownLetters,
  remoteActs,
  prepare: updateOf,
  listenForKey,
  keyPainted,
  oneHour,
  heapMb,
}
export type Bench = typeof bench

Object.assign(window, { bench })
