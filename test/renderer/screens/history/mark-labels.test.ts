/** Words under the line of versions never touch, and the important ones come first. */
import { expect, it } from 'vitest'
import type { Version, VersionKind } from '#note/wire/history.ts'
import { markLabels, shareOf } from '#renderer/screens/history/mark-labels.ts'

function versions(kinds: readonly VersionKind[]): readonly Version[] {
  return kinds.map((kind, index) => ({ seq: index + 1, kind, at: '2026-10-06T12:30:00Z', by: null }))
}

it('labels every step where there is room, and never mere writing', () => {
  const list = versions(['opened', 'writing', 'closed', 'writing', 'approved', 'now'])
  expect(markLabels(list, 1000).map(({ place }) => place)).toEqual([0, 2, 4, 5])
})

it('keeps now first, then what was approved and closed, where there is little room', () => {
  const list = versions(['opened', 'returned', 'closed', 'restored', 'approved', 'now'])
  expect(markLabels(list, 250).map(({ place }) => place)).toEqual([0, 2, 5])
  expect(markLabels(list, 120).map(({ place }) => place)).toEqual([0, 5])
})

it('keeps labels inside the line', () => {
  const list = versions(['opened', 'now'])
  const [first, last] = markLabels(list, 300)
  expect(first?.left).toBe(0)
  expect(last?.left).toBeLessThan(300)
  expect(markLabels(list, 0)).toEqual([])
})

it('puts a single version at the end', () => {
  expect([shareOf(0, 1), shareOf(0, 3), shareOf(1, 3), shareOf(2, 3)]).toEqual([1, 0, 0.5, 1])
})
