/** The items of one kind, kept fresh by events; and what sets their fields and answers for their owner. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Item, SessionSummary } from '#note/wire/api.ts'
import type { SummitEvent } from '#note/wire/events.ts'
import type { ItemPatch } from '#note/wire/item-states.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'

export interface ItemsAccess {
  /** Null until they were read once. */
  readonly items: readonly Item[] | null
  /** Why they cannot be read now, a sentence; or null. */
  readonly problem: string | null
  /** The relay does not answer: this is what was known last. */
  readonly kept: boolean
  /** Puts an item as the relay gave it into the list. */
  readonly replace: (item: Item) => void
}

/** Several events of one moment are one reading. */
const GATHER_MS = 250

const TELLING: ReadonlySet<SummitEvent['type']> = new Set([
  'item.changed',
  'decision.agreed',
  'action.created',
  'action.owned',
  'action.unowned',
  'action.done',
  'note.progressed',
])

/** Asked for again whenever an item changed, or a session in what its items hang on. */
export function useItems(kind: string, query = ''): ItemsAccess {
  const relay = useRelay()
  const { sessions } = useSummit()
  const facts = sessions.map(factsOf).join()
  const [found, setFound] = useState<{
    readonly kind: string
    readonly items: readonly Item[]
    readonly kept: boolean
  } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const latest = useRef(0)
  const load = useCallback(async () => {
    latest.current += 1
    const number = latest.current
    const answer = await relay.items(kind, query)
    if (number !== latest.current) return
    if (answer.ok) setFound({ kind, items: answer.value.items, kept: answer.kept === true })
    setProblem(answer.ok ? null : answer.failure.sentence)
  }, [relay, kind, query])
  useEffect(() => {
    void load()
    return () => {
      latest.current += 1
    }
  }, [load, facts])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEvents((event) => {
    if (!TELLING.has(event.type) || timer.current !== null) return
    timer.current = setTimeout(() => {
      timer.current = null
      void load()
    }, GATHER_MS)
  })
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
    },
    [],
  )
  const replace = useCallback((item: Item) => {
    setFound((known) =>
      known === null
        ? null
        : { ...known, items: known.items.map((each) => (isSame(each, item) ? item : each)) },
    )
  }, [])
  const own = found?.kind === kind ? found : null
  return { items: own?.items ?? null, problem, kept: own?.kept ?? false, replace }
}

/** What came of setting several items: those that changed as they were before, and the first refusal. */
export interface SetOutcome {
  readonly done: readonly Item[]
  readonly refusal: string | null
}

/** Sets the same of each item, one after the other; what the relay refuses stays as it is. */
export function useSetItems(replace: ItemsAccess['replace']) {
  const relay = useRelay()
  return useCallback(
    async (changes: readonly { readonly item: Item; readonly patch: ItemPatch }[]): Promise<SetOutcome> => {
      const done: Item[] = []
      let refusal: string | null = null
      for (const { item, patch } of changes) {
        const answer = await relay.setItem(item.session, item.line, patch)
        if (answer.ok) {
          replace(answer.value)
          done.push(item)
        } else refusal ??= answer.failure.sentence
      }
      return { done, refusal }
    },
    [relay, replace],
  )
}

/** What of a session changes its items; that somebody writes in it does not yet. */
function factsOf({ session, completeness }: SessionSummary): string {
  const counts = completeness ?? { decisions: 0, actions: 0, unowned: 0, questions: 0 }
  return `${session.id} ${session.state} ${counts.decisions} ${counts.actions} ${counts.unowned} ${counts.questions}`
}

/** One name for an item among those of all notes. */
export function itemKey({ session, line }: Pick<Item, 'session' | 'line'>): string {
  return `${session} ${line}`
}

function isSame(left: Item, right: Item): boolean {
  return left.session === right.session && left.line === right.line
}
