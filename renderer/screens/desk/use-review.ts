/** The session on the desk: how it stands, its note, and the two ways of changing it, a step and an edit in place. */
import { useCallback, useEffect, useState } from 'react'
import type { NoteRecord } from '#note/record-model.ts'
import type { SessionAnswer, StateRequest } from '#note/wire/api.ts'
import type { NoteEdit } from '#note/wire/review.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummitStore } from '../../api/summit-store.ts'
import { useToast } from '../parts/toast.tsx'

interface Review {
  readonly answer: SessionAnswer
  readonly record: NoteRecord | null
}

export interface ReviewAccess {
  readonly review: Review | null
  readonly problem: string | null
  /** Resolves to the sentence of a refusal, or null. */
  readonly change: (request: StateRequest) => Promise<string | null>
  /** Edits in place, with a toast that takes them back; resolves to the sentence of a refusal, or null. */
  readonly edit: (edits: readonly NoteEdit[], sentence: string) => Promise<string | null>
  readonly load: () => Promise<void>
}

export function useReview(id: string): ReviewAccess {
  const relay = useRelay()
  const refresh = useSummitStore((store) => store.refresh)
  const [review, setReview] = useState<Review | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(async () => {
    const [answer, record] = await Promise.all([relay.session(id), relay.record(id)])
    if (answer.ok) setReview({ answer: answer.value, record: record.ok ? record.value : null })
    else setProblem(answer.failure.sentence)
  }, [relay, id])
  useEffect(() => {
    void load()
  }, [load])
  const change = async (request: StateRequest): Promise<string | null> => {
    const answer = await relay.changeState(id, request)
    await Promise.all([load(), refresh(relay)])
    if (answer.ok) return null
    const first = answer.failure.kind === 'refused' ? answer.failure.findings[0] : undefined
    return first === undefined ? answer.failure.sentence : `Not yet: ${first.sentence}`
  }
  const edit = async (edits: readonly NoteEdit[], sentence: string): Promise<string | null> => {
    const answer = await relay.edit(id, { edits })
    await Promise.all([load(), refresh(relay)])
    if (!answer.ok) return answer.failure.sentence
    const undo = (): void => void relay.edit(id, { edits: answer.value.undo }).then(load)
    useToast.getState().show({ sentence, undo })
    return null
  }
  return { review, problem, change, edit, load }
}
