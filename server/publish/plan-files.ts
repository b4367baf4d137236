/** What publishing would do in a folder: new, changed and untouched files, and hand edits that stay. Writes nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draw } from '../documents/drawing.ts'
import { sourceOf, writeDocument } from '../documents/write-document.ts'
import type { MadeFile } from '../notes/plan-export.ts'
import { mergeLines, type KeptHunk } from './merge-lines.ts'
import { hashOf, type Written } from './written.ts'

export interface PlannedFile {
  readonly path: string
  readonly session: string
  readonly commit: string
  readonly change: 'new' | 'changed' | 'same'
  /** What stands there now; empty where nothing does, or no text. */
  readonly before: string
  /** What will stand there: the note's text with the hand edits made there since. */
  readonly text: string
  /** The note's own text; where a writer makes the file, what it is made of. */
  readonly made: string
  readonly edits: readonly KeptHunk[]
  readonly contested: number
  /** What was written last time; hunks of `edits` count its lines. */
  readonly base: string
  /** A file that is no text. */
  readonly document?: PlannedDocument
}

/** `bytes` is null where nothing is to be written; `keptWhole` where somebody changed it since: nobody can merge it. */
export interface PlannedDocument {
  readonly bytes: Uint8Array | null
  readonly source: string
  readonly keptWhole: boolean
}

/** Holds each file against what is there, and against what was written last. */
export async function planFiles(
  folder: string,
  files: readonly MadeFile[],
  written: Written,
  draw: Draw = writeDocument,
): Promise<readonly PlannedFile[]> {
  return Promise.all(
    files.map((file) => {
      const { writer } = file
      if (writer === undefined) return Promise.resolve(planText(folder, file, written))
      return planDocument(folder, { ...file, writer }, { written, draw })
    }),
  )
}

function planText(folder: string, file: MadeFile, written: Written): PlannedFile {
  const place = join(folder, file.path)
  const { path, session, commit, text: made } = file
  const rest = { path, session, commit, made }
  if (!existsSync(place)) {
    return { ...rest, change: 'new', before: '', text: made, edits: [], contested: 0, base: '' }
  }
  const before = readFileSync(place, 'utf8')
  if (before === made) {
    return { ...rest, change: 'same', before, text: made, edits: [], contested: 0, base: made }
  }
  const base = written.files[path]?.sha256 === hashOf(before) ? null : written.base(path)
  const merged = base === null ? { text: made, kept: [], contested: 0 } : mergeLines(base, before, made)
  const change = merged.text === before ? 'same' : 'changed'
  const { text, kept: edits, contested } = merged
  return { ...rest, change, before, text, edits, contested, base: base ?? '' }
}

type DocumentFile = MadeFile & { readonly writer: NonNullable<MadeFile['writer']> }

/** A document is drawn only where it could differ: its source tells without drawing that it has not changed. */
async function planDocument(
  folder: string,
  file: DocumentFile,
  { written, draw }: { readonly written: Written; readonly draw: Draw },
): Promise<PlannedFile> {
  const { path, session, commit, text: made, writer } = file
  const place = join(folder, path)
  const source = sourceOf(writer, made)
  const rest = { path, session, commit, made, before: '', text: '', edits: [], contested: 0, base: '' }
  if (!existsSync(place)) {
    return { ...rest, change: 'new', document: { bytes: await draw(writer, made), source, keptWhole: false } }
  }
  const there = hashOf(readFileSync(place))
  const last = written.files[path]
  if (last !== undefined && last.sha256 !== there) {
    return { ...rest, change: 'same', document: { bytes: null, source, keptWhole: true } }
  }
  if (last?.source === source) {
    return { ...rest, change: 'same', document: { bytes: null, source, keptWhole: false } }
  }
  const bytes = await draw(writer, made)
  const change = hashOf(bytes) === there ? 'same' : 'changed'
  return { ...rest, change, document: { bytes, source, keptWhole: false } }
}

/** A hand edit as it is offered to the note: what it said, what it says now, and of which item, where that is plain. */
export interface Offer {
  readonly path: string
  readonly session: string
  readonly item: string | null
  readonly before: string
  readonly after: string
}

export function offersOf(planned: readonly PlannedFile[]): readonly Offer[] {
  return planned.flatMap(({ path, session, base, edits }) => {
    const lines = base.split('\n')
    return edits.map(({ from, to, lines: after }): Offer => {
      const before = lines.slice(from, to)
      return {
        path,
        session,
        item: itemAt(lines, from, after),
        before: before.join('\n'),
        after: after.join('\n'),
      }
    })
  })
}

/** An item stands on one paragraph that begins with its number in bold. */
function itemAt(lines: readonly string[], from: number, after: readonly string[]): string | null {
  const numberIn = (line: string | undefined) =>
    /(?:\*\*|''')([A-Z]\d+)(?:\*\*|''')/.exec(line ?? '')?.[1] ?? null
  for (let at = from; at >= 0 && (at === from || lines[at]?.trim() !== ''); at -= 1) {
    const number = numberIn(lines[at])
    if (number !== null) return number
  }
  return numberIn(after[0])
}
