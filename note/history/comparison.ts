/** Two records of one note compared: every change of a line and one sentence about all of them. */
import type { NoteRecord } from '../record-model.ts'
import type { Template } from '../template-model.ts'
import type { LineChange } from '../wire/history.ts'
import { compareLines } from './compare.ts'
import { summarize } from './summary.ts'

export interface Comparison {
  readonly summary: string
  readonly changes: readonly LineChange[]
}

/** `by` of each change is empty; `authors.ts` knows who wrote. Both records must be of the same template. */
export function compareRecords(before: NoteRecord, after: NoteRecord, template: Template): Comparison {
  const compared = compareLines(before, after, template)
  return {
    summary: summarize(compared, { before, after }, template),
    changes: compared.map((each) => each.change),
  }
}
