/** `POST /sessions/:id/adopt`: what an old note would become here and, with `take`, takes it in. */
import type { Proposal } from '../adopt/proposal.ts'

/** `text` is the file's content; HTML is read by its words. */
export interface AdoptRequest {
  readonly text: string
  readonly take?: boolean
}

export interface AdoptAnswer {
  readonly proposal: Proposal
  readonly taken: boolean
}
