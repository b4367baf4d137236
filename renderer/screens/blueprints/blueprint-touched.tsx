/** What touches a blueprint: sessions, items with the way to their lines, other blueprints; and its history. */
import type { ReactNode } from 'react'
import type { BlueprintChange } from '#note/blueprints/blueprint-model.ts'
import type { Item } from '#note/wire/api.ts'
import type { BlueprintAnswer } from '#note/wire/blueprints.ts'
import { useSummit } from '../../api/summit-store.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { dateOf, dayLabel, timeOf } from '../clock.ts'
import { ItemFacts } from '../parts/item-facts.tsx'

interface TouchedProps {
  readonly answer: BlueprintAnswer
}

export function BlueprintTouched({ answer }: TouchedProps): ReactNode {
  const { sessions: all } = useSummit()
  const titleOf = (id: string): string => all.find(({ session }) => session.id === id)?.session.title ?? id
  const items = answer.items.filter(({ kind }) => kind !== 'blueprint')
  return (
    <>
      <section>
        <h2>{say('blueprints.sessions')}</h2>
        {answer.sessions.length === 0 ? <p className="third">{say('blueprints.noSessions')}</p> : null}
        <ul className="blueprint-sessions">
          {answer.sessions.map((id) => (
            <li key={id}>
              <a className="link record" href={`/sessions/${id}`}>
                {titleOf(id)}
              </a>
            </li>
          ))}
        </ul>
        {answer.relatedFrom.length === 0 ? null : (
          <p className="second">
            {say('blueprints.relatedFrom')}:{' '}
            {answer.relatedFrom.map(({ name, kind }) => (
              <a key={`${kind} ${name}`} className="link" href={`/blueprints/${encodeURIComponent(name)}`}>
                {say('blueprints.relatedLine', { name, kind })}{' '}
              </a>
            ))}
          </p>
        )}
      </section>
      <section>
        <h2>{say('blueprints.items')}</h2>
        {items.length === 0 ? <p className="third">{say('blueprints.noItems')}</p> : null}
        <ul className="blueprint-items">
          {items.map((item) => (
            <ItemLine key={`${item.session} ${item.line}`} item={item} />
          ))}
        </ul>
      </section>
    </>
  )
}

function ItemLine({ item }: { readonly item: Item }): ReactNode {
  const { summit, clockOffsetMs } = useSummit()
  const status = typeof item.fields['status'] === 'string' ? item.fields['status'] : 'TODO'
  const kind = item.kind === 'decision' || item.kind === 'question' ? item.kind : 'action'
  return (
    <li>
      <a href={`/sessions/${item.session}#${item.line}`}>
        <span className="item-name">
          <KindGlyph kind={kind} status={status} size={15} label={item.kind} />
          <span className="number">{item.number}</span>
        </span>
        <span className="record">{item.text}</span>
      </a>
      <ItemFacts
        kind={item.kind}
        fields={item.fields}
        today={dateOf(Date.now() + clockOffsetMs, summit.timezone)}
      />
    </li>
  )
}

export function BlueprintHistory({ answer }: TouchedProps): ReactNode {
  const { summit } = useSummit()
  if (answer.history.length === 0) return null
  return (
    <section>
      <h2>{say('blueprints.history')}</h2>
      <ol className="blueprint-history">
        {answer.history.toReversed().map((change, index) => (
          <li key={index}>
            <span className="second">
              {change.by.name}, {dayLabel(dateOf(Date.parse(change.at), summit.timezone), 'short')}{' '}
              {timeOf(change.at, summit.timezone)}
            </span>
            <span>{changeWords(change)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const LONGEST = 80

function changeWords({ field, from, to }: BlueprintChange): string {
  if (field === 'registered') return say('blueprints.registered')
  const shown = (text: string): string => {
    if (text === '') return say('blueprints.empty')
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  }
  return say('blueprints.changed', {
    field: say(`blueprints.field.${field}`),
    from: shown(from),
    to: shown(to),
  })
}
