/** The plan of a target as the relay makes it, the two texts of the chosen row, and what can be done with both. */
import { useCallback, useEffect, useState } from 'react'
import type { TargetInfo } from '#note/wire/api.ts'
import type {
  PublishFile,
  PublishPlan,
  PublishReceipt,
  PublishRequest,
  PublishRow,
  PublishSettings,
} from '#note/wire/publish.ts'
import type { Answer } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { saveBytes } from '../export/save-files.ts'

export interface PlanAccess {
  readonly targets: readonly TargetInfo[]
  readonly target: string | null
  readonly choose: (target: string) => void
  readonly plan: PublishPlan | null
  /** Why there is no plan, or why the last thing asked for was refused. */
  readonly problem: string | null
  /** What was done last, in a sentence; null before anything was. */
  readonly done: string | null
  readonly busy: boolean
  readonly publish: (left: ReadonlySet<string>) => void
  readonly save: (left: ReadonlySet<string>) => void
  readonly offer: () => void
  /** Keeps how the target is published; resolves with the sentence of a refusal, or null. */
  readonly keep: (settings: PublishSettings) => Promise<string | null>
}

const FIRST = 'markdown'
const REMEMBERED = 'rapporteur.publish.target'

export function usePlan(): PlanAccess {
  const relay = useRelay()
  const [made, setMade] = useState<PublishPlan | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { targets, target, setTarget } = useTargets(setProblem)
  const choose = (id: string): void => {
    setTarget(id)
    setDone(null)
    setProblem(null)
  }
  const read = useCallback(async (): Promise<void> => {
    if (target === null) return
    const answer = await relay.publishPlan({ target })
    if (answer.ok) setMade(answer.value)
    else setProblem(answer.failure.sentence)
  }, [relay, target])
  useEffect(() => void read(), [read])
  const plan = made !== null && made.target.id === target ? made : null
  const act = <T>(
    left: ReadonlySet<string>,
    ask: (request: PublishRequest) => Promise<Answer<T>>,
    told: (value: T, request: PublishRequest) => Promise<string>,
  ): void => {
    if (plan === null || busy) return
    setBusy(true)
    setProblem(null)
    const request = requestOf(plan, left)
    void ask(request)
      .then(async (answer) => {
        setDone(answer.ok ? await told(answer.value, request) : null)
        if (!answer.ok) setProblem(answer.failure.sentence)
      })
      .finally(() => setBusy(false))
  }
  const publish = (left: ReadonlySet<string>): void =>
    act(left, relay.publish, async (receipt) => {
      await read()
      return wordsOfReceipt(receipt)
    })
  const save = (left: ReadonlySet<string>): void =>
    act(left, relay.publishZip, (bytes, request) => saveBytes(`${request.target}.zip`, bytes))
  const offer = (): void =>
    act(new Set(), relay.offerHandEdits, async ({ proposed }) => {
      await read()
      return say('publish.offered', { count: proposed })
    })
  const keep = async (settings: PublishSettings): Promise<string | null> => {
    if (target === null) return null
    const answer = await relay.choosePublishing({ target, settings })
    if (!answer.ok) return answer.failure.sentence
    setDone(null)
    setProblem(null)
    await read()
    return null
  }
  return { targets, target, choose, plan, problem, done, busy, publish, save, offer, keep }
}

function wordsOfReceipt({ written, commits, repository }: PublishReceipt): string {
  const count = written.length
  if (commits === 0 || repository === null) return say('publish.written', { count })
  return say('publish.committed', { count, commits, branch: repository.branch })
}

interface Targets {
  readonly targets: readonly TargetInfo[]
  /** The chosen one, at first the one of last time. */
  readonly target: string | null
  readonly setTarget: (id: string) => void
}

function useTargets(onFailure: (sentence: string) => void): Targets {
  const relay = useRelay()
  const [targets, setTargets] = useState<readonly TargetInfo[]>([])
  const [target, choose] = useState<string | null>(null)
  useEffect(() => {
    void relay.targets().then((answer) => {
      if (!answer.ok) return onFailure(answer.failure.sentence)
      const ids = answer.value.targets.map(({ id }) => id)
      setTargets(answer.value.targets)
      const wanted = [localStorage.getItem(REMEMBERED), FIRST, ids[0]].find((id) => ids.includes(id ?? ''))
      choose(wanted ?? null)
    })
  }, [relay, onFailure])
  const setTarget = (id: string): void => {
    localStorage.setItem(REMEMBERED, id)
    choose(id)
  }
  return { targets, target, setTarget }
}

/** Without anything left out all sessions are meant, and the files of all sessions with them. */
function requestOf({ target, rows }: PublishPlan, left: ReadonlySet<string>): PublishRequest {
  if (left.size === 0) return { target: target.id }
  const sessions = new Set(
    rows.flatMap(({ session }) => (session === null || left.has(session) ? [] : [session])),
  )
  return { target: target.id, sessions: [...sessions] }
}

/** The two texts of this row; null until they are there, or where the row has no file. */
export function useFile(
  target: string | null,
  row: PublishRow | undefined,
  stamp: unknown,
): PublishFile | null {
  const relay = useRelay()
  const [shown, setShown] = useState<{ readonly key: string; readonly file: PublishFile } | null>(null)
  const path = row?.path ?? ''
  const key = `${target ?? ''} ${path}`
  useEffect(() => {
    if (target === null || path === '') return
    let current = true
    void relay.publishFile({ target, path }).then((answer) => {
      if (current && answer.ok) setShown({ key, file: answer.value })
    })
    return () => {
      current = false
    }
  }, [relay, target, path, key, stamp])
  return shown?.key === key ? shown.file : null
}
