/** What happened between two versions in one sentence, by counting: `3 lines changed: 1 added and 2 reworded.` Pure. */
import type { LineChange } from '#note/wire/history.ts'
import { listWords } from '../../words/lists.ts'
import { say } from '../../words/say.ts'

const ORDER = ['added', 'removed', 'reworded', 'converted', 'moved', 'field'] as const

/** The sentence; traces come and go with their items and are not counted. */
export function changeSum(changes: readonly LineChange[]): string {
  const telling = changes.filter(({ kind }) => kind !== 'reference')
  if (telling.length === 0) return say('history.sum.none')
  const counts = ORDER.map((what) => [what, telling.filter((change) => change.what === what).length] as const)
  const words = counts.flatMap(([what, count]) =>
    count === 0 ? [] : [say(`history.sum.${what}`, { count })],
  )
  return say('history.sum', { lines: new Set(telling.map(({ line }) => line)).size, what: listWords(words) })
}
