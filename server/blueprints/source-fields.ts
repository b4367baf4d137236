/** Fields of a foreign blueprint to ours, with what cannot be told counted. Knows neither JSON nor XML. */
import type { BlueprintFields } from '#note/blueprints/blueprint-model.ts'
import { parseDefinition, parseImplementation, parsePriority } from '#note/blueprints/vocabulary.ts'
import type { PersonRef } from '#note/summit.ts'
import type { NoticeList } from '../schedule/source-context.ts'

/** As the file has them; undefined where it does not speak of the field, '' where it says there is nothing. */
export type SourceFields = Partial<Record<keyof BlueprintFields, string>>

/** Longer texts are cut: nobody writes them, and a request may hold no more. */
const MAX_TEXT = 20_000

/** Only the fields that the source has and that could be read. Accounts become people by that name. */
export function readFields(
  name: string,
  source: SourceFields,
  notices: NoticeList,
): Partial<BlueprintFields> {
  const fields: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(source)) {
    const read = readField(field as keyof BlueprintFields, value.trim())
    if (read !== undefined) fields[field] = read
    else
      notices.count(`Words that are no ${field} of Launchpad’s, left out`, `${name}: ${value.slice(0, 60)}`)
  }
  return fields
}

function readField(
  field: keyof BlueprintFields,
  value: string,
): BlueprintFields[keyof BlueprintFields] | undefined {
  switch (field) {
    case 'definition':
      return parseDefinition(value) ?? undefined
    case 'implementation':
      return parseImplementation(value) ?? undefined
    case 'priority':
      return parsePriority(value) ?? undefined
    case 'drafter':
    case 'approver':
    case 'assignee':
      return personOf(value)
    case 'specUrl':
      return value === '' || /^https?:\/\/\S+$/.test(value) ? value : undefined
    case 'relations':
      return undefined
    default:
      return value.slice(0, MAX_TEXT)
  }
}

function personOf(account: string): PersonRef | null {
  return account === '' ? null : { name: account }
}
