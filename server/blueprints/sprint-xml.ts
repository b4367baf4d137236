/**
 * Launchpad's feed of a sprint (`/sprints/NAME/+temp-meeting-export`) to blueprints and people: the way in which sessions
 * came from blueprints. Its status is the identifier (PENDINGREVIEW), its priority the number.
 * Source of the format: lib/lp/blueprints/browser/sprint.py and templates/sprint-meeting-export.pt of lgp171188/launchpad.
 */
import { NAME_PATTERN } from '#note/summit.ts'
import type { NoticeList } from '../schedule/source-context.ts'
import { attributeOf, childrenOf, textOf, type XmlElement } from '../schedule/xml-elements.ts'
import type { ImportedBlueprints, ImportedPerson } from './imported-blueprints.ts'
import { readFields, type SourceFields } from './source-fields.ts'

const FIELDS = [
  ['definition', 'status'],
  ['specUrl', 'specurl'],
  ['priority', 'priority'],
  ['drafter', 'drafter'],
  ['approver', 'approver'],
  ['assignee', 'assignee'],
] as const

/** Whether the document is such a feed: a schedule of attendees and meetings, and no conference. */
export function isSprintXml(root: XmlElement): boolean {
  return (
    root.name === 'schedule' &&
    (childrenOf(root, 'attendees').length > 0 || childrenOf(root, 'unscheduled').length > 0)
  )
}

/** Reads a document for which `isSprintXml` holds. */
export function readSprintXml(root: XmlElement, notices: NoticeList): ImportedBlueprints {
  const meetings = childrenOf(root, 'unscheduled').flatMap((list) => childrenOf(list, 'meeting'))
  const blueprints = meetings.flatMap((meeting) => {
    const name = valueOf(meeting, 'name')
    if (NAME_PATTERN.test(name)) return [{ name, fields: readFields(name, sourceFields(meeting), notices) }]
    notices.count('Meetings left out because they have no blueprint’s name', name || 'without a name')
    return []
  })
  const attendees = childrenOf(root, 'attendees').flatMap((list) => childrenOf(list, 'person'))
  const named = meetings.flatMap((meeting) => childrenOf(meeting, 'person'))
  const people = [...attendees, ...named].map((person) => ({
    account: valueOf(person, 'name'),
    displayName: valueOf(person, 'displayname'),
  }))
  return {
    format: 'launchpad-sprint',
    blueprints,
    people: oncePerAccount(people),
    notices: notices.sentences(),
  }
}

/** Each account once, by the first display name given. */
export function oncePerAccount(people: readonly ImportedPerson[]): readonly ImportedPerson[] {
  const known = new Map<string, ImportedPerson>()
  for (const person of people) {
    if (person.account === '') continue
    const before = known.get(person.account)
    if (before === undefined || before.displayName === '') known.set(person.account, person)
  }
  return [...known.values()]
}

function sourceFields(meeting: XmlElement): SourceFields {
  const said = FIELDS.map(([field, name]) => [field, valueOf(meeting, name)]).filter(
    ([, value]) => value !== '',
  )
  return { ...(Object.fromEntries(said) as SourceFields), ...projectOf(valueOf(meeting, 'lpurl')) }
}

/** `https://blueprints.launchpad.net/PROJECT/+spec/NAME`. */
function projectOf(address: string): SourceFields {
  const project = /^https?:\/\/[^/]+\/([^/]+)\/\+spec\//.exec(address)?.[1]
  return project === undefined ? {} : { project }
}

/** The feed has attributes; a child of that name is taken too, for it is stated to be unstable. */
function valueOf(element: XmlElement, name: string): string {
  return attributeOf(element, name) || textOf(element, name)
}
