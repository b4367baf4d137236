/**
 * The one listener that turns presses into commands. What a focused part or the text has taken already is left alone;
 * letters act only outside text fields, and none of them through a dialog that lies in front.
 */
import { actsInText, chordOf, isTyped } from './chord.ts'
import { useLetterKeys } from './letter-keys.ts'
import { runFirst } from './offers.ts'
import { COMMAND_IDS, COMMANDS, keysOf, type CommandId } from './table.ts'

/** For how long the first key of two waits for the second. */
const SECOND_KEY_WAITS_MS = 1_200

/** Listens on the window until the returned function is called. `now` in milliseconds. */
export function listenForCommands(now: () => number = Date.now): () => void {
  const byKeys = indexOfKeys()
  let first: { readonly chord: string; readonly at: number } | null = null
  const onSecond = (event: KeyboardEvent): void => {
    const begun = first
    first = null
    const chord = chordOf(event)
    if (begun === null || chord === null || now() - begun.at > SECOND_KEY_WAITS_MS) return
    if (run(byKeys.get(`${begun.chord} ${chord}`), event)) event.stopPropagation()
  }
  const onKey = (event: KeyboardEvent): void => {
    const chord = chordOf(event)
    if (chord === null || event.defaultPrevented || event.isComposing || !mayAct(chord, event)) return
    if (run(byKeys.get(chord), event)) return
    if (byKeys.has(`${chord} `)) first = { chord, at: now() }
  }
  // In the capturing phase: the second key may be one of the screen's own, and the first came before it.
  window.addEventListener('keydown', onSecond, { capture: true })
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('keydown', onSecond, { capture: true })
    window.removeEventListener('keydown', onKey)
  }
}

/** Commands by their keys; `G ` stands for every pair that begins with G. */
function indexOfKeys(): ReadonlyMap<string, readonly CommandId[]> {
  const index = new Map<string, CommandId[]>()
  const put = (keys: string, id: CommandId): void => void index.set(keys, [...(index.get(keys) ?? []), id])
  for (const id of COMMAND_IDS) {
    if (COMMANDS[id].byFocus === true) continue
    for (const keys of keysOf(id)) {
      put(keys, id)
      if (keys.includes(' ')) put(`${keys.split(' ')[0] ?? ''} `, id)
    }
  }
  return index
}

function run(ids: readonly CommandId[] | undefined, event: KeyboardEvent): boolean {
  const focus = event.target instanceof Element ? event.target : null
  const did = ids !== undefined && runFirst(ids, focus)
  if (did) event.preventDefault()
  return did
}

function mayAct(chord: string, event: KeyboardEvent): boolean {
  if (isTyped(chord) && !useLetterKeys.getState().on) return false
  return actsInText(chord) || !isTyping(event)
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}
