/** What an old note would become in a session, asked of the relay, and the taking of it. */
import { useState } from 'react'
import type { Proposal } from '#note/adopt/proposal.ts'
import { useRelay } from '../../api/sign-in-store.ts'

export interface Adopting {
  readonly text: string
  readonly write: (text: string) => void
  /** Null while there is nothing to look at. */
  readonly proposal: Proposal | null
  readonly busy: boolean
  readonly problem: string | null
  readonly say: (problem: string) => void
  readonly show: (text: string) => Promise<void>
  /** Back to the old text. */
  readonly again: () => void
  /** Resolves to how many lines were taken in, or null where it was refused. */
  readonly take: () => Promise<number | null>
}

export function useAdopting(session: string): Adopting {
  const relay = useRelay()
  const [text, write] = useState('')
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async (asked: string, take: boolean): Promise<Proposal | null> => {
    setBusy(true)
    const answer = await relay.adopt(session, { text: asked, take })
    setBusy(false)
    setProblem(answer.ok ? null : answer.failure.sentence)
    return answer.ok ? answer.value.proposal : null
  }
  return {
    ...{ text, write, proposal, busy, problem, say: setProblem },
    show: async (asked) => {
      write(asked)
      if (asked.trim() !== '') setProposal(await ask(asked, false))
    },
    again: () => setProposal(null),
    take: async () => (busy ? null : ((await ask(text, true))?.lines.length ?? null)),
  }
}
