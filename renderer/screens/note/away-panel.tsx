/**
 * While you were away: what others did, item by item and section by section, beside the text in the place of the
 * checklist. It takes the focus only where it was asked for.
 */
import { GitFork, TextQuote } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Away } from '../../note/away.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { timeOf } from '../clock.ts'
import { changeSentence, fieldValues, type Part } from '../history/change-words.ts'
import { Icon } from '../parts/icon.tsx'
import { Added, Removed, Reworded } from '../parts/marked-words.tsx'
import { PushButton } from '../parts/push-button.tsx'
import type { AwayRow } from './away-rows.ts'
import { goToLine } from './contents.tsx'
import type { AwayNews } from './use-away.ts'

interface AwayProps {
  readonly news: AwayNews
  readonly timezone: string
  readonly me: string
}

export function AwayPanel({ news, timezone, me }: AwayProps): ReactNode {
  const { away, rows, count, dismiss, wasAsked } = news
  const panel = useRef<HTMLElement>(null)
  const [at, setAt] = useState(-1)
  const steps = rows.filter((row) => standingLine(row) !== null)
  const walk = (): void => {
    const line = standingLine(steps[at + 1])
    if (line === null) return leave(dismiss)
    setAt(at + 1)
    goToLine(line)
  }
  useEffect(() => {
    if (wasAsked) panel.current?.querySelector<HTMLElement>('footer button')?.focus()
  }, [wasAsked])
  useCommands({ 'away.fine': () => leave(dismiss) }, { element: panel })
  const isLast = at + 1 >= steps.length
  return (
    <aside ref={panel} className="checklist away" aria-label={say('away.head')} data-pane>
      <header>
        <div>
          <h2>{say('away.head')}</h2>
          <p>{spanWords(away, count, timezone)}</p>
        </div>
      </header>
      <ol>
        {rows.map((row, index) => (
          <li key={index} aria-current={at >= 0 && row === steps[at] ? 'step' : undefined}>
            <RowWords row={row} me={me} />
          </li>
        ))}
      </ol>
      <footer>
        <PushButton look={isLast && at >= 0 ? 'plain' : 'primary'} onPress={walk}>
          {at < 0 ? say('away.walk') : isLast ? say('away.done') : say('away.next')}
        </PushButton>
        <PushButton look="quiet" keys="Esc" onPress={() => leave(dismiss)}>
          {say('away.fine')}
        </PushButton>
      </footer>
    </aside>
  )
}

function spanWords({ from, until, sent }: Away, count: number, timezone: string): string {
  const [start, end] = [timeOf(from, timezone), timeOf(until, timezone)]
  return sent > 0
    ? say('away.spanSent', { from: start, until: end, lines: sent, changes: count })
    : say('away.span', { from: start, until: end, changes: count })
}

function standingLine(row: AwayRow | undefined): string | null {
  if (row === undefined || (row.what === 'item' && !row.standing)) return null
  return row.line
}

function RowWords({ row, me }: { readonly row: AwayRow; readonly me: string }): ReactNode {
  const line = standingLine(row)
  const jump = line === null ? null : () => goToLine(line)
  if (row.what === 'lines') {
    const words = say('away.lines', { lines: row.count, section: row.section })
    return (
      <>
        <Icon of={row.both ? GitFork : TextQuote} size={14} />
        <div>
          <Head jump={jump}>{words}</Head>
          {row.words === '' ? null : (
            <p className="record away-words">{say('note.quoted', { words: row.words })}</p>
          )}
          {row.both ? <small>{say('away.bothKept')}</small> : null}
        </div>
      </>
    )
  }
  return (
    <>
      {row.both ? <Icon of={GitFork} size={14} /> : <KindGlyph kind={row.kind} size={14} />}
      <div>
        {row.changes.map((change, index) => (
          <div key={index}>
            <Head jump={index === 0 ? jump : null}>
              <Words parts={changeSentence(change, me)} />
            </Head>
            <Change change={change} />
          </div>
        ))}
        <Who row={row} />
      </div>
    </>
  )
}

function Who({ row }: { readonly row: Extract<AwayRow, { what: 'item' }> }): ReactNode {
  const { summit } = useSummit()
  const name = summit.people.find(({ id }) => id === row.by)?.name ?? null
  if (row.both) return <small>{say('away.bothKept')}</small>
  return name === null ? null : <small>{name}</small>
}

/** The heading of a row; a button where there is a line to go to. */
function Head({
  jump,
  children,
}: {
  readonly jump: (() => void) | null
  readonly children: ReactNode
}): ReactNode {
  return (
    <h3>
      {jump === null ? (
        children
      ) : (
        <button type="button" onClick={jump}>
          {children}
        </button>
      )}
    </h3>
  )
}

function Words({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  return <span>{parts.map(({ text }) => text).join('')}</span>
}

function Change({ change }: { readonly change: Parameters<typeof fieldValues>[0] }): ReactNode {
  const { what, before, after } = change
  const values = fieldValues(change)
  if (values !== null) {
    return (
      <p className="away-words">
        <Removed text={values.before} amid /> <Added text={values.after} />
      </p>
    )
  }
  if (what === 'added') return after === '' ? null : <p className="record away-words">{after}</p>
  if (what === 'removed') {
    return (
      <p className="record away-words">
        <Removed text={before ?? ''} />
      </p>
    )
  }
  if (what !== 'reworded' || before === null || after === null || before === after) return null
  return (
    <p className="record away-words">
      <Reworded before={before} after={after} />
    </p>
  )
}

/** Takes the panel away, and puts the cursor back into the note if it was in the panel. */
function leave(dismiss: () => void): void {
  const wasInside = (document.activeElement?.closest('.away') ?? null) !== null
  dismiss()
  if (wasInside)
    document.querySelector<HTMLElement>('.sheet [contenteditable="true"]')?.focus({ preventScroll: true })
}
