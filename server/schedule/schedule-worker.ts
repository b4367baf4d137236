/** The worker thread that reads one schedule file and ends; whatever hangs or fills memory in it is ended with it. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { parseSchedule, type ParseScheduleOptions } from './parse-schedule.ts'

/** What the thread is started with: a file's path, or its bytes. */
export interface ScheduleJob {
  readonly source: string | Uint8Array
  readonly options: ParseScheduleOptions
}

const { source, options } = workerData as ScheduleJob
const bytes = typeof source === 'string' ? readFileSync(source) : source
parentPort?.postMessage(parseSchedule(bytes, options))
