/**
 * Reads a schedule file in a thread of its own, which is ended after a bounded time: no file can hang a command or a
 * relay. Rule S8 of SPEC.md.
 */
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ImportResult } from './imported-schedule.ts'
import type { ScheduleJob } from './schedule-worker.ts'

/** The largest real schedules take a second. */
const TIME_LIMIT_MS = 10_000
/** Twenty megabytes of XML take a quarter of it. */
const MEMORY_LIMIT_MB = 1024

export interface ReadScheduleOptions {
  readonly timezone: string | undefined
  readonly timeLimitMs?: number
}

/** Reads and parses the file. Never rejects: a refusal has a code and one sentence. */
export function readSchedule(path: string, options: ReadScheduleOptions): Promise<ImportResult> {
  return readIn(path, basename(path), options)
}

/** The same of what a file called so holds. */
export function readScheduleText(
  text: string,
  fileName: string,
  options: ReadScheduleOptions,
): Promise<ImportResult> {
  return readIn(new TextEncoder().encode(text), fileName, options)
}

function readIn(
  source: ScheduleJob['source'],
  fileName: string,
  { timezone, timeLimitMs = TIME_LIMIT_MS }: ReadScheduleOptions,
): Promise<ImportResult> {
  const job: ScheduleJob = { source, options: { fileName, ...(timezone === undefined ? {} : { timezone }) } }
  const worker = new Worker(new URL('./schedule-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  })
  return new Promise((resolve) => {
    const end = (result: ImportResult) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(result)
    }
    const timer = setTimeout(() => end(tooLong(fileName, timeLimitMs)), timeLimitMs)
    worker.once('message', end)
    worker.once('error', (error: NodeJS.ErrnoException) => end(unreadable(fileName, error)))
  })
}

function tooLong(file: string, timeLimitMs: number): ImportResult {
  const sentence = `${file} took longer than ${timeLimitMs / 1000} s to read: export the schedule again, or in parts.`
  return { ok: false, code: 'too-big', sentence }
}

function unreadable(file: string, error: NodeJS.ErrnoException): ImportResult {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      ok: false,
      code: 'too-big',
      sentence: `${file} needs too much memory to read: export the schedule in parts.`,
    }
  }
  return {
    ok: false,
    code: 'damaged',
    sentence: `${file} cannot be read (${error.code ?? error.message}): check the file and its name.`,
  }
}
