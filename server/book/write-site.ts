/** Writes the book into a folder: only what differs, hand edits kept, pages that are no longer of the book taken away. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { planFiles } from '../publish/plan-files.ts'
import { hashOf, type Kept, readWritten, writeWhole, type Written } from '../publish/written.ts'
import { isDrawing, type SiteFile } from './site-file.ts'

/** What became of each file; `edited` counts the places changed by hand that were kept. */
export interface SiteReport {
  readonly written: readonly string[]
  readonly same: number
  readonly edited: readonly { readonly path: string; readonly places: number; readonly contested: number }[]
  readonly removed: readonly string[]
}

/** The manifest's name among those of the export targets. */
const TARGET = 'book'

/** `dry` only says what would be written. Rejects with what the file system throws. */
export async function writeSite(
  folder: string,
  files: readonly SiteFile[],
  { dry }: { readonly dry: boolean },
): Promise<SiteReport> {
  const known = readWritten(folder, TARGET)
  const texts = files.flatMap(({ path, content, session }) =>
    typeof content === 'string' ? [{ path, text: content, session, sessions: [], commit: '' }] : [],
  )
  const planned = await planFiles(folder, texts, known)
  const changed = planned.filter(({ change }) => change !== 'same')
  const others = files.filter((file) => typeof file.content !== 'string')
  const bytes: Fated[] = []
  for (const file of others) bytes.push(await fateOf(folder, file, known))
  const written = [
    ...changed.map(({ path, text }) => ({ path, content: text })),
    ...bytes.flatMap(({ file, content }) => (content === null ? [] : [{ path: file.path, content }])),
  ]
  const removed = staleFiles(folder, files, known.files)
  if (!dry) {
    for (const { path, content } of written) writeWhole(join(folder, path), content)
    for (const path of removed) rmSync(join(folder, path))
    // Without the hand edits: against what the book says they are seen again next time.
    known.keep([
      ...planned.map(({ path, session, made }) => ({ path, session, content: made })),
      ...bytes.flatMap(({ kept }) => kept ?? []),
    ])
  }
  return {
    written: written.map(({ path }) => path),
    same: files.length - written.length,
    edited: [
      ...planned.flatMap(({ path, edits, contested }) =>
        edits.length === 0 ? [] : [{ path, places: edits.length, contested }],
      ),
      ...bytes.flatMap(({ file, edited }) => (edited ? [{ path: file.path, places: 1, contested: 0 }] : [])),
    ],
    removed,
  }
}

/** `content` is null where nothing is to be written, `kept` what is remembered of it. */
interface Fated {
  readonly file: SiteFile
  readonly content: Uint8Array | null
  readonly edited: boolean
  readonly kept?: Kept
}

/** Bytes are written, left as they are, or kept whole because somebody put others in their place. */
async function fateOf(folder: string, file: SiteFile, known: Written): Promise<Fated> {
  const { path, session, content } = file
  const place = join(folder, path)
  const there = existsSync(place) ? hashOf(readFileSync(place)) : null
  const last = known.files[path]
  if (there !== null && last !== undefined && last.sha256 !== there)
    return { file, content: null, edited: true }
  const drawing = isDrawing(content) ? content : null
  // What it is drawn from says without drawing that it would be the same.
  if (drawing !== null && there !== null && last?.source === hashOf(drawing.source))
    return { file, content: null, edited: false }
  const bytes = drawing === null ? (content as Uint8Array) : await drawing.draw()
  const source = drawing === null ? {} : { source: hashOf(drawing.source) }
  const kept = { path, session, content: bytes, ...source }
  return { file, content: there === hashOf(bytes) ? null : bytes, edited: false, kept }
}

/** Pages written before that are no longer part of the book; those that somebody changed stay. */
function staleFiles(
  folder: string,
  files: readonly SiteFile[],
  known: Readonly<Record<string, { readonly sha256: string }>>,
): readonly string[] {
  const wanted = new Set(files.map(({ path }) => path))
  return Object.entries(known).flatMap(([path, { sha256 }]) => {
    const place = join(folder, path)
    if (wanted.has(path) || !existsSync(place)) return []
    return hashOf(readFileSync(place)) === sha256 ? [path] : []
  })
}
