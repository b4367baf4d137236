/** The files of an export and what stands in its way, for one session or many. Writes nothing. */
import { newBlueprint, type BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import { gatherRecords } from '#note/blueprints/gather.ts'
import { exportRecord, type RecordFile } from '#note/exports/export-record.ts'
import { exportTogether as exportSummit } from '#note/exports/export-together.ts'
import type { Target } from '#note/exports/target.ts'
import { slugOf, type ExportContext } from '#note/exports/view.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { ExportAnswer, ExportFile, ExportProblem } from '#note/wire/api.ts'
import { wordsOf } from '../documents/document.ts'
import { DocumentError, readDocument } from '../documents/read-document.ts'
import type { Draw } from '../documents/drawing.ts'
import type { NoteReader } from './note-reader.ts'

export interface ExportWish {
  readonly target: Target
  /** Those without a note are passed over. */
  readonly sessions: readonly Session[]
  readonly reader: Pick<NoteReader, 'record'>
  readonly summit: Summit
  /** What is kept of a blueprint. */
  readonly blueprintOf: (name: string) => BlueprintEntry | null
  /** Where people reach the relay, for the notes' own addresses. */
  readonly address: string
  /** Whether files come along from a session with a blocking problem: to look at, never to publish. */
  readonly blockedToo: boolean
  /** A summit's own values for the target's settings. */
  readonly settings?: Readonly<Record<string, string>>
  /** Which of the target's cycles; empty or left out for the current one. */
  readonly cycle?: string
  /** Whether these are all sessions of the summit: then its common files are made too. */
  readonly whole?: boolean
}

/** A file of one session ('' for one of all), and the message of the commit that would publish it. */
export interface MadeFile extends RecordFile {
  readonly session: string
  /** All sessions that it is made of: that one, and others about the same blueprint; none of a file of all. */
  readonly sessions: readonly string[]
  readonly commit: string
}

/** A problem, and of which session it is. */
export interface MadeProblem extends ExportProblem {
  readonly session: string
}

export interface MadeExport {
  readonly files: readonly MadeFile[]
  readonly problems: readonly MadeProblem[]
}

/** The same as an answer of the API: files by path, without whose they are. */
export async function planExport(wish: ExportWish, draw: Draw): Promise<ExportAnswer> {
  return answerOf(await makeExport(wish), draw)
}

/** The same for one blueprint's spec. */
export async function planBlueprintExport(
  blueprint: BlueprintEntry,
  wish: ExportWish,
  draw: Draw,
): Promise<ExportAnswer> {
  return answerOf(await makeBlueprintExport(blueprint, wish), draw)
}

async function answerOf({ files, problems }: MadeExport, draw: Draw): Promise<ExportAnswer> {
  return {
    files: await Promise.all(files.map((file) => shownFile(file, draw))),
    problems: problems.map(withoutSession),
  }
}

function withoutSession({ session: _, ...problem }: MadeProblem): ExportProblem {
  return problem
}

/** A document goes out as its bytes, with its words to be looked at. */
export async function shownFile({ path, text, writer }: RecordFile, draw: Draw): Promise<ExportFile> {
  if (writer === undefined) return { path, text }
  const bytes = await draw(writer, text)
  return { path, text: wordsOf(readDocument(text)), base64: Buffer.from(bytes).toString('base64') }
}

/** The bytes of a file, drawn where a writer makes it. */
export async function bytesOf({ text, writer }: RecordFile, draw: Draw): Promise<Uint8Array> {
  return writer === undefined ? new TextEncoder().encode(text) : draw(writer, text)
}

/** What came of one record, or of several sessions' records as one. */
interface Made {
  readonly session: string
  readonly sessions: readonly string[]
  readonly record: NoteRecord
  readonly files: readonly RecordFile[]
  readonly problems: readonly ExportProblem[]
  readonly commit: string
}

/**
 * Exports each session; those that want one file because they are about one blueprint become one spec (rule E21). Any
 * other two that want the same file are a blocking problem, and the first keeps it.
 */
export async function makeExport(wish: ExportWish): Promise<MadeExport> {
  const made: Made[] = []
  for (const session of wish.sessions) {
    const record = await wish.reader.record(session)
    if (record !== null) made.push(exportOne(record, wish))
  }
  const all = together(made, wish)
  return gather(wish.whole === true ? [...all, ofAll(made, wish)] : all, wish)
}

/** Sessions that something holds back are not in it. */
function ofAll(made: readonly Made[], wish: ExportWish): Omit<Made, 'record'> {
  const sound = made.filter(({ problems }) => !problems.some(({ blocking }) => blocking))
  const notes = sound.map(({ record }) => ({ record, context: contextOf(record, wish) }))
  const { id, title } = wish.summit
  return { session: '', sessions: [], ...exportSummit(wish.target, { summit: { id, title }, notes }) }
}

/** One blueprint's spec out of all notes of these sessions (rule K8); nothing where none has a note. */
export async function makeBlueprintExport(blueprint: BlueprintEntry, wish: ExportWish): Promise<MadeExport> {
  const records = await Promise.all(wish.sessions.map((session) => wish.reader.record(session)))
  const found = records.filter((record) => record !== null)
  const made = exportTogether(blueprint, { records: found, items: 'own' }, wish)
  return gather(made === null ? [] : [made], wish)
}

function exportOne(record: NoteRecord, wish: ExportWish): Made {
  const { id } = record.session
  return {
    session: id,
    sessions: [id],
    record,
    ...exportRecord(wish.target, record, contextOf(record, wish)),
  }
}

function contextOf(record: NoteRecord, wish: ExportWish): ExportContext {
  const { people, blueprints } = wish.summit
  const address = `${wish.address}/sessions/${record.session.id}`
  const keptBlueprint = wish.blueprintOf
  return { people, blueprints, address, ...chosenOf(wish), keptBlueprint }
}

/** What was chosen for the target. */
function chosenOf({ settings = {}, cycle = '' }: ExportWish): Pick<ExportContext, 'settings' | 'cycle'> {
  return cycle === '' ? { settings } : { settings, cycle }
}

/** Where two or more want the same file and are about the same blueprint, one in their place that is all of them. */
function together(made: readonly Made[], wish: ExportWish): readonly Made[] {
  const names = new Map(made.map((each) => [each, slugOf(each.record, {})]))
  const wanting = Map.groupBy(
    made.flatMap((each) => each.files.map(({ path }) => ({ path, each }))),
    ({ path }) => path,
  )
  const shared = new Set(
    [...wanting.values()].filter((all) => all.length > 1).flatMap((all) => all.map(({ each }) => each)),
  )
  const groups = Map.groupBy(shared, (each) => names.get(each) ?? '')
  const taken = new Map<Made, Made | null>()
  for (const [name, group] of groups) {
    const [first, ...others] = group
    if (first === undefined || others.length === 0) continue
    const blueprint = wish.blueprintOf(name) ?? newBlueprint({ name, title: first.record.session.title })
    taken.set(
      first,
      exportTogether(blueprint, { records: group.map(({ record }) => record), items: 'all' }, wish),
    )
    for (const other of others) taken.set(other, null)
  }
  return made.flatMap((each) => (taken.has(each) ? (taken.get(each) ?? []) : each))
}

interface Gathering {
  readonly records: readonly NoteRecord[]
  readonly items: 'own' | 'all'
}

function exportTogether(
  blueprint: BlueprintEntry,
  { records, items }: Gathering,
  wish: ExportWish,
): Made | null {
  const gathered = gatherRecords(blueprint, records, items)
  if (gathered === null) return null
  const { people, blueprints } = wish.summit
  const { record, sessionOf } = gathered
  const first = [...sessionOf.values()][0] ?? record.session.id
  const result = exportRecord(wish.target, record, {
    people,
    blueprints,
    blueprint: blueprint.name,
    ...chosenOf(wish),
    keptBlueprint: wish.blueprintOf,
    address: `${wish.address}/sessions/${first}`,
    addressOf: (line) => `${wish.address}/sessions/${sessionOf.get(line) ?? first}`,
  })
  const sessions = records.map(({ session }) => session.id)
  return { session: first, sessions, record, ...result }
}

async function gather(made: readonly Omit<Made, 'record'>[], wish: ExportWish): Promise<MadeExport> {
  const files = new Map<string, MadeFile>()
  const problems: MadeProblem[] = []
  for (const { session, sessions, files: own, problems: found, commit } of made) {
    const all = [...found, ...documentProblems(own), ...(await letterProblems(own))]
    problems.push(...all.map((each) => ({ ...each, session })))
    if (!wish.blockedToo && all.some((each) => each.blocking)) continue
    for (const file of own) {
      const { path } = file
      if (!files.has(path)) files.set(path, { ...file, session, sessions, commit })
      else {
        const message = `Session ${session} wants ${path}, which another has.`
        problems.push({ code: 'path-taken', message, blocking: true, session })
      }
    }
  }
  return { files: [...files.values()], problems }
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

/** Letters of which every face has its own drawing need no look into them. */
const UNCOMMON = /[^\u0000-\u024f\u2010-\u2044]/

/** Letters that the faces for paper do not have, said before anything is drawn. */
async function letterProblems(files: readonly RecordFile[]): Promise<readonly ExportProblem[]> {
  const papers = files.filter(({ writer, text }) => writer === 'pdf' && UNCOMMON.test(text))
  if (papers.length === 0) return []
  // Loaded only where it is needed: it reads faces.
  const { lettersWithoutFace, sayWithoutFace } = await import('../paper/letters.ts')
  return papers.flatMap(({ path, text }) => {
    const letters = lettersWithoutFace(text)
    if (letters.length === 0) return []
    const message = `${path}: ${sayWithoutFace(letters)} The targets docx and html show them in the reader’s own faces.`
    return [{ code: 'letters-missing', message, blocking: false }]
  })
}
