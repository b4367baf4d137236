/** Reads main-thread tasks out of a browser trace (the Trace Event Format; durations in microseconds). */

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly data?: { readonly type?: string }; readonly name?: string }
}

const TASK_NAMES = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])
const RENDERING = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'])

/** For each key: ms of the task that handled it, and that plus the first rendering task after it. */
export function keyTasks(trace: Buffer): { script: number[]; all: number[] } {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const keys = traceEvents.filter(
    (event) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown',
  )
  const thread = keys[0]
  if (!thread) throw new Error('The trace has no key.')
  const own = traceEvents.filter((event) => event.pid === thread.pid && event.tid === thread.tid)
  const tasks = own.filter((event) => TASK_NAMES.has(event.name) && event.dur !== undefined)
  const rendering = own.filter((event) => RENDERING.has(event.name))
  const script: number[] = []
  const all: number[] = []
  for (const key of keys) {
    const task = tasks.find((candidate) => contains(candidate, key))
    if (!task) continue
    const drawn = tasks.find(
      (candidate) => candidate.ts > task.ts && rendering.some((event) => contains(candidate, event)),
    )
    script.push((task.dur ?? 0) / 1000)
    all.push(((task.dur ?? 0) + (drawn?.dur ?? 0)) / 1000)
  }
  return { script, all }
}

function contains(task: TraceEvent, event: TraceEvent): boolean {
  return event.ts >= task.ts && event.ts < task.ts + (task.dur ?? 0)
}
