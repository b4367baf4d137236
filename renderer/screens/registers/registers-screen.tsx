/**
 * The registers: all actions and all decisions of the summit, filtered; Enter jumps to the line in its note.
 */
import { useRef, useState, type ReactNode } from 'react'
import { itemsThatFit } from '#note/search/item-entry.ts'
import { parseQuery } from '#note/search/query.ts'
import type { Item } from '#note/wire/api.ts'
import { roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { dateOf } from '../clock.ts'
import { say } from '../../words/say.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { RadarHints } from '../parts/radar-hints.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { ActionsRegister, ActionsTools, useActionsView, type ActionsView } from './actions-register.tsx'
import { DecisionsList } from './decisions-list.tsx'
import { EmptyRegister } from './empty-register.tsx'
import { KIND_OF, RegisterHead, type ItemRegister } from './register-head.tsx'
import { actionsOf, MyActions } from './my-actions.tsx'
import { Sums } from './sums.tsx'
import { useItems, type ItemsAccess } from './use-items.ts'
import { useRadar } from './use-radar.ts'

const HINTS = ['registers.move', 'registers.go', 'item.story', 'registers.filter', 'frame.keys'] as const
const ACTION_HINTS = [
  'registers.move',
  'registers.go',
  'registers.owner',
  'registers.due',
  'registers.status',
  'item.story',
  'frame.keys',
] as const
const MY_HINTS = [
  'registers.move',
  'registers.go',
  'registers.accept',
  'registers.decline',
  'registers.due',
  'item.story',
  'frame.keys',
] as const

export function RegistersScreen({ register }: { readonly register: ItemRegister }): ReactNode {
  const { summit, me, clockOffsetMs } = useSummit()
  const access = useItems(KIND_OF[register], register === 'mine' ? 'mine' : '')
  const [query, setQuery] = useState('')
  const [draft, setDraft] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const view = useActionsView()
  const { items: all, problem } = access
  useHints(register === 'actions' ? ACTION_HINTS : register === 'mine' ? MY_HINTS : HINTS)
  useCommands({ 'registers.filter': () => field.current?.focus() })
  if (problem !== null && all === null) return <NotRead problem={problem} />
  if (all === null) return <Bars label={say('registers.reading')} />
  const items = register === 'mine' ? actionsOf(all, me.person) : all
  if (items.length === 0) return <EmptyRegister register={register} />
  const asked = `${query} ${draft}`.trim()
  const read = parseQuery(asked, dateOf(Date.now() + clockOffsetMs, summit.timezone))
  const shown = itemsThatFit(items, read, { summit, asking: { me: me.person } })
  const clear = (): void => {
    setQuery('')
    setDraft('')
  }
  return (
    <main className="registers" id="main" tabIndex={-1}>
      <RegisterHead
        {...{ register, query, field }}
        onQuery={setQuery}
        draft={draft}
        onDraft={setDraft}
        count={shown.length}
        tracks={summit.tracks}
      />
      {access.kept ? (
        <p className="register-problem" role="status">
          {say('registers.asOf')}
        </p>
      ) : null}
      {register === 'actions' ? (
        <Sums items={shown}>
          <ActionsTools items={shown} view={view} />
        </Sums>
      ) : null}
      {read.problems.length === 0 ? null : (
        <p className="register-problem" role="status">
          {read.problems.map(({ sentence }) => sentence).join(' ')}
        </p>
      )}
      <div className={`register-body register-${register}`} data-pane>
        {shown.length === 0 ? (
          <NothingFits asked={asked} onClear={clear} />
        ) : (
          <RegisterBody register={register} items={shown} view={view} replace={access.replace} />
        )}
      </div>
    </main>
  )
}

interface RegisterBodyProps {
  readonly register: ItemRegister
  readonly items: readonly Item[]
  readonly view: ActionsView
  readonly replace: ItemsAccess['replace']
}

function RegisterBody({ register, items, view, replace }: RegisterBodyProps): ReactNode {
  const { summit } = useSummit()
  if (register === 'actions') return <ActionsRegister {...{ items, view, replace }} />
  if (register === 'mine') return <MyActions {...{ items, view, replace }} />
  return <Said kind={KIND_OF[register]} items={items} summit={summit} />
}

/** Decisions or questions, what other rooms say of the same on top. */
function Said({
  kind,
  items,
  summit,
}: {
  readonly kind: 'decision' | 'question'
  readonly items: readonly Item[]
  readonly summit: SummitView['summit']
}): ReactNode {
  const { hints, dismiss } = useRadar()
  const { me } = useSummit()
  const lines = new Set(items.map(({ session, line }) => `${session} ${line}`))
  const own = hints.filter(({ sides }) => sides.some(({ session, line }) => lines.has(`${session} ${line}`)))
  const mayDismiss = me.role === 'reader' ? {} : { onDismiss: dismiss }
  return (
    <>
      <RadarHints hints={own} {...mayDismiss} />
      <DecisionsList
        kind={kind}
        hints={own}
        items={items}
        timezone={summit.timezone}
        roomOf={(item) => roomName(summit, item)}
      />
    </>
  )
}

function NotRead({ problem }: { readonly problem: string }): ReactNode {
  return (
    <WholePage title={say('registers.failed')} error>
      <p>{problem}</p>
    </WholePage>
  )
}

function NothingFits({
  asked,
  onClear,
}: {
  readonly asked: string
  readonly onClear: () => void
}): ReactNode {
  return (
    <div className="register-none">
      <p>{say('registers.nothing', { filter: asked })}</p>
      <PushButton onPress={onClear}>{say('registers.clear')}</PushButton>
    </div>
  )
}
