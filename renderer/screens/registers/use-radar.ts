/** What the radar found between rooms, kept fresh by its events; and saying that a hint is none. */
import { useCallback, useEffect, useState } from 'react'
import type { RadarHint } from '#note/wire/radar.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useEvents } from '../../api/use-events.ts'

export interface RadarAccess {
  readonly hints: readonly RadarHint[]
  readonly dismiss: (id: string) => void
}

/** With a session only what is found there is news. */
export function useRadar(session?: string): RadarAccess {
  const relay = useRelay()
  const [hints, setHints] = useState<readonly RadarHint[]>([])
  const load = useCallback(async () => {
    const answer = await relay.radar()
    if (answer.ok) setHints(answer.value.hints)
  }, [relay])
  useEffect(() => {
    void load()
  }, [load])
  useEvents((event) => {
    const isOfRadar = event.type === 'radar.found' || event.type === 'radar.dismissed'
    if (isOfRadar && (session === undefined || event.session === session)) void load()
  })
  const dismiss = (id: string): void =>
    void relay.dismissHint(id).then((answer) => {
      if (answer.ok) setHints(answer.value.hints)
    })
  return { hints, dismiss }
}

/** The hints of one session, or of one of its lines. */
export function hintsOf(hints: readonly RadarHint[], session: string, line?: string): readonly RadarHint[] {
  return hints.filter(({ sides }) =>
    sides.some((side) => side.session === session && (line === undefined || side.line === line)),
  )
}
