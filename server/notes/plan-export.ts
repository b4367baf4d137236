/** The files of an export and what stands in its way, for one session or many. Writes nothing. */
import type { BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import { gatherRecords } from '#note/blueprints/gather.ts'
import { exportRecord } from '#note/exports/export-record.ts'
import type { Target } from '#note/exports/target.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { ExportAnswer, ExportFile } from '#note/wire/api.ts'
import type { NoteReader } from './note-reader.ts'

export interface ExportWish {
  readonly target: Target
  /** Those without a note are passed over. */
  readonly sessions: readonly Session[]
  readonly reader: NoteReader
  readonly summit: Summit
  /** Where people reach the relay, for the notes' own addresses. */
  readonly address: string
  /** Whether files come along from a session with a blocking problem: to look at, never to publish. */
  readonly blockedToo: boolean
  /** A summit's own values for the target's settings. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A file of one session, and the message of the commit that would publish it. */
export interface MadeFile extends ExportFile {
  readonly session: string
  readonly commit: string
}

export interface MadeExport {
  readonly files: readonly MadeFile[]
  readonly problems: ExportAnswer['problems']
}

/** The same as an answer of the API: files by path, without whose they are. */
export async function planExport(wish: ExportWish): Promise<ExportAnswer> {
  const { files, problems } = await makeExport(wish)
  return { files: files.map(({ path, text }) => ({ path, text })), problems }
}

/** Exports each session. Two that want the same file are a blocking problem, and the first keeps it. */
export async function makeExport(wish: ExportWish): Promise<MadeExport> {
  const files = new Map<string, MadeFile>()
  const problems: ExportAnswer['problems'][number][] = []
  const { people, blueprints } = wish.summit
  for (const session of wish.sessions) {
    const record = await wish.reader.record(session)
    if (record === null) continue
    const address = `${wish.address}/sessions/${session.id}`
    const settings = wish.settings ?? {}
    const { commit, ...result } = exportRecord(wish.target, record, { people, blueprints, address, settings })
    problems.push(...result.problems)
    if (!wish.blockedToo && result.problems.some((each) => each.blocking)) continue
    for (const { path, text } of result.files) {
      if (!files.has(path)) files.set(path, { path, text, session: session.id, commit })
      else
        problems.push({
          code: 'path-taken',
          message: `Session ${session.id} wants ${path}, which another has.`,
          blocking: true,
        })
    }
  }
  return { files: [...files.values()], problems }
}

/** The spec of one blueprint out of all notes of these sessions (rule K8); nothing where none has a note. */
export async function makeBlueprintExport(blueprint: BlueprintEntry, wish: ExportWish): Promise<MadeExport> {
  const records = await Promise.all(wish.sessions.map((session) => wish.reader.record(session)))
  const gathered = gatherRecords(
    blueprint,
    records.filter((record) => record !== null),
  )
  if (gathered === null) return { files: [], problems: [] }
  const { people, blueprints } = wish.summit
  const { record, sessionOf } = gathered
  const first = [...sessionOf.values()][0] ?? record.session.id
  const result = exportRecord(wish.target, record, {
    people,
    blueprints,
    blueprint: blueprint.name,
    settings: wish.settings ?? {},
    address: `${wish.address}/sessions/${first}`,
    addressOf: (line) => `${wish.address}/sessions/${sessionOf.get(line) ?? first}`,
  })
  const isShut = !wish.blockedToo && result.problems.some((each) => each.blocking)
  const { commit, problems } = result
  const files = result.files.map((file) => ({ ...file, session: first, commit }))
  return { files: isShut ? [] : files, problems }
}
