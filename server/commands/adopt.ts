/** `rapporteur adopt`: an old note into a session's, with what was found said first. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readNotes } from '#note/adopt/read-notes.ts'
import type { Proposal, ProposedLine } from '#note/adopt/proposal.ts'
import type { AdoptAnswer } from '#note/wire/adopt.ts'
import { noteTextOf } from '../notes/note-text.ts'
import { decodeBytes } from '../schedule/source-text.ts'
import { dataDirectory, existingFile, needed, oneWord, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { RefusedError } from './refuse.ts'
import { pickSessions, withSummitData } from './summit-data.ts'
import { withRelay } from './with-relay.ts'

export const adopt: Command = async (words, terminal) => {
  const given = parseGiven('adopt', words, { options: ['session'], flags: ['dry-run'] })
  const file = existingFile(oneWord(given, 'adopt', 'file'))
  const id = needed(given, 'adopt', 'session')
  const read = noteTextOf(decodeBytes(readFileSync(file)).text, basename(file))
  if (!read.ok) throw new RefusedError(read.message)
  const proposal = readNotes(read.text)
  await withSummitData(given, (data) => Promise.resolve(pickSessions(data, [id])))
  const dryRun = given.flags.has('dry-run')
  if (!dryRun) {
    const path = `/sessions/${encodeURIComponent(id)}/adopt`
    const body = { text: read.text, take: true }
    await withRelay(dataDirectory(given), terminal, (ask) => ask<AdoptAnswer>(path, body))
  }
  if (given.flags.has('json')) terminal.out(JSON.stringify({ proposal, taken: !dryRun }))
  else
    for (const line of [
      ...describe(proposal),
      dryRun ? 'Nothing was written (--dry-run).' : `Taken into session ${id}.`,
    ])
      terminal.out(line)
  return 0
}

const ITEMS = ['decision', 'action', 'question'] as const

function describe({ lines, roles }: Proposal): string[] {
  const counts = ITEMS.map((kind) => `${lines.filter((line) => line.kind === kind).length} ${kind}s`)
  const people = Object.entries(roles).map(([role, name]) => `Named as ${role}: ${name}`)
  const found = lines.filter((line) => ITEMS.some((kind) => kind === line.kind) || line.doubt !== null)
  return [`${lines.length} lines, of which ${counts.join(', ')}.`, ...people, ...found.map(shownLine)]
}

function shownLine({ source, kind, text, fields, doubt }: ProposedLine): string {
  const owner = (fields['owner'] as { readonly name: string } | undefined)?.name
  const words = text.length > 90 ? `${text.slice(0, 89)}…` : text
  return `${String(source).padStart(5)}  ${kind}${owner === undefined ? '' : ` [${owner}]`}: ${words}${doubt === null ? '' : `  (${doubt})`}`
}
