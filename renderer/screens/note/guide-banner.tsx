/**
 * What may stand above a note that runs well, one at a time: the pen of somebody who is gone, what comes next in this room, questions that another session
 * sent here, and where its blueprint was discussed before.
 */
import { ArrowRight, HelpCircle, FileText, PencilLine } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import type { Session } from '#note/summit.ts'
import { roomName, useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { dayLabel, timeOf } from '../clock.ts'
import { useGo } from '../frame/use-go.ts'
import { Banner } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { noteTakerOf } from '../today/session-line.ts'
import { isAhead, nextInRoom } from './then-here.tsx'
import { useCarriedIn } from './use-carried-in.ts'
import { useDiscussedBefore } from './use-discussed-before.ts'
import type { LiveNote } from './use-live-note.ts'
import type { Scribe } from './use-scribe.ts'

interface GuideBannerProps {
  readonly live: LiveNote
  readonly session: Session
  readonly write: boolean
  readonly now: number
  readonly scribe: Scribe
}

export function GuideBanner({ live, session, write, now, scribe }: GuideBannerProps): ReactNode {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const dismiss = (key: string): void => setDismissed(new Set([...dismissed, key]))
  const { sessions } = useSummit()
  const next = nextInRoom(session, sessions)
  const ahead = next !== null && isAhead(next, now) ? next : null
  const carried = useCarriedIn(live, session, write)
  const before = useDiscussedBefore(live, session)
  const go = useGo()
  useCommands({
    'note.next-session': next === null ? undefined : () => go(`/sessions/${next.id}`),
    'note.take-questions': carried.take,
  })
  if (scribe.offered !== null) return <PenBanner {...scribe} />
  if (ahead !== null && !dismissed.has('next')) {
    return <NextBanner next={ahead} onDismiss={() => dismiss('next')} />
  }
  if (carried.items.length > 0 && !dismissed.has('carried')) {
    return <CarriedBanner {...carried} onDismiss={() => dismiss('carried')} />
  }
  if (before === null || dismissed.has('before')) return null
  return (
    <Banner
      tone="notice"
      icon={FileText}
      first={say('note.discussedBefore', { blueprint: before.blueprint })}
      rest={
        <a href={`/sessions/${before.session.id}`}>
          {before.session.title}
          {before.session.day === null ? '' : `, ${dayLabel(before.session.day, 'medium')}`}
        </a>
      }
    >
      <Dismiss onPress={() => dismiss('before')} />
    </Banner>
  )
}

function PenBanner({ pen, offered, notNow }: Scribe): ReactNode {
  return (
    <Banner
      tone="notice"
      icon={PencilLine}
      first={say('note.penOffered', { name: pen.holder?.name ?? '', minutes: offered ?? 0 })}
      rest={say('note.penOfferedRest')}
    >
      <PushButton keys="Alt P" onPress={pen.take}>
        {say('note.iTakeIt')}
      </PushButton>
      <Dismiss onPress={notNow} />
    </Banner>
  )
}

function NextBanner({
  next,
  onDismiss,
}: {
  readonly next: Session
  readonly onDismiss: () => void
}): ReactNode {
  const { summit, me } = useSummit()
  const go = useGo()
  const taker = noteTakerOf(next)
  const mine = next.roles['note-taker']?.id === me.person.id
  const words = mine
    ? say('note.nextYouTake')
    : taker === null
      ? say('note.nextNobody')
      : say('note.nextTaker', { name: taker })
  const time = next.start === null ? '' : timeOf(next.start, summit.timezone)
  return (
    <Banner
      tone="notice"
      icon={ArrowRight}
      first={say('note.nextHere', { time, room: roomName(summit, next) ?? '', title: next.title })}
      rest={words}
    >
      <PushButton keys="Alt G" onPress={() => go(`/sessions/${next.id}`)}>
        {say('note.goThere')}
      </PushButton>
      <Dismiss onPress={onDismiss} />
    </Banner>
  )
}

interface CarriedProps {
  readonly items: readonly Item[]
  readonly take: (() => void) | undefined
  readonly onDismiss: () => void
}

function CarriedBanner({ items, take, onDismiss }: CarriedProps): ReactNode {
  const first = items[0]
  const froms = new Set(items.map(({ session }) => session))
  return (
    <Banner
      tone="notice"
      icon={HelpCircle}
      first={say('note.carriedIn', { count: items.length })}
      rest={
        first === undefined ? null : (
          <a href={`/sessions/${first.session}#${first.line}`}>
            {say('note.carriedFrom', { title: first.sessionTitle, more: froms.size - 1 })}
          </a>
        )
      }
    >
      {take === undefined ? null : (
        <PushButton keys="Alt K" onPress={take}>
          {say('note.takeIn')}
        </PushButton>
      )}
      <Dismiss onPress={onDismiss} />
    </Banner>
  )
}

function Dismiss({ onPress }: { readonly onPress: () => void }): ReactNode {
  return (
    <PushButton look="quiet" onPress={onPress}>
      {say('note.dismiss')}
    </PushButton>
  )
}
