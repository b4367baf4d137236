/** What an item is called where one line of plain text is all there is: registers, findings, work items. */
import { textField } from './item-fields.ts'
import { oneLine } from './one-line.ts'
import type { LineRecord } from './record-model.ts'

/** The item's words, or what it names where it has none (a blueprint). */
export function titleOf(line: LineRecord): string {
  const words = oneLine(line.text)
  return words === '' ? oneLine(textField(line, 'name') ?? '') : words
}
