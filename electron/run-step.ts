/** One command run to its end, quietly and with a time limit, as a step of bringing Electron. Plain Node. */
import { spawn } from 'node:child_process'

/** Told in a line what is being done, and how to end it early. */
export interface Getting {
  readonly say: (line: string) => void
  readonly signal?: AbortSignal
}

export interface StepOptions {
  readonly folder: string
  readonly limitMs: number
  readonly signal?: AbortSignal
}

export interface StepEnd {
  readonly code: number
  readonly output: string
}

/** A missing program, a passed limit and an abort are ends like others, with a code above 0. */
export function runStep(command: string, values: readonly string[], options: StepOptions): Promise<StepEnd> {
  const child = spawn(command, values, {
    cwd: options.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.limitMs,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  return new Promise((settle) => {
    child.on('error', (error) => {
      settle({ code: 127, output: `${output}${command}: ${error.message}` })
    })
    child.on('close', (code) => {
      settle({ code: code ?? 124, output })
    })
  })
}
