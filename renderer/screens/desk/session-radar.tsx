/** What the radar found between the session on the desk and other rooms. */
import type { ReactNode } from 'react'
import { RadarHints } from '../parts/radar-hints.tsx'
import { hintsOf, useRadar } from '../registers/use-radar.ts'

/** Nothing where nothing was found. */
export function SessionRadar({ session }: { readonly session: string }): ReactNode {
  const { hints, dismiss } = useRadar()
  return <RadarHints hints={hintsOf(hints, session)} onDismiss={dismiss} />
}
