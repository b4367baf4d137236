/**
 * A note's past as this screen has it: the list of versions, which one is chosen and with which it is compared, and
 * what the relay answered for them.
 */
import { useCallback, useEffect, useState } from 'react'
import type { NoteRecord } from '#note/record-model.ts'
import type { AuthorsAnswer, ComparisonAnswer, Version } from '#note/wire/history.ts'
import type { Failure } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useAsked, type Asked } from './use-asked.ts'
import { inOrder, keyOf, NOW, otherOf, placeOf } from './versions.ts'

export type VersionsLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly versions: readonly Version[] }

interface VersionsAccess {
  readonly load: VersionsLoad
  readonly reload: () => Promise<void>
}

/** The versions of a session's note, asked again whenever the summit says that it was written in or took a step. */
export function useVersions(id: string): VersionsAccess {
  const relay = useRelay()
  const { sessions, unreachableSince } = useSummit()
  const summary = sessions.find(({ session }) => session.id === id)
  const [load, setLoad] = useState<VersionsLoad>({ kind: 'loading' })
  const reload = useCallback(async () => {
    const answer = await relay.versions(id)
    if (answer.ok) return setLoad({ kind: 'ready', versions: answer.value.versions })
    // A failed second look must not take away what somebody reads.
    setLoad((before) => (before.kind === 'ready' ? before : { kind: 'failed', failure: answer.failure }))
  }, [relay, id])
  const news = `${summary?.lastEditAt ?? ''} ${summary?.session.state ?? ''} ${String(unreachableSince === null)}`
  useEffect(() => {
    void reload()
  }, [reload, news])
  return { load, reload }
}

/** A record and the version it is of. */
export interface PastRecord {
  readonly version: Version
  readonly record: NoteRecord
}

export interface Past {
  readonly versions: readonly Version[]
  readonly place: number
  readonly chosen: Version
  /** The place it is compared with; null where there is only one version. */
  readonly other: number | null
  readonly choose: (place: number) => void
  readonly compareWith: (key: string) => void
  readonly shown: Asked<PastRecord>
  readonly comparison: Asked<ComparisonAnswer>
  /** The note as it stands is shown with who wrote it. */
  readonly who: boolean
  readonly showWho: (who: boolean) => void
  readonly authors: Asked<AuthorsAnswer>
}

/** `versions` has at least one: now. */
export function usePast(id: string, versions: readonly Version[]): Past {
  const [key, setKey] = useState(NOW)
  const [picked, setPicked] = useState<string | null>(null)
  const [who, setWho] = useState(false)
  const place = placeOf(versions, key)
  const last = versions.length - 1
  const other = otherOf(versions, place, picked)
  const chosen = versions[place]
  if (chosen === undefined) throw new Error('A note has at least one version: now.')
  const answers = useAnswers({ id, versions, place, other, who })
  const choose = useCallback(
    (next: number) => {
      const version = versions[next]
      if (version !== undefined) setKey(keyOf(version))
      // Who wrote is known for the letters that still stand.
      if (next !== last) setWho(false)
    },
    [versions, last],
  )
  const showWho = useCallback((show: boolean) => {
    setWho(show)
    if (show) setKey(NOW)
  }, [])
  return { versions, place, chosen, other, choose, compareWith: setPicked, who, showWho, ...answers }
}

interface Wanted {
  readonly id: string
  readonly versions: readonly Version[]
  readonly place: number
  readonly other: number | null
  readonly who: boolean
}

function useAnswers({
  id,
  versions,
  place,
  other,
  who,
}: Wanted): Pick<Past, 'shown' | 'comparison' | 'authors'> {
  const relay = useRelay()
  const connected = useSummit().unreachableSince === null
  const chosen = versions[place]
  const [older, newer] = inOrder(place, other ?? place)
  const [from, to] = [versions[older], versions[newer]]
  const last = versions.at(-1)
  const shown = useAsked<PastRecord>(
    chosen === undefined ? null : `${keyOf(chosen)} ${String(chosen.seq)}`,
    async () => {
      if (chosen === undefined) throw new Error('There is nothing to show.')
      const answer = await relay.versionRecord(id, chosen.seq)
      return answer.ok ? { ok: true, value: { version: chosen, record: answer.value } } : answer
    },
    connected,
  )
  const alone = from === undefined || to === undefined || older === newer
  const comparison = useAsked<ComparisonAnswer>(
    alone ? null : `${keyOf(from)} ${keyOf(to)} ${String(to.seq)}`,
    () => relay.compare(id, from?.seq ?? 0, to?.seq ?? 0),
    connected,
  )
  const authors = useAsked<AuthorsAnswer>(
    who ? `authors ${String(last?.seq)}` : null,
    () => relay.authors(id),
    connected,
  )
  return { shown, comparison, authors }
}
