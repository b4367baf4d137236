/**
 * What no template may lack: decisions, actions with an owner, blueprints, and somebody who leads and writes. A summit
 * adds to this and never removes from it.
 */
import type { Field, ItemKind, RoleField, Section, Template } from './template-model.ts'
import type { TemplateProblem } from './template-reader.ts'

/** What an action's status may be: Launchpad's words for work items. */
export const ACTION_STATUSES = ['TODO', 'INPROGRESS', 'BLOCKED', 'DONE', 'POSTPONED'] as const
export type ActionStatus = (typeof ACTION_STATUSES)[number]

const CORE = [
  { section: 'decisions', kind: 'decision' },
  { section: 'actions', kind: 'action' },
  { section: 'blueprints', kind: 'blueprint' },
] as const

const CORE_ROLES = ['lead', 'note-taker'] as const

/** Every way in which the template falls short of the core, with the place to mend. */
export function checkCore(template: Template): TemplateProblem[] {
  return [
    ...CORE_ROLES.flatMap((role) => checkRole(template.roles, role)),
    ...CORE.flatMap(({ section, kind }) => checkSection(template.sections, section, kind)),
    ...CORE.flatMap(({ kind }) => checkKind(template.kinds, kind)),
    ...checkUnused(template),
  ]
}

function checkRole(roles: readonly RoleField[], key: string): TemplateProblem[] {
  const index = roles.findIndex((role) => role.key === key)
  const role = roles[index]
  if (!role) return [{ path: 'roles', sentence: `Every template asks for the role ${key}. Add it.` }]
  if (role.required && role.askedAt === 'opening') return []
  const sentence = `A session opens with a named ${key}. Write required: true and askedAt: opening.`
  return [{ path: `roles[${index}]`, sentence }]
}

function checkSection(sections: readonly Section[], key: string, kind: string): TemplateProblem[] {
  const index = sections.findIndex((section) => section.key === key)
  const section = sections[index]
  if (!section) return [{ path: 'sections', sentence: `Every template has the section ${key}. Add it.` }]
  const problems: TemplateProblem[] = []
  if (section.takes[0] !== kind) {
    const sentence = `A new line under ${key} is of the kind ${kind}. Put ${kind} first.`
    problems.push({ path: `sections[${index}].takes`, sentence })
  }
  if (!section.mandatory) {
    const sentence = `The section ${key} is part of every note. Write mandatory: true; "none, because" stays allowed.`
    problems.push({ path: `sections[${index}].mandatory`, sentence })
  }
  return problems
}

function checkKind(kinds: readonly ItemKind[], key: string): TemplateProblem[] {
  const index = kinds.findIndex((kind) => kind.key === key)
  const kind = kinds[index]
  if (!kind) return [{ path: 'kinds', sentence: `Every template has the kind ${key}. Add it.` }]
  const path = `kinds[${index}].fields`
  if (key === 'action') return [...checkField(kind, 'owner', 'person', path), ...checkStatus(kind, path)]
  return key === 'blueprint' ? checkField(kind, 'name', 'blueprint', path) : []
}

function checkField(kind: ItemKind, key: string, type: Field['type'], path: string): TemplateProblem[] {
  const index = kind.fields.findIndex((field) => field.key === key)
  const field = kind.fields[index]
  const wanted = `Each ${kind.key} has the field ${key}, of type ${type} and required.`
  if (!field) return [{ path, sentence: `${wanted} Add it.` }]
  if (field.type === type && field.required) return []
  return [{ path: `${path}[${index}]`, sentence: `${wanted} Write type: ${type} and required: true.` }]
}

function checkStatus(kind: ItemKind, path: string): TemplateProblem[] {
  const index = kind.fields.findIndex((field) => field.key === 'status')
  const values = kind.fields[index]?.choices?.map((choice) => choice.value) ?? []
  const wanted = `Each action has the field status, a choice of exactly ${ACTION_STATUSES.join(', ')}.`
  if (index < 0) return [{ path, sentence: `${wanted} Add it.` }]
  const same =
    values.length === ACTION_STATUSES.length && ACTION_STATUSES.every((status) => values.includes(status))
  return same ? [] : [{ path: `${path}[${index}].choices`, sentence: `${wanted} Launchpad takes no other.` }]
}

function checkUnused(template: Template): TemplateProblem[] {
  const taken = new Set(template.sections.flatMap((section) => section.takes))
  return template.kinds.flatMap((kind, index) => {
    if (kind.key === '' || taken.has(kind.key)) return []
    return [
      {
        path: `kinds[${index}].key`,
        sentence: `No section takes the kind ${kind.key}. Add it to a section's takes.`,
      },
    ]
  })
}
