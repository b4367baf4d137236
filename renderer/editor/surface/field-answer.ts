/**
 * Writes what was answered in a picker into the note's line.
 */
import type { NoteLines } from '#note/lines/line-model.ts'
import type { JsonValue } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { Field } from '#note/template-model.ts'
import { NOBODY_FIELD } from './chip-words.ts'
import type { Choice } from './menu-rows.ts'

/** One answer is one step for undo. `nobody` is only ever an answer to a required person. */
export function writeAnswer(lines: NoteLines, line: string, field: Field, choice: Choice): void {
  const value = valueOf(choice)
  if (value === undefined) return
  lines.together(() => {
    lines.setField(line, field.key, value)
    if (field.type === 'person' && field.required) {
      lines.setField(line, NOBODY_FIELD, choice.do === 'nobody' ? true : null)
    }
  })
}

function valueOf(choice: Choice): JsonValue | undefined {
  switch (choice.do) {
    case 'person':
      return personValue(choice.person)
    case 'nobody':
      return null
    case 'blueprint':
      return choice.name
    case 'value':
      return choice.value
    case 'kind':
    case 'field':
    case 'link':
      return undefined
  }
}

/** A person is kept by name, and by id only where known. */
function personValue({ id, name }: PersonRef): JsonValue {
  return id === undefined ? { name } : { id, name }
}
