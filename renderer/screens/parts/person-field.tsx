/**
 * A field for one person: candidates in a list below, typed names welcome. Says by id who is known, by name who is not.
 */
import { AtSign } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { foldWord } from '#note/search/words.ts'
import type { Person, PersonRef } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { Icon } from './icon.tsx'
import { Initials } from './initials.tsx'
import { Keys } from './keys.tsx'
import { beginsWords, usePick } from './use-pick.ts'

/** Somebody who may be meant, with a word on why. */
export interface Candidate {
  readonly person: PersonRef
  readonly hint: string
  /** It is the reader, who is called so. */
  readonly isMe?: boolean
}

interface PersonFieldProps {
  readonly label: string
  readonly candidates: readonly Candidate[]
  readonly value: PersonRef | null
  readonly onChoose: (person: PersonRef | null) => void
  /** Said at the right of a filled field. */
  readonly source?: string
  readonly autoFocus?: boolean
  /** Show the label above; otherwise it is only spoken. */
  readonly labelShown?: boolean
  /** Offer names before anything was typed. */
  readonly atOnce?: boolean
  /** What Tab does besides going on; the field is left either way. */
  readonly onTab?: () => void
}

const MOST_ROWS = 3

/** The candidates that fit, then the very name that was typed where nobody is called so. */
function findCandidates(candidates: readonly Candidate[], query: string, most: number): readonly Candidate[] {
  const found = candidates.filter(({ person }) => beginsWords(person.name, query)).slice(0, most)
  const typed = query.trim()
  if (typed === '' || found.some(({ person }) => foldWord(person.name) === foldWord(typed))) return found
  return [...found, { person: { name: typed }, hint: say('items.asTyped') }]
}

/** A person from the summit as a reference. */
export function refOf(person: Person): PersonRef {
  return { id: person.id, name: person.name }
}

export function PersonField(props: PersonFieldProps): ReactNode {
  const { label, candidates, value, onChoose, source } = props
  const [query, setQuery] = useState('')
  const [focused, setFocused] = useState(false)
  const open = focused && value === null && (props.atOnce !== false || query.trim() !== '')
  const options = open ? findCandidates(candidates, query, MOST_ROWS) : []
  const choose = (candidate: Candidate): void => {
    onChoose(candidate.person)
    setQuery('')
  }
  const pick = usePick({ options, onTake: choose, open })
  const type = (text: string): void => {
    if (value !== null) onChoose(null)
    setQuery(text)
    pick.restart()
  }
  const leave = (): void => {
    setFocused(false)
    const meant = meantBy(query, options)
    if (meant !== undefined) choose(meant)
  }
  return (
    <div className="person-field">
      <label>
        <span className={props.labelShown === false ? 'unseen' : 'person-label'}>{label}</span>
        <span className="field">
          {value === null ? <Icon of={AtSign} /> : <Initials name={value.name} size={22} />}
          <input
            {...pick.field}
            autoFocus={props.autoFocus === true}
            placeholder={say('items.name')}
            value={value?.name ?? query}
            onChange={(event) => type(event.target.value)}
            onFocus={() => setFocused(true)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (isPlainTab(event) && query === '' && value === null) props.onTab?.()
              pick.field.onKeyDown(event)
            }}
          />
          {value !== null && source !== undefined ? <small className="third">{source}</small> : null}
        </span>
      </label>
      {options.length === 0 ? null : <Options options={options} pick={pick} label={label} />}
    </div>
  )
}

function isPlainTab(event: KeyboardEvent): boolean {
  return event.key === 'Tab' && !event.shiftKey
}

/** Whom a left field means: the one called exactly so, else the name as typed; nobody where nothing was typed. */
function meantBy(query: string, options: readonly Candidate[]): Candidate | undefined {
  if (query.trim() === '') return undefined
  return options.find(({ person }) => foldWord(person.name) === foldWord(query)) ?? options.at(-1)
}

interface OptionsProps {
  readonly options: readonly Candidate[]
  readonly pick: ReturnType<typeof usePick<Candidate>>
  readonly label: string
}

function Options({ options, pick, label }: OptionsProps): ReactNode {
  return (
    <ul {...pick.list} className="pick-list" aria-label={label}>
      {options.map((candidate, index) => {
        const row = pick.row(index)
        return (
          <li {...row} key={`${candidate.person.id ?? ''} ${candidate.person.name}`}>
            <Initials name={candidate.person.name} size={22} />
            <span>
              <b>
                {candidate.isMe === true
                  ? say('items.me', { name: candidate.person.name })
                  : candidate.person.name}
              </b>
              <small>{candidate.hint}</small>
            </span>
            {row['aria-selected'] === true ? <Keys of="↵" /> : null}
          </li>
        )
      })}
    </ul>
  )
}
