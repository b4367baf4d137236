/** What track leads sent back to whoever is signed in: each item with the reason, one step from its line. */
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { ReturnedAnswer } from '#note/wire/review.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { say } from '../../words/say.ts'

/** Nothing where nothing came back. */
export function ReturnedToMe(): ReactNode {
  const relay = useRelay()
  const [returned, setReturned] = useState<ReturnedAnswer['returned']>([])
  const load = useCallback(async () => {
    const answer = await relay.returned()
    if (answer.ok) setReturned(answer.value.returned)
  }, [relay])
  useEffect(() => {
    void load()
  }, [load])
  useEvents((event) => {
    if (event.type === 'review.changed') void load()
  })
  if (returned.length === 0) return null
  return (
    <section className="returned-to-me" aria-label={say('desk.returnedToYou')}>
      <h3>{say('desk.returnedToYou')}</h3>
      <ul>
        {returned.map((item) => (
          <li key={item.id}>
            <a className="record" href={`/sessions/${item.session}#${item.line}`}>
              {item.sessionTitle}, {item.number}
            </a>
            <p className="wants">{say('desk.itemReturned', { name: item.by.name, reason: item.reason })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
