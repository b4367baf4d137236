/** What was found, by session: each hit is a link to its line; one tab stop, moved by arrows. */
import { NotebookText, Text } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SearchAnswer, SearchGroup, SearchHit } from '#note/wire/search.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { kindLabel } from '../../words/labels.ts'
import { say } from '../../words/say.ts'
import { dayLabel } from '../clock.ts'
import { Icon } from '../parts/icon.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { MarkedText } from './marked-text.tsx'

export function SearchResults({ answer }: { readonly answer: SearchAnswer }): ReactNode {
  return (
    <div className="search-results" onFocus={keepTabStop} onKeyDown={moveInList}>
      {answer.groups.map((group, index) => (
        <Group key={group.place.session} group={group} first={index === 0} />
      ))}
    </div>
  )
}

function Group({ group, first }: { readonly group: SearchGroup; readonly first: boolean }): ReactNode {
  const { place, hits } = group
  const day = place.day === null ? null : dayLabel(place.day, 'medium')
  const where = [day, place.room?.name, place.track?.name].filter((part) => typeof part === 'string')
  return (
    <section>
      <header>
        <h2 className="record">{place.title}</h2>
        <small>{where.join(', ')}</small>
      </header>
      <ol>
        {hits.map((hit, index) => (
          <li key={`${hit.line ?? ''} ${hit.kind}`}>
            <Hit hit={hit} session={place.session} stop={first && index === 0} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface HitProps {
  readonly hit: SearchHit
  readonly session: string
  readonly stop: boolean
}

function Hit({ hit, session, stop }: HitProps): ReactNode {
  const hash = hit.line === null ? '' : `#${hit.line}`
  return (
    <a href={`/sessions/${session}${hash}`} data-stop tabIndex={stop ? 0 : -1}>
      <span className="item-name">
        {hit.number === null ? (
          <Icon of={hit.kind === 'session' ? NotebookText : Text} size={14} />
        ) : (
          <>
            <KindGlyph kind={hit.kind} status={statusOf(hit)} size={15} label={kindLabel(hit.kind)} />
            <span className="number">{hit.number}</span>
          </>
        )}
      </span>
      <span className="search-text">
        <MarkedText snippet={hit.snippet} />
      </span>
      <small>{placeWords(hit)}</small>
    </a>
  )
}

function statusOf({ fields }: SearchHit): string {
  return typeof fields['status'] === 'string' ? fields['status'] : 'TODO'
}

function placeWords(hit: SearchHit): string {
  if (hit.kind === 'session') return say('search.session')
  if (hit.kind === 'summary') return say('search.summary')
  return hit.section ?? ''
}
