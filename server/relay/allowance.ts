/**
 * What one connection may send: messages and bytes by its own rates, on top of them a deep reserve that all connections
 * of one token share, so that coming back does not fill it again.
 */
import {
  BURST_SECONDS,
  BYTES_PER_SECOND,
  LONGEST_DEBT_MS,
  MESSAGES_PER_SECOND,
  SPARE_BYTES,
  SPARE_MESSAGES,
} from './limits.ts'
import { Rate } from './rate.ts'

/** The reserve of one token. */
export interface Reserve {
  readonly messages: Rate
  readonly bytes: Rate
}

/** What a message means for its sender's socket. */
export type Allowed =
  | { readonly kind: 'go-on' }
  /** Not to be read for so many ms. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** It has been above its rate for far too long. */
  | { readonly kind: 'enough' }

const GO_ON: Allowed = { kind: 'go-on' }

export class Allowance {
  readonly #messages: Rate
  readonly #bytes: Rate
  readonly #reserve: Reserve
  /** Since when it was never calm; null while it is. */
  #owesSince: number | null = null

  constructor(reserve: Reserve, now: number) {
    this.#reserve = reserve
    this.#messages = new Rate(
      { perSecond: MESSAGES_PER_SECOND, burst: MESSAGES_PER_SECOND * BURST_SECONDS },
      now,
    )
    this.#bytes = new Rate({ perSecond: BYTES_PER_SECOND, burst: BYTES_PER_SECOND * BURST_SECONDS }, now)
  }

  /** Counts one message of so many bytes. */
  take(bytes: number, now: number): Allowed {
    if (this.#owesSince !== null && this.#messages.isCalm(now) && this.#bytes.isCalm(now)) {
      this.#owesSince = null
    }
    const ms = Math.max(
      this.#messages.take(1, now, this.#reserve.messages),
      this.#bytes.take(bytes, now, this.#reserve.bytes),
    )
    if (ms <= 0) return GO_ON
    this.#owesSince ??= now
    return now - this.#owesSince > LONGEST_DEBT_MS ? { kind: 'enough' } : { kind: 'wait', ms }
  }
}

/** The reserves of all tokens that have sockets, kept a while after the last one left. */
export class Reserves {
  readonly #byToken = new Map<string, { readonly reserve: Reserve; usedAt: number }>()

  /** The token's reserve. */
  of(token: string, now: number): Reserve {
    const kept = this.#byToken.get(token)
    if (kept !== undefined) {
      kept.usedAt = now
      return kept.reserve
    }
    const reserve = {
      messages: new Rate({ perSecond: MESSAGES_PER_SECOND, burst: SPARE_MESSAGES }, now),
      bytes: new Rate({ perSecond: BYTES_PER_SECOND, burst: SPARE_BYTES }, now),
    }
    this.#byToken.set(token, { reserve, usedAt: now })
    return reserve
  }

  /** Lets go of those that nobody asked for since long enough to be full again. */
  forgetOld(now: number): void {
    const full = (SPARE_MESSAGES / MESSAGES_PER_SECOND) * 1000
    for (const [token, kept] of this.#byToken) if (now - kept.usedAt > full) this.#byToken.delete(token)
  }
}
