/**
 * The go-to palette: one field over sessions by title, people and screens. Works over what this page already has.
 */
import { ArrowRight, NotebookText, Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { everybody, roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { dayLabel, timeOf } from '../clock.ts'
import { counted } from '../completeness-words.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { Keys } from '../parts/keys.tsx'
import { useGo } from './use-go.ts'
import { usePick } from '../parts/use-pick.ts'
import { findDestinations, screensFor, sessionsOf, type Destination } from './destinations.ts'

const GROUPS = { session: 'Sessions', person: 'People', screen: 'Screens' } as const

export function GoTo({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [query, setQuery] = useState('')
  const view = useSummit()
  const go = useGo()
  const options = useDestinations(query, view)
  const take = (option: Destination): void => {
    if (option.kind === 'person') {
      const own = sessionsOf(option.person, view.sessions)
      const first = own[0]
      if (first === undefined) return setQuery('')
      onClose()
      return go(`/sessions/${first.session.id}`)
    }
    onClose()
    go(option.kind === 'screen' ? option.screen.path : `/sessions/${option.summary.session.id}`)
  }
  const pick = usePick({ options, onTake: take })
  const change = (text: string): void => {
    setQuery(text)
    pick.restart()
  }
  return (
    <FloatingDialog label="Go to" shape="go-to" onClose={onClose}>
      <div className="go-to-field">
        <Icon of={Search} size={18} />
        <input
          {...pick.field}
          autoFocus
          aria-label="Go to a session, person or screen"
          placeholder="Go to a session, person or screen"
          value={query}
          onChange={(event) => change(event.target.value)}
        />
        <Keys of="Esc" />
      </div>
      <ul {...pick.list} className="go-to-list" aria-label="Found">
        {options.map((option, index) => (
          <GoToRow
            key={index}
            option={option}
            view={view}
            first={options[index - 1]?.kind !== option.kind}
            row={pick.row(index)}
          />
        ))}
        {options.length === 0 ? <li className="go-to-none">Nothing here has “{query}”.</li> : null}
      </ul>
      <GoToFoot query={query} onClose={onClose} />
    </FloatingDialog>
  )
}

function GoToFoot({ query, onClose }: { readonly query: string; readonly onClose: () => void }): ReactNode {
  return (
    <p className="go-to-foot">
      <span>
        <Keys of="↑ ↓" /> move
      </span>
      <span>
        <Keys of="↵" /> go
      </span>
      <i className="grow" />
      <a className="link" href={`/search?q=${encodeURIComponent(query)}`} onClick={onClose}>
        {say('search.field')}
      </a>
      <span>
        <Keys of="@" /> people
      </span>
      <span>
        <Keys of=">" /> screens
      </span>
    </p>
  )
}

function useDestinations(query: string, view: SummitView): readonly Destination[] {
  return findDestinations(query, {
    sessions: view.sessions,
    people: everybody(view),
    screens: screensFor(view.me.role),
  })
}

interface GoToRowProps {
  readonly option: Destination
  readonly view: SummitView
  readonly first: boolean
  readonly row: ReturnType<ReturnType<typeof usePick<Destination>>['row']>
}

function GoToRow({ option, view, first, row }: GoToRowProps): ReactNode {
  return (
    <>
      {first ? (
        <li className="go-to-group" role="presentation">
          {GROUPS[option.kind]}
        </li>
      ) : null}
      <li {...row} className="go-to-row">
        <DestinationWords option={option} view={view} />
        {row['aria-selected'] === true ? <Keys of="↵" /> : null}
      </li>
    </>
  )
}

function DestinationWords({
  option,
  view,
}: {
  readonly option: Destination
  readonly view: SummitView
}): ReactNode {
  if (option.kind === 'screen')
    return <Words icon={<Icon of={ArrowRight} size={16} />} first={option.screen.words} />
  if (option.kind === 'person') {
    const second = option.sessions === 0 ? 'no session' : counted(option.sessions, 'session')
    return (
      <Words
        icon={<Initials name={option.person.name} size={22} />}
        first={option.person.name}
        second={second}
      />
    )
  }
  const { session } = option.summary
  const day = session.day === null ? null : dayLabel(session.day, 'medium')
  const time = session.start === null ? null : timeOf(session.start, view.summit.timezone)
  const second = [
    day === null ? null : `${day}${time === null ? '' : ` ${time}`}`,
    roomName(view.summit, session),
  ]
  return (
    <Words
      icon={<Icon of={NotebookText} size={16} />}
      first={session.title}
      second={second.filter((part) => part !== null).join(' · ')}
      record
    />
  )
}

interface WordsProps {
  readonly icon: ReactNode
  readonly first: string
  readonly second?: string
  readonly record?: boolean
}

function Words({ icon, first, second = '', record = false }: WordsProps): ReactNode {
  return (
    <>
      {icon}
      <span className="go-to-words">
        <b className={record ? 'record' : undefined}>{first}</b>
        {second === '' ? null : <small>{second}</small>}
      </span>
    </>
  )
}
