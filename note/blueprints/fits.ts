/** Whether a blueprint is one of those asked for, in the words of the query language. Rule K10 of SPEC.md. Pure. */
import type { Query, Term } from '../search/query.ts'
import { findRun, foldedWords, foldWord } from '../search/words.ts'
import type { BlueprintSummary } from '../wire/blueprints.ts'
import type { BlueprintEntry } from './blueprint-model.ts'

/** `me` is whoever asks, for `mine`. */
export function blueprintFits(
  summary: BlueprintSummary,
  query: Query,
  me: { readonly id: string; readonly name: string },
): boolean {
  return query.terms.every((term) => holds(summary, term, me) !== term.not)
}

function holds(
  summary: BlueprintSummary,
  term: Term,
  me: { readonly id: string; readonly name: string },
): boolean {
  const { blueprint } = summary
  switch (term.type) {
    case 'text':
      return findRun(foldedWords(textOf(blueprint)), term.words, term.whole).length > 0
    case 'field':
      return term.values.some((value) => fieldHolds(summary, term.field, value))
    case 'day':
      // A blueprint has no day.
      return false
    case 'is':
      return flagHolds(summary, term.flag, me)
  }
}

/** Filters that only blueprints have are words to the language; here they stand before what they name. */
function textOf(blueprint: BlueprintEntry): string {
  // A person is asked for by any word of the name.
  const people = PEOPLE.flatMap((field) =>
    foldedWords(blueprint[field]?.name ?? 'nobody').map((word) => `${field} ${word}`),
  )
  const { name, title, summary, project, priority, definition, implementation, milestone } = blueprint
  const states = [definition, implementation, milestone, project]
  return [name, title, summary, ...states, `priority ${priority}`, ...people].join('\n')
}

const PEOPLE = ['drafter', 'approver', 'assignee'] as const

function fieldHolds({ blueprint, sessions }: BlueprintSummary, field: string, value: string): boolean {
  const begins = (text: string) => foldWord(text).startsWith(value)
  const people = PEOPLE.flatMap((each) => blueprint[each] ?? [])
  switch (field) {
    case 'owner':
    case 'by':
      if (value === 'nobody' || value === 'none') return people.length === 0
      return people.some(
        ({ id, name }) => id === value || foldedWords(name).some((word) => word.startsWith(value)),
      )
    case 'status':
    case 'state':
      return begins(blueprint.definition) || begins(blueprint.implementation)
    case 'milestone':
      return value === 'none' ? blueprint.milestone === '' : begins(blueprint.milestone)
    case 'blueprint':
      return begins(blueprint.name)
    case 'session':
      return sessions.some(begins)
    case 'kind':
      return 'blueprint'.startsWith(value)
    default:
      return false
  }
}

function flagHolds(
  { blueprint, lifecycle }: BlueprintSummary,
  flag: string,
  me: { readonly id: string; readonly name: string },
): boolean {
  if (flag === 'done') return lifecycle === 'Complete'
  if (flag === 'open') return lifecycle !== 'Complete'
  const people = PEOPLE.flatMap((each) => blueprint[each] ?? [])
  if (flag === 'mine')
    return people.some(({ id, name }) => (id === undefined ? name === me.name : id === me.id))
  return flag === 'unowned' && blueprint.assignee === null
}
