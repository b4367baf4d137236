/**
 * Running one command as a step of the checks: its output goes to the screen, its end is a plain value. Knows nothing
 * of what the steps mean.
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
/** Scratch space of the checks; ignored by git and rebuilt at will. */
export const SCRATCH = resolve(ROOT, 'node_modules/.cache/rapporteur')

export interface CommandEnd {
  readonly code: number
  readonly output: string
  readonly seconds: number
}

export interface CommandOptions {
  readonly environment?: Record<string, string>
  readonly folder?: string
  /** Keep the output back; it is in the result all the same. */
  readonly quiet?: boolean
  readonly timeoutMs?: number
}

/** Runs a command to its end; a missing program or a passed time limit is an end like others, with a code above 0. */
export function runCommand(
  command: string,
  values: readonly string[],
  options: CommandOptions = {},
): Promise<CommandEnd> {
  const started = Date.now()
  const child = spawn(command, values, {
    cwd: options.folder ?? ROOT,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (options.quiet !== true) process.stdout.write(chunk)
    })
  }
  return new Promise((settle) => {
    const end = (code: number): void => {
      settle({ code, output, seconds: (Date.now() - started) / 1000 })
    }
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`
      end(127)
    })
    child.on('close', (code) => {
      end(code ?? 124)
    })
  })
}

/** The path of a tool that the packages brought. */
export function toolPath(name: string): string {
  return resolve(ROOT, 'node_modules/.bin', name)
}

/** Says one thing to the person, apart from the tools' own output. */
export function say(line: string): void {
  process.stdout.write(`▸ ${line}\n`)
}
