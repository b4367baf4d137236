/** What is offered when a field of actions is set by typing: people, days, statuses, milestones. Pure. */
import { parseDays } from '#note/search/days.ts'
import { foldWord } from '#note/search/words.ts'
import type { PersonRef } from '#note/summit.ts'
import { ACTION_STATUSES } from '#note/template-core.ts'
import type { ItemPatch } from '#note/wire/item-states.ts'
import { say } from '../../words/say.ts'
import { dayLabel } from '../clock.ts'
import { STATUS_WORDS } from '../parts/item-facts.tsx'
import { beginsWords, fits } from '../parts/use-pick.ts'

export type EditedField = 'owner' | 'due' | 'status' | 'milestone'

/** One row of the list: what it does and how it is called. `value` is what the field then says. */
export interface FieldOption {
  readonly key: string
  readonly words: string
  readonly hint: string
  readonly patch: ItemPatch
  readonly value: string
  /** For a status: its sign. */
  readonly status?: string
  /** For a person: whose initials. */
  readonly person?: string
}

export interface FieldFacts {
  readonly me: PersonRef
  readonly people: readonly PersonRef[]
  readonly milestones: readonly string[]
  /** `2026-10-07`. */
  readonly today: string
}

const MOST_ROWS = 6

/** The rows for what was typed, the likeliest first. */
export function fieldOptions(field: EditedField, query: string, facts: FieldFacts): readonly FieldOption[] {
  switch (field) {
    case 'owner':
      return ownerOptions(query, facts)
    case 'due':
      return dueOptions(query, facts.today)
    case 'status':
      return statusOptions(query)
    case 'milestone':
      return milestoneOptions(query, facts.milestones)
  }
}

function ownerOptions(query: string, { me, people }: FieldFacts): readonly FieldOption[] {
  const row = (person: PersonRef, words: string, hint = ''): FieldOption => {
    const key = person.id ?? `typed ${person.name}`
    return { key, words, hint, patch: { owner: person }, value: person.name, person: person.name }
  }
  const others = people.filter((person) => person.id !== me.id)
  const typed = query.trim()
  const nobody = {
    key: 'nobody',
    words: say('items.nobody'),
    hint: '',
    patch: { owner: null },
    value: say('items.nobody'),
  }
  if (typed === '')
    return [
      row(me, say('items.me', { name: me.name })),
      ...others.slice(0, MOST_ROWS - 2).map((each) => row(each, each.name)),
      nobody,
    ]
  const found = [me, ...others].filter(({ name }) => beginsWords(name, typed)).slice(0, MOST_ROWS)
  const rows = found.map((person) => row(person, person.name))
  if (found.some(({ name }) => foldWord(name) === foldWord(typed))) return rows
  return [...rows, row({ name: typed }, typed, say('items.asTyped'))]
}

function dueOptions(query: string, today: string): readonly FieldOption[] {
  const row = (day: string): FieldOption => {
    const words = dayLabel(day, 'medium')
    return { key: day, words, hint: day, patch: { due: day }, value: words }
  }
  const none = {
    ...{ key: 'none', words: say('items.noDateRow'), hint: '', patch: { due: null } },
    value: say('items.noDateRow'),
  }
  if (query.trim() === '') {
    const days = ['fri', '+7d', '+14d'].map((words) => parseDays(words, today)?.to ?? today)
    return [...[...new Set(days)].sort().map(row), none]
  }
  const meant = parseDays(query, today)
  return meant === null ? [] : [row(meant.to)]
}

function statusOptions(query: string): readonly FieldOption[] {
  return ACTION_STATUSES.map((status) => {
    const words = STATUS_WORDS[status] ?? status
    return { key: status, words, hint: '', patch: { status }, value: words, status }
  }).filter(({ words, key }) => fits(`${words} ${key}`, query))
}

function milestoneOptions(query: string, known: readonly string[]): readonly FieldOption[] {
  const row = (name: string, hint = ''): FieldOption => {
    return { key: name, words: name, hint, patch: { milestone: name }, value: name }
  }
  const typed = query.trim()
  const found = known.filter((name) => fits(name, typed)).slice(0, MOST_ROWS)
  if (typed !== '')
    return found.some((name) => foldWord(name) === foldWord(typed))
      ? found.map((name) => row(name))
      : [...found.map((name) => row(name)), row(typed, say('items.asTyped'))]
  const words = say('items.noMilestoneRow')
  return [
    ...found.map((name) => row(name)),
    { key: '', words, hint: '', patch: { milestone: null }, value: words },
  ]
}
