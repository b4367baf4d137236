/** `rapporteur check`: what is missing in notes; exit code 1 where something mandatory is. */
import { blockingFindings } from '#note/findings.ts'
import type { Finding } from '#note/record-model.ts'
import type { Session } from '#note/summit.ts'
import { NoteDamagedError, hasNote } from '../store/store.ts'
import { parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { pickSessions, withSummitData, type SummitData } from './summit-data.ts'

interface Checked {
  readonly session: string
  readonly findings: readonly Finding[]
  /** Why the note could not be read, or null. */
  readonly damaged: string | null
}

export const check: Command = async (words, terminal) => {
  const given = parseGiven('check', words, {})
  return withSummitData(given, async (data) => {
    const picked = pickSessions(data, given.words).filter((each) => hasNote(each.state))
    const checked = await Promise.all(picked.map((each) => checkSession(each, data)))
    const bad = checked.filter(
      (each) => each.damaged !== null || blockingFindings(each.findings, 'closing').length > 0,
    )
    if (given.flags.has('json')) terminal.out(JSON.stringify({ sessions: checked }, null, 2))
    else {
      for (const line of checked.flatMap(describe)) terminal.out(line)
      terminal.out(`${checked.length} notes checked, ${bad.length} with something mandatory missing.`)
    }
    return bad.length > 0 ? 1 : 0
  })
}

async function checkSession(session: Session, { reader }: SummitData): Promise<Checked> {
  try {
    return { session: session.id, findings: await reader.findings(session), damaged: null }
  } catch (error) {
    if (!(error instanceof NoteDamagedError)) throw error
    return { session: session.id, findings: [], damaged: error.message }
  }
}

function describe({ session, findings, damaged }: Checked): string[] {
  if (damaged !== null) return [`${session}: ${damaged}`]
  return findings.map((each) => `${session}: ${each.blocks === 'nothing' ? '' : 'missing: '}${each.sentence}`)
}
