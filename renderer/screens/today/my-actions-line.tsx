/** How many actions are mine, on Today: one line with the way to them. */
import type { ReactNode } from 'react'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dateOf, useNow } from '../clock.ts'
import { daysLate, isFinished } from '../parts/item-facts.tsx'
import { actionsOf, waits } from '../registers/my-actions.tsx'
import { useItems } from '../registers/use-items.ts'

/** Nothing where nothing is mine to do. */
export function MyActionsLine(): ReactNode {
  const { me, summit, clockOffsetMs } = useSummit()
  const today = dateOf(useNow(clockOffsetMs), summit.timezone)
  const { items } = useItems('action', 'mine')
  const mine = actionsOf(items ?? [], me.person).filter((item) => !isFinished(item.fields))
  if (mine.length === 0) return null
  const asks = mine.filter(waits).length
  const late = mine.filter((item) => daysLate(item.fields, today) > 0).length
  return (
    <p className="my-actions-line">
      <a href="/registers/mine">{say('items.mineLink', { count: mine.length })}</a>
      {asks === 0 ? null : <span>{say('items.mineAsks', { count: asks })}</span>}
      {late === 0 ? null : <span className="wants">{say('items.mineLate', { count: late })}</span>}
    </p>
  )
}
