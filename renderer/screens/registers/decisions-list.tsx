/**
 * All decisions of the summit, set like a register: by session in the order of the day, with what holds of each.
 */
import { Check, Eye, PencilLine, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import type { SessionState } from '#note/summit.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { dayOf } from '../clock.ts'
import { Icon } from '../parts/icon.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'

interface DecisionsListProps {
  readonly items: readonly Item[]
  readonly timezone: string
  readonly roomOf: (item: Item) => string | null
}

export function DecisionsList({ items, timezone, roomOf }: DecisionsListProps): ReactNode {
  const sessions = new Map<string, Item[]>()
  const sorted = [...items].sort((left, right) => (left.start ?? '~').localeCompare(right.start ?? '~'))
  for (const item of sorted) sessions.set(item.session, [...(sessions.get(item.session) ?? []), item])
  const first = sorted[0]?.line
  return (
    <div className="decisions" onFocus={keepTabStop} onKeyDown={moveInList}>
      {[...sessions].map(([session, own]) => (
        <section key={session}>
          <header>
            <h2 className="record">{own[0]?.sessionTitle}</h2>
            <small>{place(own[0], timezone, roomOf)}</small>
          </header>
          <ol>
            {own.map((item) => (
              <Decision key={item.line} item={item} stop={item.line === first} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function place(item: Item | undefined, timezone: string, roomOf: DecisionsListProps['roomOf']): string {
  if (item === undefined) return ''
  const day = item.start === null ? null : dayOf(item.start, timezone)
  return [day, roomOf(item)].filter((part) => part !== null).join(', ')
}

const IN_FORCE: readonly [LucideIcon, string] = [Check, 'In force']
const IN_REVIEW: readonly [LucideIcon, string] = [Eye, 'In review']
const BEING_WRITTEN: readonly [LucideIcon, string] = [PencilLine, 'Being written']

const STATES: Readonly<Record<SessionState, readonly [LucideIcon, string]>> = {
  scheduled: BEING_WRITTEN,
  open: BEING_WRITTEN,
  returned: BEING_WRITTEN,
  closed: IN_REVIEW,
  approved: IN_FORCE,
  published: IN_FORCE,
}

function Decision({ item, stop }: { readonly item: Item; readonly stop: boolean }): ReactNode {
  const [icon, words] = STATES[item.state]
  const because = ['because', 'rationale', 'reason']
    .map((key) => item.fields[key])
    .find((value) => typeof value === 'string')
  const agreed = ['agreed', 'how', 'consensus']
    .map((key) => item.fields[key])
    .find((value) => typeof value === 'string')
  return (
    <li>
      <a href={`/sessions/${item.session}#${item.line}`} data-stop tabIndex={stop ? 0 : -1}>
        <span className="item-name">
          <KindGlyph kind="decision" size={15} label="decision" />
          <span className="number">{item.number}</span>
        </span>
        <span className="decision-text">
          <span>{item.text}</span>
          {typeof because === 'string' && because !== '' ? <em>because {because}</em> : null}
        </span>
        <span className="decision-state">
          <span>
            <Icon of={icon} size={13} />
            {words}
          </span>
          {typeof agreed === 'string' ? <span>{agreed}</span> : null}
          <span className="mono">{item.session}</span>
        </span>
      </a>
    </li>
  )
}
