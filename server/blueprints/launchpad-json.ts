/**
 * Launchpad's JSON of specifications to blueprints: one entry, or a collection such as `all_specifications`.
 * Source of the format: lib/lp/blueprints/interfaces/specification.py of lgp171188/launchpad, web service version devel.
 */
import { NAME_PATTERN } from '#note/summit.ts'
import { fieldOf, isRecord, listField, textField } from '../schedule/json-values.ts'
import type { NoticeList } from '../schedule/source-context.ts'
import type { ImportedBlueprints } from './imported-blueprints.ts'
import { readFields, type SourceFields } from './source-fields.ts'

/** Our field, and where Launchpad's JSON has it; null there means nothing. */
const TEXTS = [
  ['title', 'title'],
  ['summary', 'summary'],
  ['whiteboard', 'whiteboard'],
  ['workItems', 'workitems_text'],
  ['specUrl', 'specification_url'],
  ['priority', 'priority'],
  ['definition', 'definition_status'],
  ['implementation', 'implementation_status'],
] as const
/** The same for links, of which the last part counts (`…/~jdoe`, `…/nova/+milestone/18.0`, `…/nova`). */
const LINKS = [
  ['drafter', 'drafter_link'],
  ['approver', 'approver_link'],
  ['assignee', 'assignee_link'],
  ['milestone', 'milestone_link'],
  ['project', 'target_link'],
] as const

/** Whether parsed JSON is a specification of Launchpad's, or a collection of them (an empty one too). */
export function isLaunchpadJson(json: unknown): boolean {
  if (isSpecification(json)) return true
  const entries = fieldOf(json, 'entries')
  if (!Array.isArray(entries)) return false
  return entries.length === 0 ? fieldOf(json, 'total_size') !== undefined : entries.some(isSpecification)
}

/** Reads parsed JSON for which `isLaunchpadJson` holds. */
export function readLaunchpadJson(json: unknown, notices: NoticeList): ImportedBlueprints {
  const entries = isSpecification(json) ? [json] : listField(json, 'entries')
  const blueprints = entries.flatMap((entry) => {
    const name = textField(entry, 'name')
    if (isSpecification(entry) && NAME_PATTERN.test(name))
      return [{ name, fields: readFields(name, sourceFields(entry), notices) }]
    notices.count('Entries left out because they are no blueprints', name || 'without a name')
    return []
  })
  const total = Number(textField(json, 'total_size'))
  if (total > entries.length || textField(json, 'next_collection_link') !== '') {
    notices.say(
      `The file has ${entries.length} of ${Number.isFinite(total) ? total : 'more'} blueprints: fetch the rest by its next_collection_link and import that too.`,
    )
  }
  if (blueprints.length > 0)
    notices.say('Launchpad’s JSON names no dependencies: relations are as they are here.')
  const accounts = new Set(
    blueprints
      .flatMap(({ fields }) => [fields.drafter, fields.approver, fields.assignee])
      .flatMap((who) => who?.name ?? []),
  )
  return {
    format: 'launchpad-json',
    blueprints,
    people: [...accounts].map((account) => ({ account, displayName: '' })),
    notices: notices.sentences(),
  }
}

function isSpecification(value: unknown): boolean {
  if (!isRecord(value)) return false
  const type = textField(value, 'resource_type_link')
  return (
    type.endsWith('#specification') ||
    (typeof value['definition_status'] === 'string' && typeof value['name'] === 'string')
  )
}

/** A field that the entry lacks (under versions 1.0 and beta) is not spoken of. */
function sourceFields(entry: unknown): SourceFields {
  const has = (name: string) => isRecord(entry) && Object.hasOwn(entry, name)
  const texts = TEXTS.filter(([, name]) => has(name)).map(([field, name]) => [field, textField(entry, name)])
  const links = LINKS.filter(([, name]) => has(name)).map(([field, name]) => [
    field,
    lastPart(textField(entry, name)),
  ])
  return Object.fromEntries([...texts, ...links]) as SourceFields
}

function lastPart(link: string): string {
  const part = link.split('/').at(-1) ?? ''
  const account = part.startsWith('~') ? part.slice(1) : part
  try {
    return decodeURIComponent(account)
  } catch {
    return account
  }
}
