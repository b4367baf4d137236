/**
 * Writes what was answered in a picker into the note's line.
 */
import type { NoteLines } from '#note/lines/line-model.ts'
import type { JsonValue } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { Field, ItemKind } from '#note/template-model.ts'
import { MILESTONE_FIELD, NOBODY_FIELD, takesMilestone } from './chip-words.ts'
import type { Choice } from './menu-rows.ts'

interface Answered {
  readonly line: string
  readonly field: Field
  /** What the line is, where it is an item. */
  readonly kind?: ItemKind | undefined
}

/**
 * One answer is one step for undo. `nobody` is only ever an answer to a required person; a day that is a milestone's names
 * it besides where the kind has a field for that.
 */
export function writeAnswer(lines: NoteLines, { line, field, kind }: Answered, choice: Choice): void {
  const value = valueOf(choice)
  if (value === undefined) return
  lines.together(() => {
    lines.setField(line, field.key, value)
    if (choice.do === 'day' && choice.milestone !== undefined && takesMilestone(kind))
      lines.setField(line, MILESTONE_FIELD, choice.milestone)
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
    case 'day':
      return choice.day
    case 'kind':
    case 'field':
    case 'link':
    case 'hands':
    case 'line':
    case 'voice':
      return undefined
  }
}

/** A person is kept by name, and by id only where known. */
function personValue({ id, name }: PersonRef): JsonValue {
  return id === undefined ? { name } : { id, name }
}
