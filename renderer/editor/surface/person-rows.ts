/**
 * People for what was typed: those in this room, then those of this session, then everybody known, the best match first;
 * and for owners a name nobody has, "Me" and "Nobody yet".
 */
import type { Person, PersonRef } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { initialsOf } from './chip-words.ts'
import type { Match } from './match-words.ts'
import { filtered, MOST_ROWS, ranked, type Candidate, type Row } from './menu-rows.ts'
import { personProblem } from './person-problem.ts'

export interface PeopleSources {
  /** People in the note now. */
  readonly present: readonly PersonRef[]
  /** Speakers and whoever has a role in this session. */
  readonly attendees?: readonly PersonRef[]
  readonly people: readonly Person[]
  readonly me: Person
}

/** Each person once, in the first group they belong to. */
export function personRows(query: string, sources: PeopleSources, most = MOST_ROWS): Row[] {
  const known = new Map(sources.people.map((person) => [person.id, person]))
  const groups = [
    [say('editor.inRoom'), sources.present],
    [say('editor.inSession'), sources.attendees ?? []],
    [say('editor.atSummit'), sources.people],
  ] as const
  const seen = new Set<string>()
  return groups
    .flatMap(([group, people]) => {
      const fresh = people.flatMap((person) => {
        const key = person.id ?? person.name
        if (seen.has(key)) return []
        seen.add(key)
        return [known.get(key) ?? person]
      })
      return ranked(fresh, query, (person, match) => personRow(person, match, { group, sources }))
    })
    .slice(0, most)
}

function personRow(
  person: PersonRef,
  match: Match,
  { group, sources }: { readonly group: string; readonly sources: PeopleSources },
): Row {
  const warning = personProblem(person, sources.people)
  const { id, name } = person
  return {
    id: `person-${id ?? name}`,
    title: name,
    ranges: match.ranges,
    group,
    initials: initialsOf(name),
    ...(warning === null ? {} : { warning }),
    choice: { do: 'person', person: id === undefined ? { name } : { id, name } },
  }
}

/** Rows of the owner picker. */
export function ownerRows(query: string, sources: PeopleSources): Row[] {
  const typed = query.trim()
  const people = personRows(query, sources, MOST_ROWS - 3)
  const exact = people.some((row) => row.title.toLowerCase() === typed.toLowerCase())
  return [
    ...people,
    ...(typed === '' || exact ? [] : [typedRow(typed, sources)]),
    ...filtered([meRow(sources), nobodyRow()], query),
  ]
}

function meRow({ me }: PeopleSources): Candidate {
  return {
    row: {
      id: 'me',
      title: say('editor.me', { name: me.name }),
      group: '',
      glyph: 'person',
      keys: ['Alt', 'M'],
      choice: { do: 'person', person: { id: me.id, name: me.name } },
    },
  }
}

function nobodyRow(): Candidate {
  return {
    row: {
      id: 'nobody',
      title: say('editor.nobody'),
      detail: say('editor.nobodyDetail'),
      group: '',
      glyph: 'nobody',
      choice: { do: 'nobody' },
    },
  }
}

function typedRow(name: string, { people }: PeopleSources): Row {
  return {
    id: 'typed',
    title: name,
    ranges: [],
    group: say('editor.somebodyElse'),
    initials: initialsOf(name),
    warning: personProblem({ name }, people) ?? '',
    choice: { do: 'person', person: { name } },
  }
}
