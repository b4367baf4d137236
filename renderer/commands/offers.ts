/**
 * Who does a command now: screens and the editor offer what they can do while they are shown. The part shown last has
 * the first word. Answers "could I?" and does it, so keys, menus and the palette cannot disagree.
 */
import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import { COMMAND_IDS, type CommandId } from './table.ts'

/** What a command does; with `could` where that hangs on more than the part that offers it knows beforehand. */
export type Offer = (() => void) | { readonly could: () => boolean; readonly run: () => void }

/** `undefined`: not possible now. */
export type Offers = { readonly [id in CommandId]?: Offer | undefined }

/** Where the focus must be for the offers to count; anywhere outside dialogs when nothing is said. */
export interface Within {
  readonly inDialog?: boolean
  readonly element?: RefObject<HTMLElement | null>
}

interface Layer extends Within {
  readonly offers: () => Offers
}

const layers: Layer[] = []
const listeners = new Set<() => void>()
let possible = ''

/** Offers commands until the returned function is called; `offers` is asked anew each time. */
export function offerCommands(offers: () => Offers, within: Within = {}): () => void {
  const layer: Layer = { offers, ...within }
  layers.push(layer)
  announce()
  return () => {
    layers.splice(layers.indexOf(layer), 1)
    announce()
  }
}

/** Offers these commands while the calling part is shown. */
export function useCommands(offers: Offers, within: Within = {}): void {
  const latest = useRef(offers)
  useEffect(() => {
    latest.current = offers
    announce()
  })
  const { inDialog = false, element } = within
  useEffect(
    () => offerCommands(() => latest.current, element === undefined ? { inDialog } : { inDialog, element }),
    [inDialog, element],
  )
}

/** Does the command if it is possible wherever the focus is; says whether it was. */
export function runCommand(id: CommandId): boolean {
  return runFirst([id], null)
}

/** Does the one of these commands (they share a key) that is nearest to the focus; says whether one was possible. */
export function runFirst(ids: readonly CommandId[], focus: Element | null): boolean {
  const offer = findOffer(ids, focus)
  if (offer === undefined) return false
  if (typeof offer === 'function') offer()
  else offer.run()
  return true
}

/** Whether the command is possible now. */
export function couldRun(id: CommandId): boolean {
  return findOffer([id], null) !== undefined
}

/** What is offered now and possible wherever the focus is; live, for what lists commands. */
export function useOffered(): ReadonlySet<CommandId> {
  const ids = useSyncExternalStore(subscribe, () => possible)
  return new Set(ids.split(' ')) as ReadonlySet<string> as ReadonlySet<CommandId>
}

/** Parts around the focus go first, then what was shown last. */
function findOffer(ids: readonly CommandId[], focus: Element | null): Offer | undefined {
  const inDialog = isInDialog(focus)
  const near = layers.filter((layer) => reaches(layer, focus, inDialog)).toReversed()
  const around = near.filter(({ element }) => element !== undefined)
  const others = near.filter(({ element }) => element === undefined)
  for (const { offers } of [...around, ...others]) {
    const known = offers()
    for (const id of ids) {
      const offer = known[id]
      if (offer !== undefined && (typeof offer === 'function' || offer.could())) return offer
    }
  }
  return undefined
}

function reaches({ inDialog = false, element }: Layer, focus: Element | null, dialog: boolean): boolean {
  if (element !== undefined) return element.current?.contains(focus) === true
  return inDialog === dialog
}

function isInDialog(focus: Element | null): boolean {
  return (focus?.closest('[role="dialog"], [role="menu"], [role="listbox"]') ?? null) !== null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells only when the set of what is offered became another, which it rarely does from one drawing to the next. */
function announce(): void {
  const now = COMMAND_IDS.filter((id) => layers.some(({ offers }) => offers()[id] !== undefined)).join(' ')
  if (now === possible) return
  possible = now
  for (const listener of listeners) listener()
}
