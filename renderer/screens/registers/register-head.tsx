/**
 * The head of a register: which one, the filter field, and the filters that hold as chips to take away.
 */
import { ListFilter, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import type { Track } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { Keys } from '../parts/keys.tsx'
import { STATUS_WORDS } from '../parts/item-facts.tsx'
import { chipsOf, settleDraft, valueOf, withFilter, withoutChip } from './filters.ts'

/** The registers in the order of their tabs. */
export const REGISTERS = [
  'actions',
  'mine',
  'decisions',
  'questions',
  'blueprints',
  'feedback',
  'progress',
] as const
export type Register = (typeof REGISTERS)[number]

/** Those that are lists of items, each of one kind. */
export type ItemRegister = Exclude<Register, 'blueprints' | 'feedback' | 'progress'>
export const KIND_OF = {
  actions: 'action',
  mine: 'action',
  decisions: 'decision',
  questions: 'question',
} as const satisfies Readonly<Record<ItemRegister, string>>

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
      <h1>{say('frame.registers')}</h1>
      <RegisterTabs register={register} count={count} />
      <i className="grow" />
      <Choices {...props} />
      <FilterField {...props} />
    </header>
  )
}

/** The registers as tabs; the shown one with its count. */
export function RegisterTabs({
  register,
  count,
}: {
  readonly register: Register
  readonly count: number
}): ReactNode {
  return (
    <nav className="segments" aria-label={say('frame.registers')}>
      {REGISTERS.map((each) => (
        <Tab key={each} register={each} current={register} count={count} />
      ))}
    </nav>
  )
}

function FilterField({ query, onQuery, draft, onDraft, field }: RegisterHeadProps): ReactNode {
  const chips = chipsOf(query)
  const settle = (text: string): void => {
    const settled = settleDraft(query, text)
    onQuery(settled.query)
    onDraft(settled.draft)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') settle(draft)
    else if (event.key === 'Escape') event.currentTarget.blur()
    else if (event.key === 'Backspace' && draft === '') onQuery(withoutChip(query, chips.length - 1))
  }
  return (
    <label className="field register-filter">
      <Icon of={ListFilter} size={16} />
      <span className="unseen">{say('registers.filter')}</span>
      {chips.map((chip, index) => (
        <button
          key={`${chip} ${String(index)}`}
          type="button"
          className="chip chip-on"
          aria-label={say('registers.takeAway', { filter: chip })}
          onClick={() => onQuery(withoutChip(query, index))}
        >
          {chip}
          <Icon of={X} size={12} />
        </button>
      ))}
      <input
        ref={field}
        placeholder={say('registers.filterPlaceholder')}
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

interface TabProps {
  readonly register: Register
  readonly current: Register
  readonly count: number
}

function Tab({ register, current, count }: TabProps): ReactNode {
  const chosen = register === current
  return (
    <a className="segment" href={`/registers/${register}`} aria-current={chosen ? 'page' : undefined}>
      {say(`registers.${register}`)} {chosen ? count : ''}
    </a>
  )
}

/** The two filters most asked for, to choose instead of typing; they write into the same field. */
function Choices({ register, query, onQuery, tracks }: RegisterHeadProps): ReactNode {
  const track = valueOf(query, 'track')
  return (
    <>
      <select
        className="register-choice"
        aria-label={say('registers.track')}
        value={tracks.some(({ id }) => id === track) ? track : ''}
        onChange={(event) => onQuery(withFilter(query, 'track', event.target.value))}
      >
        <option value="">{say('registers.allTracks')}</option>
        {tracks.map((track) => (
          <option key={track.id} value={track.id}>
            {track.name}
          </option>
        ))}
      </select>
      {register !== 'actions' && register !== 'mine' ? null : (
        <select
          className="register-choice"
          aria-label={say('registers.status')}
          value={valueOf(query, 'status').toUpperCase()}
          onChange={(event) => onQuery(withFilter(query, 'status', event.target.value.toLowerCase()))}
        >
          <option value="">{say('registers.anyStatus')}</option>
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
