/** Reads a command's words and options, and the places and clock they all share. */
import { existsSync } from 'node:fs'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { readServing } from '../store/data-directory.ts'
import { UsageError } from './refuse.ts'

/** Where data lies unless --data says otherwise. */
const DEFAULT_DATA = 'rapporteur-data'

/** Where a relay listens unless it was told otherwise. */
const USUAL_ADDRESS = 'http://127.0.0.1:4400'

/** Options every command takes. */
const SHARED = { data: { type: 'string' }, json: { type: 'boolean' } } as const

/** What a command was given. Every value of `options` is a text; flags are in `flags`. */
export interface Given {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string>>
  readonly flags: ReadonlySet<string>
}

/** Names of the options with a value and of the flags a command takes besides --data and --json. */
export interface Takes {
  readonly options?: readonly string[]
  readonly flags?: readonly string[]
}

/** Parses the words behind a command's name. Throws UsageError with a sentence. */
export function parseGiven(command: string, words: readonly string[], takes: Takes): Given {
  const config: ParseArgsOptionsConfig = { ...SHARED }
  for (const name of takes.options ?? []) config[name] = { type: 'string' }
  for (const name of takes.flags ?? []) config[name] = { type: 'boolean' }
  const { values, positionals } = parseOrRefuse(command, words, config)
  const entries = Object.entries(values)
  return {
    words: positionals,
    options: Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
  }
}

/** The data directory asked for, or the usual one. */
export function dataDirectory(given: Given): string {
  return given.options['data'] ?? DEFAULT_DATA
}

/** Where people reach this summit's relay: as set, as last served, or as usual. Links and exports name it. */
export function publicAddress(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return environment['RAPPORTEUR_ADDRESS'] ?? readServing(directory)?.address ?? USUAL_ADDRESS
}

/** The one word the command needs. */
export function oneWord(given: Given, command: string, what: string): string {
  const [word, ...more] = given.words
  if (word === undefined || more.length > 0) {
    throw new UsageError(
      `"rapporteur ${command}" takes exactly one ${what}: rapporteur ${command} ${what.toUpperCase()}`,
    )
  }
  return word
}

/** The option's value, or a usage error that names it. */
export function needed(given: Given, command: string, option: string): string {
  const value = given.options[option]
  if (value === undefined)
    throw new UsageError(`"rapporteur ${command}" needs --${option}: see "rapporteur help".`)
  return value
}

/** A file that must be there. */
export function existingFile(path: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}: check its name.`)
  return path
}

function parseOrRefuse(command: string, words: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const [sentence = 'The options could not be read'] = (error as Error).message.split('. ')
    throw new UsageError(`${sentence} (in "rapporteur ${command}"): see "rapporteur help".`)
  }
}
