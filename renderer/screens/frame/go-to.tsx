/**
 * The go-to palette: one field over items, sessions, blueprints, people, screens and commands. Works over what this computer has.
 */
import { ArrowRight, Command, NotebookText, Search } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { everybody, roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { couldRun, runCommand } from '../../commands/offers.ts'
import { COMMANDS, keysOf, type CommandId } from '../../commands/table.ts'
import { dayLabel, timeOf } from '../clock.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { Keys } from '../parts/keys.tsx'
import { MatchedWords } from '../parts/matched-words.tsx'
import { KindMark } from './kind-mark.tsx'
import { useGo } from './use-go.ts'
import { useKnownItems } from './use-known-items.ts'
import { usePick } from '../parts/use-pick.ts'
import { findDestinations, screensFor, SIGNS, type Destination } from './destinations.ts'

const GROUPS = {
  item: say('frame.group.items'),
  session: say('frame.group.sessions'),
  blueprint: say('frame.group.blueprints'),
  person: say('frame.group.people'),
  screen: say('frame.group.screens'),
  command: say('frame.group.commands'),
} as const

export function GoTo({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [query, setQuery] = useState('')
  const view = useSummit()
  const options = useDestinations(query, view)
  const take = useTake(onClose)
  const pick = usePick({ options, onTake: take })
  const change = (text: string): void => {
    setQuery(text)
    pick.restart()
  }
  return (
    <FloatingDialog label={say('frame.goTo')} shape="go-to" onClose={onClose}>
      <div className="go-to-field">
        <Icon of={Search} size={18} />
        <input
          {...pick.field}
          autoFocus
          aria-label={say('commands.goTo')}
          placeholder={say('commands.goTo')}
          value={query}
          onChange={(event) => change(event.target.value)}
        />
        <Keys of="Esc" />
      </div>
      <ul {...pick.list} className="go-to-list" aria-label={say('frame.found')}>
        {options.map((option, index) => (
          <GoToRow
            key={index}
            option={option}
            view={view}
            words={wordsOf(query)}
            first={options[index - 1]?.kind !== option.kind}
            row={pick.row(index)}
          />
        ))}
        {options.length === 0 ? <li className="go-to-none">{say('frame.foundNothing', { query })}</li> : null}
      </ul>
      <GoToFoot query={query} onClose={onClose} onSign={change} />
    </FloatingDialog>
  )
}

/** What was typed behind the sign that asks for one group. */
function wordsOf(query: string): string {
  return Object.hasOwn(SIGNS, query.charAt(0)) ? query.slice(1) : query
}

function useTake(onClose: () => void): (option: Destination) => void {
  const go = useGo()
  const leaveFor = (path: string): void => {
    onClose()
    go(path)
  }
  return (option) => {
    switch (option.kind) {
      case 'item':
        return leaveFor(`/sessions/${option.item.session}#${option.item.line}`)
      case 'session':
        return leaveFor(`/sessions/${option.summary.session.id}`)
      case 'blueprint':
        return leaveFor(`/blueprints/${encodeURIComponent(option.blueprint.name)}`)
      case 'screen':
        return leaveFor(option.screen.path)
      case 'person':
        return leaveFor(`/search?q=${encodeURIComponent(`"${option.person.name}"`)}`)
      case 'command':
        if (!option.possible) return
        onClose()
        runOnceClosed(option.command)
    }
  }
}

/** The command is for whatever had the focus before the palette, and has it again one frame after it is gone. */
function runOnceClosed(command: CommandId): void {
  requestAnimationFrame(() => requestAnimationFrame(() => runCommand(command)))
}

interface GoToFootProps {
  readonly query: string
  readonly onClose: () => void
  readonly onSign: (sign: string) => void
}

function GoToFoot({ query, onClose, onSign }: GoToFootProps): ReactNode {
  const signs = [
    ['>', say('frame.only.commands')],
    ['@', say('frame.only.people')],
    ['#', say('frame.only.items')],
  ] as const
  return (
    <p className="go-to-foot">
      <span>
        <Keys of="↑ ↓" /> {say('frame.move')}
      </span>
      <span>
        <Keys of="↵" /> {say('frame.go')}
      </span>
      <i className="grow" />
      <a className="link" href={`/search?q=${encodeURIComponent(query)}`} onClick={onClose}>
        {say('search.field')}
      </a>
      {signs.map(([sign, words]) => (
        <span key={sign} onMouseDown={(event) => event.preventDefault()} onClick={() => onSign(sign)}>
          <Keys of={sign} /> {words}
        </span>
      ))}
    </p>
  )
}

function useDestinations(query: string, view: SummitView): readonly Destination[] {
  const items = useKnownItems()
  return findDestinations(query, {
    items,
    sessions: view.sessions,
    blueprints: view.summit.blueprints,
    people: everybody(view),
    screens: screensFor(view.me.role),
    couldRun,
  })
}

interface GoToRowProps {
  readonly option: Destination
  readonly view: SummitView
  readonly words: string
  readonly first: boolean
  readonly row: ReturnType<ReturnType<typeof usePick<Destination>>['row']>
}

function GoToRow({ option, view, words, first, row }: GoToRowProps): ReactNode {
  const place = useRef<HTMLLIElement>(null)
  const selected = row['aria-selected'] === true
  useEffect(() => {
    if (selected) place.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const impossible = option.kind === 'command' && !option.possible
  const keys = option.kind === 'command' ? keysOf(option.command)[0] : undefined
  return (
    <>
      {first ? (
        <li className="go-to-group" role="presentation">
          {GROUPS[option.kind]}
        </li>
      ) : null}
      <li {...row} ref={place} className="go-to-row" aria-disabled={impossible || undefined}>
        <DestinationWords option={option} view={view} words={words} />
        {keys === undefined ? null : <Keys of={keys} spoken />}
        {keys === undefined && selected ? <Keys of="↵" /> : null}
      </li>
    </>
  )
}

type WordsProps = Pick<GoToRowProps, 'option' | 'view' | 'words'>

function DestinationWords({ option, view, words }: WordsProps): ReactNode {
  switch (option.kind) {
    case 'screen':
      return <Words icon={<Icon of={ArrowRight} size={16} />} text={option.screen.words} words={words} />
    case 'command': {
      const { where, words: text } = COMMANDS[option.command]
      const second = option.possible ? '' : say('frame.worksOn', { place: say(`commands.place.${where}`) })
      return <Words icon={<Icon of={Command} size={16} />} text={text} second={second} words={words} />
    }
    case 'person':
      return (
        <Words
          icon={<Initials name={option.person.name} size={22} />}
          text={option.person.name}
          second={say('frame.sessionsOf', { count: option.sessions })}
          words={words}
        />
      )
    case 'blueprint': {
      const { name, title } = option.blueprint
      return (
        <Words
          icon={<KindMark kind="blueprint" status={null} />}
          text={title === '' ? name : title}
          second={title === '' ? '' : name}
          words={words}
          record
        />
      )
    }
    case 'item':
      return (
        <Words
          icon={<KindMark kind={option.item.kind} status={option.item.fields['status']} />}
          text={option.item.text}
          second={itemFacts(option.item)}
          words={words}
          record
        />
      )
    case 'session': {
      const { session } = option.summary
      return (
        <Words
          icon={<Icon of={NotebookText} size={16} />}
          text={session.title}
          second={sessionFacts(session, view)}
          words={words}
          record
        />
      )
    }
  }
}

function itemFacts({ number, sessionTitle, fields }: Item): string {
  const owner = fields['owner']
  const name = typeof owner === 'object' && owner !== null && 'name' in owner ? owner['name'] : null
  return [number, typeof name === 'string' ? name : null, sessionTitle]
    .filter((part) => part !== null)
    .join(' · ')
}

function sessionFacts(session: SummitView['sessions'][number]['session'], { summit }: SummitView): string {
  const day = session.day === null ? null : dayLabel(session.day, 'medium')
  const time = session.start === null ? null : timeOf(session.start, summit.timezone)
  const when = day === null ? null : `${day}${time === null ? '' : ` ${time}`}`
  return [when, roomName(summit, session)].filter((part) => part !== null).join(' · ')
}

interface RowWordsProps {
  readonly icon: ReactNode
  readonly text: string
  readonly second?: string
  readonly words: string
  readonly record?: boolean
}

function Words({ icon, text, second = '', words, record = false }: RowWordsProps): ReactNode {
  return (
    <>
      {icon}
      <span className="go-to-words">
        <b className={record ? 'record' : undefined}>
          <MatchedWords text={text} words={words} />
        </b>
        {second === '' ? null : <small>{second}</small>}
      </span>
    </>
  )
}
