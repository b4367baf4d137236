/** The newest earlier session that one of this note's blueprints was discussed in, by the schedule and by its note. */
import { useEffect, useMemo, useState } from 'react'
import { blueprintsIn } from '#note/carried-questions.ts'
import { isGuest, type Session } from '#note/summit.ts'
import type { Item, SessionSummary } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import type { LiveNote } from './use-live-note.ts'

export interface DiscussedBefore {
  readonly blueprint: string
  readonly session: Session
}

export function useDiscussedBefore({ record }: LiveNote, session: Session): DiscussedBefore | null {
  const relay = useRelay()
  const { me, sessions } = useSummit()
  const guest = isGuest(me)
  const [items, setItems] = useState<readonly Item[]>([])
  const names = useMemo(
    () => [...new Set([...session.blueprints, ...blueprintsIn(record)])].sort().join(' '),
    [session.blueprints, record],
  )
  useEffect(() => {
    if (guest || names === '') return undefined
    let isOver = false
    void relay.items('blueprint').then((answer) => {
      if (answer.ok && !isOver) setItems(answer.value.items)
    })
    return () => {
      isOver = true
    }
  }, [relay, guest, names])
  return useMemo(
    () => (names === '' ? null : discussedBefore(session, names.split(' '), { sessions, items })),
    [session, names, sessions, items],
  )
}

/** `items` are the summit's items of kind blueprint. */
export function discussedBefore(
  session: Pick<Session, 'id' | 'start'>,
  names: readonly string[],
  known: { readonly sessions: readonly SessionSummary[]; readonly items: readonly Item[] },
): DiscussedBefore | null {
  const linked = new Map<string, Set<string>>()
  for (const item of known.items) {
    const name = item.fields['name']
    if (typeof name !== 'string') continue
    linked.set(item.session, (linked.get(item.session) ?? new Set()).add(name))
  }
  const earlier = known.sessions
    .filter(({ completeness, session: each }) => completeness !== null && isBefore(each, session))
    .sort((a, b) => ((a.session.start ?? '') > (b.session.start ?? '') ? -1 : 1))
  for (const summary of earlier) {
    const own = [...summary.session.blueprints, ...(linked.get(summary.session.id) ?? [])]
    const blueprint = names.find((name) => own.includes(name))
    if (blueprint !== undefined) return { blueprint, session: summary.session }
  }
  return null
}

function isBefore(each: Session, session: Pick<Session, 'id' | 'start'>): boolean {
  if (each.id === session.id || each.start === null || session.start === null) return false
  return Date.parse(each.start) < Date.parse(session.start)
}
