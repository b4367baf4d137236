/** One blueprint as the relay has it, and how it is changed: each change names the revision it was made on. */
import { useCallback, useEffect, useState } from 'react'
import type { BlueprintEdit } from '#note/blueprints/edit.ts'
import type { BlueprintAnswer } from '#note/wire/blueprints.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'

export interface BlueprintAccess {
  readonly answer: BlueprintAnswer | null
  /** Why it cannot be read, or why the last change was refused. */
  readonly problem: string | null
  /** Resolves to whether it was taken; where somebody was faster theirs is shown. */
  readonly change: (edit: BlueprintEdit) => Promise<boolean>
}

export function useBlueprint(name: string): BlueprintAccess {
  const relay = useRelay()
  const { sessions } = useSummit()
  const [answer, setAnswer] = useState<BlueprintAnswer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void relay.blueprint(name).then((result) => {
      if (!current) return
      if (result.ok) setAnswer(result.value)
      setProblem(result.ok ? null : result.failure.sentence)
    })
    return () => {
      current = false
    }
  }, [relay, name, sessions])
  const revision = answer?.blueprint.revision ?? 0
  const change = useCallback(
    async (edit: BlueprintEdit): Promise<boolean> => {
      const result = await relay.editBlueprint(name, { revision, edit })
      setProblem(result.ok ? null : result.failure.sentence)
      if (result.ok) setAnswer(result.value)
      else {
        const fresh = await relay.blueprint(name)
        if (fresh.ok) setAnswer(fresh.value)
      }
      return result.ok
    },
    [relay, name, revision],
  )
  return { answer, problem, change }
}
