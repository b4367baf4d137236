/** The files of an export and what stands in its way, for one session or many. Writes nothing. */
import type { BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import { gatherRecords } from '#note/blueprints/gather.ts'
import { exportRecord, type RecordFile } from '#note/exports/export-record.ts'
import type { Target } from '#note/exports/target.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { ExportAnswer, ExportFile, ExportProblem } from '#note/wire/api.ts'
import { wordsOf } from '../documents/document.ts'
import { DocumentError, readDocument } from '../documents/read-document.ts'
import { writeDocument } from '../documents/write-document.ts'
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
export interface MadeFile extends RecordFile {
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
  return { files: await Promise.all(files.map(shownFile)), problems }
}

/** A document goes out as its bytes, with its words to be looked at. */
async function shownFile({ path, text, writer }: RecordFile): Promise<ExportFile> {
  if (writer === undefined) return { path, text }
  const bytes = await writeDocument(writer, text)
  return { path, text: wordsOf(readDocument(text)), base64: Buffer.from(bytes).toString('base64') }
}

/** The bytes of a file, drawn where a writer makes it. */
export async function bytesOf({ text, writer }: RecordFile): Promise<Uint8Array> {
  return writer === undefined ? new TextEncoder().encode(text) : writeDocument(writer, text)
}

/** A template that writes no document is its target's fault, found before anything is drawn. */
function documentProblems(files: readonly RecordFile[]): readonly ExportProblem[] {
  return files.flatMap(({ path, text, writer }) => {
    if (writer === undefined) return []
    try {
      readDocument(text)
      return []
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error
      return [{ code: 'template-failed', message: `${path}: ${error.message}`, blocking: true }]
    }
  })
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
    const made = exportRecord(wish.target, record, { people, blueprints, address, settings })
    const own = [...made.problems, ...documentProblems(made.files)]
    problems.push(...own)
    if (!wish.blockedToo && own.some((each) => each.blocking)) continue
    for (const file of made.files) {
      const { path } = file
      if (!files.has(path)) files.set(path, { ...file, session: session.id, commit: made.commit })
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
  const { commit } = result
  const problems = [...result.problems, ...documentProblems(result.files)]
  const isShut = !wish.blockedToo && problems.some((each) => each.blocking)
  const files = result.files.map((file) => ({ ...file, session: first, commit }))
  return { files: isShut ? [] : files, problems }
}
