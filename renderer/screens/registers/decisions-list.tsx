/**
 * All decisions, or all questions, of the summit, set like a register: by session in the order of the day, with what holds
 * of each.
 */
import {
  Check,
  CircleDashed,
  CircleHelp,
  Eye,
  GitCompareArrows,
  History,
  PencilLine,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { parsePersonRef } from '#note/about.ts'
import { HANDS, handsResult } from '#note/show-of-hands.ts'
import type { Item } from '#note/wire/api.ts'
import type { SessionState } from '#note/summit.ts'
import type { RadarHint } from '#note/wire/radar.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { dayOf } from '../clock.ts'
import { handsIn } from '../parts/hands-words.ts'
import { Icon } from '../parts/icon.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { StoryButton } from '../story/story-button.tsx'
import { showStory } from '../story/story-store.ts'
import { itemKey } from './use-items.ts'
import { hintsOf } from './use-radar.ts'

interface DecisionsListProps {
  readonly kind: 'decision' | 'question'
  readonly items: readonly Item[]
  readonly timezone: string
  readonly roomOf: (item: Item) => string | null
  readonly hints: readonly RadarHint[]
}

export function DecisionsList({ kind, items, timezone, roomOf, hints }: DecisionsListProps): ReactNode {
  const sessions = new Map<string, Item[]>()
  const sorted = [...items].sort((left, right) => (left.start ?? '~').localeCompare(right.start ?? '~'))
  for (const item of sorted) sessions.set(item.session, [...(sessions.get(item.session) ?? []), item])
  const first = sorted[0]?.line
  const list = useRef<HTMLDivElement>(null)
  useCommands({ 'item.story': () => focusedIn(items, list.current, showStory) }, { element: list })
  return (
    <div className="decisions" ref={list} onFocus={keepTabStop} onKeyDown={moveInList}>
      {[...sessions].map(([session, own]) => (
        <section key={session}>
          <header>
            <h2 className="record">{own[0]?.sessionTitle}</h2>
            <small>{place(own[0], timezone, roomOf)}</small>
          </header>
          <ol>
            {own.map((item) => (
              <Decision
                key={item.line}
                kind={kind}
                item={item}
                stop={item.line === first}
                hint={hintsOf(hints, item.session, item.line)[0]}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** Acts on the item whose row has the focus. */
function focusedIn(items: readonly Item[], list: HTMLElement | null, act: (item: Item) => void): void {
  const row = document.activeElement?.closest<HTMLElement>('li[data-place]')
  const item = items.find((each) => itemKey(each) === row?.dataset['place'])
  if (item !== undefined && list?.contains(row ?? null) === true) act(item)
}

function place(item: Item | undefined, timezone: string, roomOf: DecisionsListProps['roomOf']): string {
  if (item === undefined) return ''
  const day = item.start === null ? null : dayOf(item.start, timezone)
  return [day, roomOf(item)].filter((part) => part !== null).join(', ')
}

type Standing = readonly [LucideIcon, string]

const IN_FORCE: Standing = [Check, say('registers.inForce')]
const IN_REVIEW: Standing = [Eye, say('registers.inReview')]
const BEING_WRITTEN: Standing = [PencilLine, say('registers.beingWritten')]
const STILL_OPEN: Standing = [CircleHelp, say('registers.stillOpen')]

/** By the status said in the note; what is agreed holds as far as its note does. */
const STANDINGS: Readonly<Record<string, Standing>> = {
  proposed: [CircleDashed, say('registers.proposed')],
  contested: [TriangleAlert, say('registers.contested')],
  superseded: [History, say('registers.superseded')],
  answered: [Check, say('registers.answered')],
}

const STATES: Readonly<Record<SessionState, Standing>> = {
  scheduled: BEING_WRITTEN,
  open: BEING_WRITTEN,
  returned: BEING_WRITTEN,
  closed: IN_REVIEW,
  approved: IN_FORCE,
  published: IN_FORCE,
}

/** What holds of an item: what was said of it in the note, else how far its note is. */
function standing(item: Item): Standing {
  const said = item.fields['status']
  const own = typeof said === 'string' && Object.hasOwn(STANDINGS, said) ? STANDINGS[said] : undefined
  return own ?? (item.kind === 'question' ? STILL_OPEN : STATES[item.state])
}

interface DecisionProps {
  readonly kind: 'decision' | 'question'
  readonly item: Item
  readonly stop: boolean
  readonly hint: RadarHint | undefined
}

function Decision({ kind, item, stop, hint }: DecisionProps): ReactNode {
  const [icon, words] = standing(item)
  const { status, voice, dissent, owner } = item.fields
  const from = parsePersonRef(owner)
  const hands = handsResult(item.fields[HANDS])
  const because = ['because', 'rationale', 'reason']
    .map((key) => item.fields[key])
    .find((value) => typeof value === 'string')
  const agreed = ['agreed', 'how', 'consensus']
    .map((key) => item.fields[key])
    .find((value) => typeof value === 'string')
  return (
    <li data-place={itemKey(item)}>
      <a href={`/sessions/${item.session}#${item.line}`} data-stop tabIndex={stop ? 0 : -1}>
        <span className="item-name">
          <KindGlyph kind={kind} size={15} label={say(`registers.kind.${kind}`)} />
          <span className="number">{item.number}</span>
        </span>
        <span className="decision-text">
          {status === 'superseded' ? <s>{item.text}</s> : <span>{item.text}</span>}
          {typeof because === 'string' && because !== '' ? (
            <em>{say('registers.because', { because })}</em>
          ) : null}
        </span>
        <span className="decision-state">
          <span className={status === 'contested' ? 'wants' : undefined}>
            <Icon of={icon} size={13} />
            {words}
          </span>
          {item.later.status?.reason === undefined ? null : <span>{item.later.status.reason}</span>}
          {hint === undefined ? null : <Clash item={item} hint={hint} />}
          {typeof agreed === 'string' ? <span>{agreed}</span> : null}
          {hands === null ? null : <span>{handsIn(hands)}</span>}
          {typeof dissent === 'string' ? <span>{say('registers.dissent', { dissent })}</span> : null}
          {typeof voice === 'string' ? <span>{voice}</span> : null}
          {from === null ? null : <span>{from.name}</span>}
          <span className="mono">{item.session}</span>
        </span>
      </a>
      <StoryButton item={item} />
    </li>
  )
}

/** What another room says against it, or nearly the same. */
function Clash({ item, hint }: { readonly item: Item; readonly hint: RadarHint }): ReactNode {
  const other = hint.sides.find(({ session }) => session !== item.session) ?? hint.sides[0]
  const clashes = hint.kind === 'contradiction'
  return (
    <span className={clashes ? 'decision-clash wants' : 'decision-clash'}>
      <Icon of={GitCompareArrows} size={13} />
      {say(clashes ? 'radar.clashes' : 'radar.same', { title: other.sessionTitle, number: other.number })}
    </span>
  )
}
