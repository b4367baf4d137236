/**
 * The head of a register: which one, the filter field, and the filters that hold as chips to take away.
 */
import { ListFilter, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import type { Track } from '#note/summit.ts'
import { Icon } from '../parts/icon.tsx'
import { Keys } from '../parts/keys.tsx'
import { STATUS_WORDS } from '../parts/item-facts.tsx'
import { filterWords, parseFilters, settleDraft, withFilter, type Filter } from './filters.ts'

export type Register = 'actions' | 'decisions'

interface RegisterHeadProps {
  readonly register: Register
  readonly count: number
  /** The filters that hold, shown as chips. */
  readonly query: string
  readonly onQuery: (query: string) => void
  /** What stands in the field: it filters too, and becomes chips with a space or Enter. */
  readonly draft: string
  readonly onDraft: (draft: string) => void
  readonly tracks: readonly Track[]
  readonly field: RefObject<HTMLInputElement | null>
}

export function RegisterHead(props: RegisterHeadProps): ReactNode {
  const { register, count } = props
  return (
    <header className="register-head">
      <h1>Registers</h1>
      <nav className="segments" aria-label="Registers">
        <Tab register="actions" current={register} count={count} />
        <Tab register="decisions" current={register} count={count} />
      </nav>
      <i className="grow" />
      <Choices {...props} />
      <FilterField {...props} />
    </header>
  )
}

function FilterField({ query, onQuery, draft, onDraft, field }: RegisterHeadProps): ReactNode {
  const chips = parseFilters(query)
  const settle = (text: string): void => {
    const settled = settleDraft(query, text)
    onQuery(settled.query)
    onDraft(settled.draft)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const last = chips.at(-1)
    if (event.key === 'Enter') settle(draft)
    else if (event.key === 'Escape') event.currentTarget.blur()
    else if (event.key === 'Backspace' && draft === '' && last !== undefined) onQuery(without(query, last))
  }
  return (
    <label className="field register-filter">
      <Icon of={ListFilter} size={16} />
      <span className="unseen">Filter, such as owner:elif status:blocked</span>
      {chips.map((filter) => (
        <button
          key={filterWords(filter)}
          type="button"
          className="chip chip-on"
          aria-label={`Take away ${filterWords(filter)}`}
          onClick={() => onQuery(without(query, filter))}
        >
          {filterWords(filter)}
          <Icon of={X} size={12} />
        </button>
      ))}
      <input
        ref={field}
        placeholder="Filter…"
        value={draft}
        onChange={(event) =>
          event.target.value.endsWith(' ') ? settle(event.target.value) : onDraft(event.target.value)
        }
        onKeyDown={onKeyDown}
      />
      <Keys of="F" />
    </label>
  )
}

function without(query: string, { key }: Filter): string {
  return key === 'text' ? query : withFilter(query, key, '')
}

interface TabProps {
  readonly register: Register
  readonly current: Register
  readonly count: number
}

function Tab({ register, current, count }: TabProps): ReactNode {
  const chosen = register === current
  return (
    <a className="segment" href={`/registers/${register}`} aria-current={chosen ? 'page' : undefined}>
      {register === 'actions' ? 'Actions' : 'Decisions'} {chosen ? count : ''}
    </a>
  )
}

/** The two filters most asked for, to choose instead of typing; they write into the same field. */
function Choices({ register, query, onQuery, tracks }: RegisterHeadProps): ReactNode {
  const valueOf = (key: string): string =>
    parseFilters(query).find((filter) => filter.key === key)?.value ?? ''
  return (
    <>
      <select
        className="register-choice"
        aria-label="Track"
        value={tracks.some((track) => track.id === valueOf('track')) ? valueOf('track') : ''}
        onChange={(event) => onQuery(withFilter(query, 'track', event.target.value))}
      >
        <option value="">All tracks</option>
        {tracks.map((track) => (
          <option key={track.id} value={track.id}>
            {track.name}
          </option>
        ))}
      </select>
      {register === 'decisions' ? null : (
        <select
          className="register-choice"
          aria-label="Status"
          value={valueOf('status').toUpperCase()}
          onChange={(event) => onQuery(withFilter(query, 'status', event.target.value.toLowerCase()))}
        >
          <option value="">Any status</option>
          {Object.entries(STATUS_WORDS).map(([status, words]) => (
            <option key={status} value={status}>
              {words}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
