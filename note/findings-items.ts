/** What is missing or doubtful in single items: owners, other required fields, unknown people and blueprints. */
import { closeNames } from './close-names.ts'
import { blueprintField, hasContent, hasField, isNobodys, itemsOfKind, personField } from './item-fields.ts'
import { titleOf } from './item-title.ts'
import { oneLine } from './one-line.ts'
import { findPerson } from './person-lookup.ts'
import type { Finding, LineRecord, NoteRecord } from './record-model.ts'
import type { Blueprint, Person } from './summit.ts'
import type { Field, Template } from './template-model.ts'

/** Whom and what the summit knows. An empty list means it was never told, so nothing is called unknown. */
export interface Known {
  readonly people: readonly Person[]
  readonly blueprints: readonly Blueprint[]
}

/** The findings about one line; none for lines that are not items or that say nothing yet. */
export function checkItem(line: LineRecord, template: Template, known: Known): readonly Finding[] {
  const kind = template.kinds.find((candidate) => candidate.key === line.kind)
  if (!kind || !hasContent(line)) return []
  return kind.fields.flatMap((field) => [
    ...checkRequired(line, field),
    ...(field.type === 'person' ? checkPerson(line, field, known.people) : []),
    ...(field.type === 'blueprint' ? checkBlueprint(line, field, known.blueprints) : []),
  ])
}

/** Actions that say the same: Launchpad knows a work item by its words only. Named once for each repetition. */
export function checkRepeatedTitles(record: NoteRecord): readonly Finding[] {
  const first = new Map<string, LineRecord>()
  return itemsOfKind(record, 'action').flatMap((line) => {
    const title = titleOf(line)
    const earlier = first.get(title)
    if (!earlier) first.set(title, line)
    if (!earlier) return []
    const sentence = `${line.number} says the same as ${earlier.number}. Reword one, or delete it.`
    return [
      itemFinding(line, {
        ...{ code: 'title-repeated', sentence, blocks: 'nothing' },
        about: { number: line.number ?? '', other: earlier.number ?? '' },
      }),
    ]
  })
}

function checkRequired(line: LineRecord, field: Field): readonly Finding[] {
  if (!field.required || hasField(line, field)) return []
  const about = { number: line.number ?? '', field: field.title, key: field.key }
  const what = `${line.number} has no ${field.title.toLowerCase()}`
  if (field.type === 'person' && isNobodys(line)) {
    const sentence = `${what} yet. The track lead will ask.`
    return [
      itemFinding(line, {
        code: 'field-missing',
        sentence,
        about: { ...about, nobody: 'yes' },
        blocks: 'nothing',
      }),
    ]
  }
  const isOwner = line.kind === 'action' && field.key === 'owner'
  const sentence = isOwner ? `${what}. It cannot become a work item.` : `${what}.`
  return [
    itemFinding(line, {
      code: 'field-missing',
      sentence,
      about: { ...about, nobody: 'no' },
      blocks: 'closing',
    }),
  ]
}

function checkPerson(line: LineRecord, field: Field, people: readonly Person[]): readonly Finding[] {
  const person = personField(line, field.key)
  if (person === null || people.length === 0 || findPerson(person, people)) return []
  const sentence = `${line.number} names ${oneLine(person.name)}, whom this summit does not know. Pick a name from the list.`
  return [
    itemFinding(line, {
      code: 'person-unknown',
      sentence,
      about: { number: line.number ?? '', name: oneLine(person.name) },
      blocks: 'nothing',
    }),
  ]
}

function checkBlueprint(
  line: LineRecord,
  field: Field,
  blueprints: readonly Blueprint[],
): readonly Finding[] {
  const name = blueprintField(line, field.key)
  const names = blueprints.map((blueprint) => blueprint.name)
  if (name === null || names.length === 0 || names.includes(name)) return []
  const close = closeNames(name, names)
  const hint = close.length > 0 ? ` Close names: ${close.join(', ')}.` : ''
  const sentence = `Blueprint ${oneLine(name)} is unknown.${hint}`
  return [
    itemFinding(line, {
      code: 'blueprint-unknown',
      sentence,
      about: { name: oneLine(name), close: close.join(', ') },
      blocks: 'nothing',
    }),
  ]
}

function itemFinding(
  line: LineRecord,
  finding: Pick<Finding, 'code' | 'sentence' | 'about' | 'blocks'>,
): Finding {
  return {
    ...finding,
    section: line.section,
    line: line.id,
    ...(line.number === null ? {} : { number: line.number }),
  }
}
