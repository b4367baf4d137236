/** `rapporteur doctor`: looks a data directory over and says what it found; changes nothing. */
import { checkData } from '../doctor/check-data.ts'
import { dataDirectory, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { UsageError } from './refuse.ts'

export const doctor: Command = async (words, terminal) => {
  const given = parseGiven('doctor', words, {})
  if (given.words.length > 0)
    throw new UsageError('"rapporteur doctor" takes no word: see "rapporteur help".')
  const directory = dataDirectory(given)
  const report = checkData(directory)
  const isWell = report.findings.every((each) => each.kind !== 'wrong')
  if (given.flags.has('json')) terminal.out(JSON.stringify({ data: directory, isWell, ...report }))
  else {
    for (const { message } of report.findings) terminal.out(message)
    const { notes, updates } = report
    if (isWell)
      terminal.out(`${directory} is well: ${notes} notes, ${updates} updates, every checksum right.`)
  }
  return isWell ? 0 : 1
}
