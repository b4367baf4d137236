/** What publishing would do in a folder: new, changed and untouched files, and hand edits that stay. Writes nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MadeFile } from '../notes/plan-export.ts'
import { mergeLines, type Hunk } from './merge-lines.ts'
import { hashOf, type Written } from './written.ts'

export interface PlannedFile {
  readonly path: string
  readonly session: string
  readonly commit: string
  readonly change: 'new' | 'changed' | 'same'
  /** What stands there now; empty where nothing does. */
  readonly before: string
  /** What will stand there: the note's text with the hand edits made there since. */
  readonly text: string
  /** The note's own text. */
  readonly made: string
  readonly edits: readonly Hunk[]
  readonly contested: number
  /** What was written last time; hunks of `edits` count its lines. */
  readonly base: string
}

/** Holds each file against what is there, and against what was written last. */
export function planFiles(
  folder: string,
  files: readonly MadeFile[],
  written: Written,
): readonly PlannedFile[] {
  return files.map((file) => {
    const place = join(folder, file.path)
    const { path, session, commit, text: made } = file
    const rest = { path, session, commit, made }
    if (!existsSync(place)) {
      return { ...rest, change: 'new', before: '', text: made, edits: [], contested: 0, base: '' }
    }
    const before = readFileSync(place, 'utf8')
    const base = written.base(path)
    const isEdited = base !== null && written.files[path]?.sha256 !== hashOf(before) && before !== made
    const merged = isEdited ? mergeLines(base, before, made) : { text: made, kept: [], contested: 0 }
    const change = merged.text === before ? 'same' : 'changed'
    const { text, kept: edits, contested } = merged
    return { ...rest, change, before, text, edits, contested, base: base ?? '' }
  })
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
