/** What the HTTP routes work with. Made once when serving; every part is replaceable in tests. */
import type { Access, RandomBytes } from '../access/access.ts'
import type { Drawing } from '../documents/drawing.ts'
import type { SummitEvents } from '../events/summit-events.ts'
import type { NoteHistory } from '../notes/history.ts'
import type { ItemStates } from '../notes/item-states.ts'
import type { NoteReader } from '../notes/note-reader.ts'
import type { Radar } from '../notes/radar.ts'
import type { Reviews } from '../notes/review.ts'
import type { Clock } from '../relay/ports.ts'
import type { Publishing } from '../publish/publishing.ts'
import type { Relay } from '../relay/relay.ts'
import type { Search } from '../search/start-search.ts'
import type { Store } from '../store/store.ts'
import type { Targets } from '../templates/targets.ts'
import type { Templates } from '../templates/templates.ts'
import type { WebhookSender } from '../webhooks/webhook-sender.ts'

export interface Services {
  readonly store: Store
  readonly relay: Relay
  readonly reader: NoteReader
  readonly history: NoteHistory
  readonly itemStates: ItemStates
  readonly reviews: Reviews
  readonly radar: Radar
  readonly events: SummitEvents
  readonly webhooks: Pick<WebhookSender, 'retry'>
  readonly clock: Clock
  readonly search: Search
  readonly templates: Templates
  readonly targets: Targets
  readonly drawing: Drawing
  readonly publishing: Publishing
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: RandomBytes
  /** Where people reach this relay, as printed and put into join links. */
  address: () => string
}

declare module 'fastify' {
  interface FastifySchema {
    /** One sentence for the OpenAPI document. */
    summary?: string
  }
  interface FastifyRequest {
    /** Whoever asks, or null without a live token. */
    access: Access | null
  }
}
