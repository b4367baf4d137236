/** Search over every note: the field, what was found by session, what of the query was not understood. */
import { useLocation, useRouter, type RouterHistory } from '@tanstack/react-router'
import { CircleAlert, Search } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { SearchAnswer } from '#note/wire/search.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { Keys } from '../parts/keys.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { SearchResults } from './search-results.tsx'
import { useSearch, type Found } from './use-search.ts'

const HINTS = ['registers.move', 'registers.go', 'frame.search', 'frame.keys'] as const

export function SearchScreen(): ReactNode {
  const [query, setQuery] = useQuery()
  const [round, setRound] = useState(0)
  const found = useSearch(query, round)
  const results = useRef<HTMLDivElement>(null)
  useHints(HINTS)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    results.current?.querySelector<HTMLElement>('[data-stop]')?.focus()
  }
  return (
    <main className="search-screen" id="main" tabIndex={-1}>
      <header className="search-head">
        <h1>{say('search.title')}</h1>
        <label className="field search-field">
          <Icon of={Search} size={16} />
          <span className="unseen">{say('search.field')}</span>
          <input
            type="search"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            placeholder={say('search.placeholder')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Keys of="/" />
        </label>
      </header>
      <div className="search-body" data-pane ref={results}>
        <Body
          found={found}
          onClear={() => setQuery('')}
          onAgain={() => setRound(round + 1)}
          onTry={setQuery}
        />
      </div>
    </main>
  )
}

/** The query lives in the address, so that a search can be sent to somebody and comes back with the way back. */
function useQuery(): readonly [string, (query: string) => void] {
  const { searchStr } = useLocation()
  const router = useRouter()
  const inAddress = new URLSearchParams(searchStr).get('q') ?? ''
  const [query, setQuery] = useState(inAddress)
  useEffect(() => setQuery(inAddress), [inAddress])
  const change = (text: string): void => {
    setQuery(text)
    const address = text === '' ? '/search' : `/search?q=${encodeURIComponent(text)}`
    ;(router.history as RouterHistory).replace(address)
  }
  return [query, change]
}

interface BodyProps {
  readonly found: Found
  readonly onClear: () => void
  readonly onAgain: () => void
  readonly onTry: (query: string) => void
}

function Body({ found, onClear, onAgain, onTry }: BodyProps): ReactNode {
  if (found.kind === 'nothing-asked') return <Teach onTry={onTry} />
  if (found.kind === 'failed') {
    return (
      <div className="search-none" role="alert">
        <p>
          {say('search.failed')} {found.sentence}
        </p>
        <PushButton onPress={onAgain}>{say('search.again')}</PushButton>
      </div>
    )
  }
  const { answer, query } = found
  return (
    <>
      <p className="search-count" role="status">
        {answer.hits === 0 ? '' : say('search.count', { hits: answer.hits, sessions: answer.groups.length })}
        {answer.more ? ` ${say('search.more', { hits: answer.hits })}` : ''}
      </p>
      {found.kept === undefined ? null : (
        <p className="search-kept" role="status">
          {say('search.kept')}{' '}
          {found.kept.read < found.kept.all ? say('search.keptSoFar', { ...found.kept }) : ''}
        </p>
      )}
      <Problems answer={answer} />
      {answer.hits === 0 ? (
        <div className="search-none">
          <p>
            {say('search.nothing', { query })} {say('search.chat')}
          </p>
          <PushButton onPress={onClear}>{say('search.clear')}</PushButton>
        </div>
      ) : (
        <SearchResults answer={answer} />
      )}
    </>
  )
}

function Problems({ answer }: { readonly answer: SearchAnswer }): ReactNode {
  if (answer.problems.length === 0) return null
  return (
    <ul className="search-problems">
      {answer.problems.map(({ part, sentence }) => (
        <li key={part}>
          <Icon of={CircleAlert} size={14} />
          {sentence}
        </li>
      ))}
    </ul>
  )
}

const EXAMPLES = [
  ['owner:ann open due<friday', say('search.exampleOwner')],
  ['"night test" track:server', say('search.examplePhrase')],
  ['restart voice:operator', say('search.exampleVoice')],
  ['unowned', say('search.exampleNobody')],
] as const

function Teach({ onTry }: { readonly onTry: (query: string) => void }): ReactNode {
  return (
    <div className="search-teach">
      <p>{say('search.teach')}</p>
      <dl>
        {EXAMPLES.map(([query, words]) => (
          <div key={query}>
            <dt>
              <button type="button" className="link mono" onClick={() => onTry(query)}>
                {query}
              </button>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
