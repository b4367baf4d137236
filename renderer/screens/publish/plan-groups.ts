/** The rows of a plan in the order in which they want somebody: what is held back, what will change, what is right. Pure. */
import type { PublishRow } from '#note/wire/publish.ts'
import { say } from '../../words/say.ts'

export type PlanGroup = 'held' | 'change' | 'same'

export interface GroupedRows {
  readonly group: PlanGroup
  readonly rows: readonly PublishRow[]
}

/** A row's own name on the screen: files have one path, what is held back may have none. */
export function keyOf(row: PublishRow): string {
  return row.path === '' ? `session ${row.session ?? ''}` : row.path
}

export function groupOf(row: PublishRow): PlanGroup {
  if (row.change === 'held') return 'held'
  const isQuiet = row.change === 'same' && row.edits === 0
  return isQuiet ? 'same' : 'change'
}

/** Groups with rows only. Notes that are not approved yet stand behind what can be mended in them. */
export function groupsOf(rows: readonly PublishRow[]): readonly GroupedRows[] {
  const of = (group: PlanGroup): readonly PublishRow[] => rows.filter((row) => groupOf(row) === group)
  const held = of('held').toSorted((left, right) => Number(isEarly(left)) - Number(isEarly(right)))
  return [
    { group: 'held' as const, rows: held },
    { group: 'change' as const, rows: of('change') },
    { group: 'same' as const, rows: of('same') },
  ].filter((each) => each.rows.length > 0)
}

function isEarly({ problems }: PublishRow): boolean {
  return problems.some(({ code }) => code === 'not-approved')
}

/** What will be written. */
export function isToWrite({ change }: PublishRow): boolean {
  return change === 'new' || change === 'changed'
}

/** What happens to the row, in words. */
export function wordsFor(row: PublishRow): string {
  const { change, added, removed, edits, contested, problems } = row
  if (change === 'held') return problems.find(({ blocking }) => blocking)?.message ?? ''
  if (change === 'kept') return say('publish.keptWhole')
  const kept = edits === 0 ? [] : [say('publish.kept', { count: edits })]
  const against = contested === 0 ? [] : [say('publish.contested', { count: contested })]
  const what =
    change === 'new'
      ? [say('publish.new')]
      : change === 'changed'
        ? [removed + added === 0 ? say('publish.drawnAnew') : say('publish.lines', { added, removed })]
        : edits === 0
          ? [say('publish.right')]
          : []
  return [...what, ...kept, ...against].join(' · ')
}
