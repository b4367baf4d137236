/** All blueprints of the summit, asked for anew whenever the sessions change; from this computer where nobody answers. */
import { useEffect, useState } from 'react'
import type { BlueprintSummary } from '#note/wire/blueprints.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'

export function useBlueprints(): {
  readonly blueprints: readonly BlueprintSummary[] | null
  readonly problem: string | null
  /** Asks once more. */
  readonly load: () => void
} {
  const relay = useRelay()
  const { sessions } = useSummit()
  const [blueprints, setBlueprints] = useState<readonly BlueprintSummary[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    void relay.blueprints().then((answer) => {
      if (!current) return
      if (answer.ok) setBlueprints(answer.value.blueprints)
      setProblem(answer.ok ? null : answer.failure.sentence)
    })
    return () => {
      current = false
    }
  }, [relay, sessions, turn])
  return { blueprints, problem, load: () => setTurn((count) => count + 1) }
}
