/**
 * What happened to one item, oldest first: a panel at the side of any screen, a sheet from below on a phone. Leads to its
 * line, its blueprints and the past of the whole note.
 */
import { X } from 'lucide-react'
import { Fragment, useEffect, useState, type ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import type { ItemHistoryAnswer } from '#note/wire/item-story.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { dateOf, dayOf, useNow } from '../clock.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { ItemFacts, statusOf } from '../parts/item-facts.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { SetStatus } from './set-status.tsx'
import { StoryRow } from './story-row.tsx'
import { useStory, type StoryOf } from './story-store.ts'

/** Shown over any screen while an item's history is open. */
export function StoryPlace(): ReactNode {
  const { open, show } = useStory()
  const narrow = useNarrow()
  const { known, problem } = useItemStory(open)
  if (open === null) return null
  const close = (): void => show(null)
  const title = say('story.title', { number: known?.item?.number ?? '' })
  return (
    <FloatingDialog label={title} shape={narrow ? 'from-below' : 'story-side'} onClose={close}>
      <div className="story">
        <header>
          <h2>{title}</h2>
          <button type="button" className="icon-button" aria-label={say('story.close')} onClick={close}>
            <Icon of={X} />
          </button>
        </header>
        {problem === null ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {known === null ? (
          <p className="third" role="status">
            {problem === null ? say('story.reading') : ''}
          </p>
        ) : (
          <Story {...{ open, known }} onLeave={close} />
        )}
      </div>
    </FloatingDialog>
  )
}

interface StoryProps {
  readonly open: StoryOf
  readonly known: ItemHistoryAnswer
  readonly onLeave: () => void
}

function Story({ open, known, onLeave }: StoryProps): ReactNode {
  const { summit, me } = useSummit()
  const { item, steps } = known
  const dayAt = (index: number): string => dayOf(steps[index]?.at ?? 0, summit.timezone)
  return (
    <>
      {item === null ? <p className="second">{say('story.gone')}</p> : <Now item={item} />}
      <Ways {...{ open, item, onLeave }} />
      {item === null ? null : <SetStatus item={item} />}
      <ol className="story-steps">
        {steps.map((step, index) => (
          <Fragment key={index}>
            {index > 0 && dayAt(index) === dayAt(index - 1) ? null : (
              <li className="story-day">
                <h3>{dayAt(index)}</h3>
              </li>
            )}
            <StoryRow step={step} timezone={summit.timezone} me={me.person.id} />
          </Fragment>
        ))}
      </ol>
    </>
  )
}

/** The item as it is read now. */
function Now({ item }: { readonly item: Item }): ReactNode {
  const { summit, clockOffsetMs } = useSummit()
  const today = dateOf(useNow(clockOffsetMs), summit.timezone)
  return (
    <div className="story-now">
      <span className="item-name">
        <KindGlyph kind={item.kind} status={statusOf(item.fields)} size={15} label={item.kind} />
        <span className="number">{item.number}</span>
      </span>
      <div>
        <p className="record">{item.text}</p>
        <ItemFacts kind={item.kind} fields={item.fields} today={today} />
        <p className="second">{item.sessionTitle}</p>
      </div>
    </div>
  )
}

interface WaysProps {
  readonly open: StoryOf
  readonly item: Item | null
  readonly onLeave: () => void
}

function Ways({ open, item, onLeave }: WaysProps): ReactNode {
  const { session, line } = open
  const link = (to: string, words: string): ReactNode => (
    <a key={to} className="link" href={to} onClick={onLeave}>
      {words}
    </a>
  )
  return (
    <nav className="story-ways" aria-label={say('story.ways')}>
      {item === null ? null : link(`/sessions/${session}#${line}`, say('story.itsLine'))}
      {(item?.blueprints ?? []).map((name) =>
        link(`/blueprints/${encodeURIComponent(name)}`, say('story.blueprint', { name })),
      )}
      {link(`/sessions/${session}/history`, say('story.ofNote'))}
    </nav>
  )
}

/** Read when it is opened, and anew when the item changes meanwhile. */
function useItemStory(open: StoryOf | null): {
  readonly known: ItemHistoryAnswer | null
  readonly problem: string | null
} {
  const relay = useRelay()
  const [found, setFound] = useState<{ readonly of: StoryOf; readonly known: ItemHistoryAnswer } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (open === null) return
    let gone = false
    void relay.itemHistory(open.session, open.line).then((answer) => {
      if (gone) return
      if (answer.ok) setFound({ of: open, known: answer.value })
      setProblem(answer.ok ? null : answer.failure.sentence)
    })
    return () => {
      gone = true
      setProblem(null)
    }
  }, [relay, open, turn])
  useEvents((event) => {
    if (event.type === 'item.changed' && event.session === open?.session && event.line === open.line)
      setTurn((count) => count + 1)
  })
  return { known: found !== null && found.of === open ? found.known : null, problem }
}
