/**
 * The session on the desk: how it stands, its note, what became of it since it was read last, and the ways of changing
 * it: a step, an edit in place, a returned item.
 */
import { useCallback, useEffect, useState } from 'react'
import type { NoteRecord } from '#note/record-model.ts'
import type { SessionAnswer, StateRequest } from '#note/wire/api.ts'
import type { NoteEdit, ReviewAnswer } from '#note/wire/review.ts'
import type { Answer, Relay } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummitStore } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
import { findingWords } from '../finding-words.ts'
import type { Since } from './difference.ts'

export interface Review {
  readonly answer: SessionAnswer
  readonly record: NoteRecord | null
  /** Null where the session has no note. */
  readonly review: ReviewAnswer | null
  /** Null where it was never read, or nothing was written since. */
  readonly since: Since | null
}

export interface ReviewAccess {
  readonly review: Review | null
  readonly problem: string | null
  /** Resolves to the sentence of a refusal, or null. */
  readonly change: (request: StateRequest) => Promise<string | null>
  /** Edits in place, with a toast that takes them back; resolves to the sentence of a refusal, or null. */
  readonly edit: (edits: readonly NoteEdit[], sentence: string) => Promise<string | null>
  readonly returnItem: (line: string, reason: string) => Promise<string | null>
  readonly settle: (item: string) => Promise<string | null>
  /** The note as it stands was read. */
  readonly markRead: () => Promise<void>
  readonly load: () => Promise<void>
}

export function useReview(id: string): ReviewAccess {
  const relay = useRelay()
  const refresh = useSummitStore((store) => store.refresh)
  const [review, setReview] = useState<Review | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(async () => {
    const loaded = await loadReview(relay, id)
    if (loaded.ok) setReview(loaded.value)
    else setProblem(loaded.failure.sentence)
  }, [relay, id])
  useEffect(() => {
    void load()
  }, [load])
  useEvents((event) => {
    if (event.type === 'review.changed' && event.session === id) void load()
  })
  /** Does it, reads everything again, and says why it was refused. */
  const doing = async (act: Promise<Answer<unknown>>): Promise<string | null> => {
    const answer = await act
    await Promise.all([load(), refresh(relay)])
    if (answer.ok) return null
    const first = answer.failure.kind === 'refused' ? answer.failure.findings[0] : undefined
    return first === undefined
      ? answer.failure.sentence
      : say('desk.notYet', { finding: findingWords(first) })
  }
  const edit = async (edits: readonly NoteEdit[], sentence: string): Promise<string | null> => {
    const answer = await relay.edit(id, { edits })
    await Promise.all([load(), refresh(relay)])
    if (!answer.ok) return answer.failure.sentence
    const undo = (): void => void relay.edit(id, { edits: answer.value.undo }).then(load)
    useToast.getState().show({ sentence, undo })
    return null
  }
  return {
    ...{ review, problem, edit, load },
    change: (request) => doing(relay.changeState(id, request)),
    returnItem: (line, reason) => doing(relay.returnItem(id, { line, reason })),
    settle: (item) => doing(relay.settleReturned(id, item)),
    markRead: async () => {
      const seq = review?.review?.seq
      if (seq !== undefined) await doing(relay.seen(id, seq))
    },
  }
}

async function loadReview(relay: Relay, id: string): Promise<Answer<Review>> {
  const [answer, record, review] = await Promise.all([relay.session(id), relay.record(id), relay.review(id)])
  if (!answer.ok) return answer
  return {
    ok: true,
    value: {
      answer: answer.value,
      record: record.ok ? record.value : null,
      review: review.ok ? review.value : null,
      since: review.ok ? await sinceLastRead(relay, id, review.value) : null,
    },
  }
}

/** Null as well where what it was then is no longer known: the whole note is read then. */
async function sinceLastRead(relay: Relay, id: string, { seen, seq }: ReviewAnswer): Promise<Since | null> {
  if (seen === 0 || seen >= seq) return null
  const [before, comparison] = await Promise.all([
    relay.versionRecord(id, seen),
    relay.compare(id, seen, seq),
  ])
  if (!before.ok || !comparison.ok) return null
  return { before: before.value, changes: comparison.value.changes }
}
