/**
 * The command line: finds the command, runs it, and turns what goes wrong into one sentence and an exit code. Each
 * command is a file of its own, loaded when it is called.
 */
import { randomBytes } from 'node:crypto'
import { NoteDamagedError, StoreError } from '../store/store.ts'
import type { Command } from './command.ts'
import { RefusedError, UsageError, type ExitCode } from './refuse.ts'
import type { Terminal } from './terminal.ts'
import { USAGE } from './usage.ts'

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  start: async () => (await import('./start.ts')).start,
  desktop: async () => (await import('./desktop.ts')).desktop,
  dev: async () => (await import('./dev.ts')).dev,
  import: async () => (await import('./import.ts')).importSchedule,
  invite: async () => (await import('./invite.ts')).invite,
  sessions: async () => (await import('./sessions.ts')).sessions,
  check: async () => (await import('./check.ts')).check,
  items: async () => (await import('./items.ts')).items,
  export: async () => (await import('./export.ts')).exportNotes,
  publish: async () => (await import('./publish.ts')).publish,
  adopt: async () => (await import('./adopt.ts')).adopt,
  milestones: async () => (await import('./milestones.ts')).milestones,
  template: async () => (await import('./template.ts')).template,
  backup: async () => (await import('./backup.ts')).backup,
  webhook: async () => (await import('./webhook.ts')).webhook,
  doctor: async () => (await import('./doctor.ts')).doctor,
  restore: async () => (await import('./backup.ts')).restore,
}

/** Runs the command line; never throws what a person at a terminal should read as a sentence. */
export async function main(
  words: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || words.includes('--help')) {
    terminal.out(USAGE)
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    terminal.error(`There is no command "${name}": see "rapporteur help".`)
    return 2
  }
  try {
    return await (
      await load()
    )(rest, terminal)
  } catch (error) {
    return explain(error, terminal)
  }
}

function explain(error: unknown, terminal: Terminal): ExitCode {
  const isUsage = error instanceof UsageError
  const isKnown =
    error instanceof RefusedError || error instanceof StoreError || error instanceof NoteDamagedError
  if (!isUsage && !isKnown) throw error
  terminal.error(error.message)
  return isUsage ? 2 : 1
}

function processTerminal(): Terminal {
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    environment: process.env,
    now: () => Date.now(),
    random: (count) => randomBytes(count),
  }
}
