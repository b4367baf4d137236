/** The worker thread that reads one schedule file and ends; whatever hangs or fills memory in it is ended with it. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { parseSchedule, type ParseScheduleOptions } from './parse-schedule.ts'

/** What the thread is started with. */
export interface ScheduleJob {
  readonly path: string
  readonly options: ParseScheduleOptions
}

const { path, options } = workerData as ScheduleJob
parentPort?.postMessage(parseSchedule(readFileSync(path), options))
