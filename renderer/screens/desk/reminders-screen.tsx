/** Who has to be asked for what, to be read, and copied as text for a channel. */
import { useState, type ReactNode } from 'react'
import { roomName, useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { dayOf, timeOf, useNow } from '../clock.ts'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Segments } from '../parts/segments.tsx'
import { useToast } from '../parts/toast.tsx'
import { reminderGroups, reminderText, type Reminder, type ReminderOrder } from './reminders.ts'

const HINTS = ['desk.copy', 'frame.desk', 'frame.keys'] as const

export function RemindersScreen(): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const [order, setOrder] = useState<ReminderOrder>('track')
  const groups = reminderGroups(view, order, now)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(reminderText(groups, view, window.location.origin))
    useToast.getState().show({ sentence: say('desk.copied') })
  }
  useHints(HINTS)
  useCommands({ 'desk.copy': groups.length > 0 ? () => void copy() : undefined })
  if (view.me.role !== 'track-lead' && view.me.role !== 'organizer')
    return <Empty title={say('desk.notLeadTitle')} words={say('desk.notLead')} />
  if (groups.length === 0) return <Empty title={say('desk.nobodyToAsk')} words={say('desk.nobodyToAskWhy')} />
  return (
    <main className="tidy" id="main" tabIndex={-1}>
      <header className="tidy-head">
        <h1>{say('desk.reminders')}</h1>
        <Segments
          label={say('desk.order')}
          options={[
            { key: 'track', words: say('desk.byTrack') },
            { key: 'person', words: say('desk.byPerson') },
          ]}
          chosen={order}
          onChoose={setOrder}
        />
        <i className="grow" />
        <PushButton look="primary" keys="Y" onPress={() => void copy()}>
          {say('desk.copyText')}
        </PushButton>
      </header>
      {groups.map(({ title, reminders }) => (
        <section key={title}>
          <h2>
            {title} <span>{reminders.length}</span>
          </h2>
          <ul>
            {reminders.map((reminder) => (
              <ReminderRow key={reminder.session.id} reminder={reminder} />
            ))}
          </ul>
        </section>
      ))}
    </main>
  )
}

function ReminderRow({ reminder: { session, person, wants } }: { readonly reminder: Reminder }): ReactNode {
  const { summit } = useSummit()
  const room = roomName(summit, session)
  const when =
    session.start === null
      ? null
      : `${dayOf(session.start, summit.timezone)}, ${timeOf(session.start, summit.timezone)}`
  return (
    <li>
      <a className="record" href={`/sessions/${session.id}`}>
        {session.title}
      </a>
      <span className="second">{[person, room, when].filter((part) => part !== null).join(' · ')}</span>
      <span className="wants">{wants.join('; ')}</span>
    </li>
  )
}

function Empty({ title, words }: { readonly title: string; readonly words: string }): ReactNode {
  return (
    <WholePage title={title}>
      <p>{words}</p>
    </WholePage>
  )
}
