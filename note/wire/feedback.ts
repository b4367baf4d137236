/** `GET /feedback`: what each voice raised in any room, and what became of it. */

export interface FeedbackPoint {
  readonly session: string
  readonly sessionTitle: string
  readonly track: string | null
  readonly line: string
  /** Its number where it is an item. */
  readonly number: string | null
  readonly text: string
  /** `developer`, `operator`, `business`, `user`, or another of the template's. */
  readonly voice: string
  readonly outcome: FeedbackOutcome
}

/** `open` where nothing came of it yet. `line` and `number` are of the item that came of it. */
export interface FeedbackOutcome {
  readonly kind: 'decision' | 'action' | 'question' | 'blueprint' | 'open'
  readonly line: string | null
  readonly number: string | null
  readonly text: string
  readonly status: string | null
  readonly owner: string | null
}

export interface FeedbackAnswer {
  readonly points: readonly FeedbackPoint[]
}
