/** `rapporteur publish`: the book of proceedings as a folder of plain pages. Running it again writes only what differs. */
import { makeBook } from '#note/book/book-model.ts'
import { type Language, LANGUAGES } from '#note/language.ts'
import { readBook } from '../book/read-book.ts'
import { siteFiles } from '../book/site-files.ts'
import { writeSite, type SiteReport } from '../book/write-site.ts'
import { needed, parseGiven, type Given } from './arguments.ts'
import type { Command } from './command.ts'
import { type ExitCode, RefusedError, UsageError } from './refuse.ts'
import { withSummitData } from './summit-data.ts'
import type { Terminal } from './terminal.ts'

export const publish: Command = async (words, terminal) => {
  const given = parseGiven('publish', words, {
    options: ['out', 'title', 'address', 'language'],
    flags: ['dry-run', 'pdf'],
  })
  const folder = needed(given, 'publish', 'out')
  const address = checkAddress(given.options['address'] ?? '')
  const language = checkLanguage(given.options['language'] ?? 'en')
  return withSummitData<ExitCode>(given, async (data) => {
    const book = makeBook(
      await readBook(data, {
        title: given.options['title'] ?? '',
        address,
        language,
        paper: given.flags.has('pdf'),
      }),
    )
    const dry = given.flags.has('dry-run')
    if (given.flags.has('pdf')) {
      // Loaded only where paper is wished: it reads faces.
      const { sayMissingLetters } = await import('../book/book-letters.ts')
      for (const sentence of sayMissingLetters(book)) terminal.error(sentence)
    }
    const report = await write(folder, siteFiles(book), dry)
    tell(
      report,
      { given, dry, folder, pending: book.pending.length, sessions: book.sessions.length },
      terminal,
    )
    return 0
  })
}

function checkAddress(address: string): string {
  if (address === '' || /^https?:\/\/[^\s/]+/.test(address)) return address
  throw new UsageError(`"${address}" is no address of a site: write https://HOST/PATH.`)
}

function checkLanguage(wished: string): Language {
  const language = LANGUAGES.find((each) => each === wished)
  if (language !== undefined) return language
  throw new UsageError(`The book does not speak "${wished}": name one of ${LANGUAGES.join(', ')}.`)
}

async function write(
  folder: string,
  files: Parameters<typeof writeSite>[1],
  dry: boolean,
): Promise<SiteReport> {
  try {
    return await writeSite(folder, files, { dry })
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new RefusedError(`${path ?? folder} cannot be written (${code}): name another folder with --out.`)
  }
}

interface Telling {
  readonly given: Given
  readonly dry: boolean
  readonly folder: string
  readonly sessions: number
  readonly pending: number
}

function tell(report: SiteReport, telling: Telling, terminal: Terminal): void {
  const { written, same, edited, removed } = report
  const { given, dry, folder, sessions, pending } = telling
  for (const { path, places, contested } of edited) {
    const kept = places === 1 ? '1 place is' : `${places} places are`
    const also = contested === 0 ? '' : `; the notes say otherwise in ${contested} of them`
    terminal.error(`Edited there since: ${path}, ${kept} kept${also}.`)
  }
  if (given.flags.has('json')) {
    terminal.out(JSON.stringify({ written, same, edited, removed, sessions, pending, dry }))
    return
  }
  if (dry) for (const path of written) terminal.out(`would write: ${path}`)
  for (const path of removed) terminal.out(`${dry ? 'would take away' : 'taken away'}: ${path}`)
  const did = dry ? 'would be written' : 'written'
  terminal.out(
    `${folder}: ${written.length} files ${did}, ${same} as they were; ${sessions} sessions, ${pending} not approved yet.`,
  )
}
