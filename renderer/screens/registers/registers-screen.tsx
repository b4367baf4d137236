/**
 * The registers: all actions and all decisions of the summit, filtered; Enter jumps to the line in its note.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { dateOf, useNow } from '../clock.ts'
import { useGo } from '../frame/use-go.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { ItemFacts } from '../parts/item-facts.tsx'
import { Keys } from '../parts/keys.tsx'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { ActionsTable } from './actions-table.tsx'
import { DecisionsList } from './decisions-list.tsx'
import { fitsFilters, parseFilters } from './filters.ts'
import { RegisterHead, type Register } from './register-head.tsx'
import { Sums } from './sums.tsx'

const HINTS = ['registers.move', 'registers.go', 'registers.filter', 'frame.keys'] as const

const KIND = { actions: 'action', decisions: 'decision' } as const

export function RegistersScreen({ register }: { readonly register: Register }): ReactNode {
  const { summit } = useSummit()
  const { items, problem } = useItems(register)
  const [query, setQuery] = useState('')
  const [draft, setDraft] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useHints(HINTS)
  useCommands({ 'registers.filter': () => field.current?.focus() })
  if (problem !== null && items === null) {
    return (
      <WholePage title="The registers cannot be read now" error>
        <p>{problem}</p>
      </WholePage>
    )
  }
  if (items === null) return <Bars label="Reading the registers" />
  if (items.length === 0) return <NothingYet register={register} />
  const asked = `${query} ${draft}`.trim()
  const filters = parseFilters(asked)
  const shown = items.filter((item) => fitsFilters(item, filters, summit.tracks))
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
      {register === 'actions' ? <Sums items={shown} /> : null}
      <div className={`register-body register-${register}`} data-pane>
        {shown.length === 0 ? (
          <div className="register-none">
            <p>Nothing matches {asked}.</p>
            <PushButton
              onPress={() => {
                setQuery('')
                setDraft('')
              }}
            >
              Clear the filter
            </PushButton>
          </div>
        ) : (
          <RegisterBody register={register} items={shown} />
        )}
      </div>
    </main>
  )
}

function RegisterBody({
  register,
  items,
}: {
  readonly register: Register
  readonly items: readonly Item[]
}): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const go = useGo()
  const { summit } = view
  if (register === 'decisions') {
    return (
      <DecisionsList items={items} timezone={summit.timezone} roomOf={(item) => roomName(summit, item)} />
    )
  }
  return (
    <ActionsTable
      items={items}
      today={dateOf(now, summit.timezone)}
      onGo={(item) => go(`/sessions/${item.session}#${item.line}`)}
    />
  )
}

/** The items of a register; asked for again whenever a session changed. */
function useItems(register: Register): {
  readonly items: readonly Item[] | null
  readonly problem: string | null
} {
  const relay = useRelay()
  const { sessions } = useSummit()
  const [found, setFound] = useState<{ readonly register: Register; readonly items: readonly Item[] } | null>(
    null,
  )
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void relay.items(KIND[register]).then((answer) => {
      if (!current) return
      if (answer.ok) setFound({ register, items: answer.value.items })
      setProblem(answer.ok ? null : answer.failure.sentence)
    })
    return () => {
      current = false
    }
  }, [relay, register, sessions])
  return { items: found?.register === register ? found.items : null, problem }
}

const EXAMPLE = { owner: { name: 'Tobias Lindqvist' }, due: '2026-10-16', status: 'TODO' } as const

function NothingYet({ register }: { readonly register: Register }): ReactNode {
  const view: SummitView = useSummit()
  const action = register === 'actions'
  return (
    <WholePage title={action ? 'No actions yet' : 'No decisions yet'}>
      <p>
        {action
          ? 'An action is made in a note: write what somebody will do, press '
          : 'A decision is made in a note: write what was agreed, press '}
        <Keys of={action ? 'Alt A' : 'Alt D'} />
        {action
          ? ', name one owner. It is listed here soon after, from all rooms.'
          : '. It is listed here soon after, from all rooms.'}
      </p>
      <div className="example">
        <small>As it looks in a note</small>
        <div className="item-row">
          <span className="item-name">
            <KindGlyph kind={KIND[register]} size={15} />
            <span className="number">{action ? 'A1' : 'D1'}</span>
          </span>
          <div>
            <p className="record">
              {action ? 'Write the hand-over protocol as a spec' : 'Hand the sockets over on the same host.'}
            </p>
            {action ? <ItemFacts kind="action" fields={EXAMPLE} today={view.summit.start} /> : null}
          </div>
        </div>
      </div>
      <a className="button button-primary" href="/">
        Go to my room
      </a>
    </WholePage>
  )
}
