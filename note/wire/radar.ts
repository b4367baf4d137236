/** What the radar found between rooms, as both sides see it. */

/** One of the two items. */
export interface RadarSide {
  readonly session: string
  readonly sessionTitle: string
  readonly track: string | null
  readonly room: string | null
  readonly line: string
  readonly number: string
  readonly text: string
}

/** `score` is how much of their words the two share, 0 to 1. `id` is the same for as long as both lines are there. */
export interface RadarHint {
  readonly id: string
  readonly kind: 'contradiction' | 'twin'
  /** The blueprint both are about, or null. */
  readonly blueprint: string | null
  readonly score: number
  readonly sides: readonly [RadarSide, RadarSide]
}

/** `GET /radar`: what nobody has dismissed, the strongest first. */
export interface RadarAnswer {
  readonly hints: readonly RadarHint[]
}
