/** Which fields a row has, by its template, and which rows have the same owner. Pure. */
import { linesOf, personField } from '#note/item-fields.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'

/** Whether items of this line's kind have the field. */
export function hasField(line: LineRecord, field: string, template: Template): boolean {
  const kind = template.kinds.find(({ key }) => key === line.kind)
  return kind?.fields.some(({ key }) => key === field) === true
}

/** The key of the field that names a blueprint, or null where the kind has none. */
export function blueprintFieldOf(line: LineRecord, template: Template): string | null {
  const kind = template.kinds.find(({ key }) => key === line.kind)
  return kind?.fields.find(({ type }) => type === 'blueprint')?.key ?? null
}

/** The items whose owner is called as this one's is; of an item that nobody owns, all of its kind that nobody owns. */
export function sameOwner(record: NoteRecord, line: LineRecord): readonly LineRecord[] {
  const name = personField(line, 'owner')?.name.trim().toLowerCase() ?? null
  return linesOf(record).filter(
    (each) =>
      each.number !== null &&
      (name !== null || each.kind === line.kind) &&
      (personField(each, 'owner')?.name.trim().toLowerCase() ?? null) === name,
  )
}
