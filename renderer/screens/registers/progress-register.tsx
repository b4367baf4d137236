/**
 * How the actions go: burn-down and burn-up of the whole summit, of each track, blueprint or milestone, with the numbers
 * beside them.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { drawBurnDown, drawBurnUp, type ChartWords } from '#note/charts/burn.ts'
import { peakOf, progressOf, sampleDays, type Progress } from '#note/charts/progress.ts'
import type { Item } from '#note/wire/api.ts'
import type { StatusStep } from '#note/wire/item-states.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dateOf, useNow } from '../clock.ts'
import { Bars } from '../parts/bars.tsx'
import { DrawingView } from '../parts/drawing-view.tsx'
import { dueWords } from '../parts/item-facts.tsx'
import { WholePage } from '../parts/notice.tsx'
import { Segments } from '../parts/segments.tsx'
import { chartGroups, CHARTED, type Charted } from './chart-groups.ts'
import { RegisterTabs } from './register-head.tsx'
import { useItems } from './use-items.ts'

/** Days in the table beside a chart. */
const TABLE_DAYS = 8

export function ProgressRegister(): ReactNode {
  const { summit, clockOffsetMs } = useSummit()
  const { items, problem } = useItems('action')
  const steps = useSteps(items)
  const [by, setBy] = useState<Charted>('all')
  const today = dateOf(useNow(clockOffsetMs), summit.timezone)
  if (problem !== null && items === null) {
    return (
      <WholePage title={say('registers.failed')} error>
        <p>{problem}</p>
      </WholePage>
    )
  }
  if (items === null || steps === null) return <Bars label={say('registers.reading')} />
  const facts = { steps, today, timezone: summit.timezone }
  return (
    <main className="registers" id="main" tabIndex={-1}>
      <header className="register-head">
        <h1>{say('frame.registers')}</h1>
        <RegisterTabs register="progress" count={items.length} />
        <i className="grow" />
        <Segments
          label={say('charts.by')}
          options={CHARTED.map((key) => ({ key, words: say(`charts.by.${key}`) }))}
          chosen={by}
          onChoose={setBy}
        />
      </header>
      <div className="register-body register-charts" data-pane tabIndex={0} aria-label={say('charts.charts')}>
        {items.length === 0 ? (
          <p className="register-none">{say('registers.none.actions')}</p>
        ) : (
          chartGroups(items, by, summit.tracks).map((group) => (
            <Charts key={group.key} title={group.title} items={group.items} facts={facts} />
          ))
        )}
      </div>
    </main>
  )
}

interface ChartsProps {
  readonly title: string
  readonly items: readonly Item[]
  readonly facts: { readonly steps: readonly StatusStep[]; readonly today: string; readonly timezone: string }
}

function Charts({ title, items, facts }: ChartsProps): ReactNode {
  const progress = progressOf(items, facts)
  const down = drawBurnDown(progress, wordsFor(`${title}. ${sentenceOf(progress)}`))
  const up = drawBurnUp(progress, wordsFor(`${title}. ${say('charts.upLabel')}`))
  return (
    <section className="chart-group">
      <h2>{title}</h2>
      <p>{sentenceOf(progress)}</p>
      <div>
        <figure>
          <figcaption>{say('charts.down')}</figcaption>
          <DrawingView drawing={down} />
        </figure>
        <figure>
          <figcaption>{say('charts.up')}</figcaption>
          <DrawingView drawing={up} />
        </figure>
        <NumbersTable title={title} progress={progress} />
      </div>
    </section>
  )
}

function sentenceOf(progress: Progress): string {
  const last = progress.days.at(-1)
  const peak = peakOf(progress)
  if (last === undefined || peak === null) return ''
  const first = say('charts.sentence', { open: last.open, done: last.done, all: last.all })
  if (last.open === 0) return first
  if (progress.ends === null) return `${first} ${say('charts.noPace')}`
  return `${first} ${say('charts.ends', { day: dueWords(progress.ends) })}`
}

function wordsFor(label: string): ChartWords {
  return {
    label,
    day: dueWords,
    open: (count) => say('charts.open', { count }),
    done: (count) => say('charts.done', { count }),
    all: (count) => say('charts.all', { count }),
    evenPace: say('charts.evenPace'),
    atThisPace: say('charts.atThisPace'),
    lastDue: (day) => say('charts.lastDue', { day: dueWords(day) }),
  }
}

function NumbersTable({
  title,
  progress,
}: {
  readonly title: string
  readonly progress: Progress
}): ReactNode {
  const columns = ['day', 'openHead', 'doneHead', 'postponedHead', 'allHead'] as const
  return (
    <table className="chart-table">
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {say(`charts.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sampleDays(progress.days, TABLE_DAYS).map((day) => (
          <tr key={day.day}>
            <th scope="row">{dueWords(day.day)}</th>
            <td>{day.open}</td>
            <td>{day.done}</td>
            <td>{day.postponed}</td>
            <td>{day.all}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Read again with the items: an item that changed has one more step. */
function useSteps(items: readonly Item[] | null): readonly StatusStep[] | null {
  const relay = useRelay()
  const [steps, setSteps] = useState<readonly StatusStep[] | null>(null)
  useEffect(() => {
    let current = true
    void relay.steps().then((answer) => {
      // Without its steps an action still has its status of now.
      if (current) setSteps((known) => (answer.ok ? answer.value.steps : (known ?? [])))
    })
    return () => {
      current = false
    }
  }, [relay, items])
  return steps
}
