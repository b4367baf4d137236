/** `rapporteur milestones`: the days that due dates may be said by; a CSV file (name, day) replaces them. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Milestone } from '#note/summit.ts'
import { openForCommand } from '../journal/open-for-command.ts'
import { checkDate } from '../schedule/zoned-time.ts'
import { dataDirectory, existingFile, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { RefusedError, UsageError } from './refuse.ts'
import { table } from './terminal.ts'

const MOST_MILESTONES = 200
const LONGEST_NAME = 80

export const milestones: Command = async (words, terminal) => {
  const given = parseGiven('milestones', words, {})
  const [file, ...more] = given.words
  if (more.length > 0)
    throw new UsageError('"milestones" takes one file at most: rapporteur milestones [FILE].')
  const wanted = file === undefined ? null : readMilestones(existingFile(file))
  const { store } = openForCommand(dataDirectory(given), { create: false })
  try {
    if (store.summit.read() === null)
      throw new RefusedError('There is no summit here yet: import a schedule first.')
    if (wanted !== null) store.summit.saveMilestones(wanted)
    const known = store.summit.read()?.milestones ?? []
    if (given.flags.has('json')) terminal.out(JSON.stringify({ milestones: known }, null, 2))
    else
      for (const line of table(
        ['DAY', 'MILESTONE'],
        known.map(({ name, day }) => [day, name]),
      ))
        terminal.out(line)
    return 0
  } finally {
    store.close()
  }
}

/** Rows of name and day; a head row is none. Throws RefusedError naming the row. */
function readMilestones(file: string): readonly Milestone[] {
  const rows = rowsOf(file).filter(
    ([name = '', day = ''], index) =>
      index > 0 || checkDate(day) !== null || !/^(name|milestone)$/i.test(name),
  )
  if (rows.length > MOST_MILESTONES)
    throw new RefusedError(`${file} has ${rows.length} milestones, and 200 is the most: leave some out.`)
  return rows.map(([name = '', day = ''], index) => {
    if (name !== '' && name.length <= LONGEST_NAME && checkDate(day) !== null) return { name, day }
    throw new RefusedError(
      `${file}, milestone ${index + 1} (“${name.slice(0, 40)}, ${day.slice(0, 20)}”) is no name and day: write it as 8.0-beta1,2026-12-04.`,
    )
  })
}

function rowsOf(file: string): string[][] {
  try {
    return parse(readFileSync(file, 'utf8'), {
      relaxColumnCount: true,
      skipEmptyLines: true,
      bom: true,
      trim: true,
    })
  } catch (error) {
    throw new RefusedError(
      `${file} is no CSV of names and days (${error instanceof Error ? error.message : String(error)}): write a line such as 8.0-beta1,2026-12-04.`,
    )
  }
}
