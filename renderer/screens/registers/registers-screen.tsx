/**
 * The registers: all actions and all decisions of the summit, filtered; Enter jumps to the line in its note.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { itemsThatFit } from '#note/search/item-entry.ts'
import { parseQuery } from '#note/search/query.ts'
import type { Item } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { roomName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { dateOf, useNow } from '../clock.ts'
import { say } from '../../words/say.ts'
import { useGo } from '../frame/use-go.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { ItemFacts } from '../parts/item-facts.tsx'
import { Keys } from '../parts/keys.tsx'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { ActionsTable } from './actions-table.tsx'
import { DecisionsList } from './decisions-list.tsx'
import { RegisterHead, type Register } from './register-head.tsx'
import { Sums } from './sums.tsx'

const HINTS = ['registers.move', 'registers.go', 'registers.filter', 'frame.keys'] as const

const KIND = { actions: 'action', decisions: 'decision', questions: 'question' } as const

export function RegistersScreen({ register }: { readonly register: Register }): ReactNode {
  const { summit, me, clockOffsetMs } = useSummit()
  const { items, problem } = useItems(register)
  const [query, setQuery] = useState('')
  const [draft, setDraft] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useHints(HINTS)
  useCommands({ 'registers.filter': () => field.current?.focus() })
  if (problem !== null && items === null) {
    return (
      <WholePage title={say('registers.failed')} error>
        <p>{problem}</p>
      </WholePage>
    )
  }
  if (items === null) return <Bars label={say('registers.reading')} />
  if (items.length === 0) return <NothingYet register={register} />
  const asked = `${query} ${draft}`.trim()
  const read = parseQuery(asked, dateOf(Date.now() + clockOffsetMs, summit.timezone))
  const shown = itemsThatFit(items, read, { summit, asking: { me: me.person } })
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
      {read.problems.length === 0 ? null : (
        <p className="register-problem" role="status">
          {read.problems.map(({ sentence }) => sentence).join(' ')}
        </p>
      )}
      <div className={`register-body register-${register}`} data-pane>
        {shown.length === 0 ? (
          <div className="register-none">
            <p>{say('registers.nothing', { filter: asked })}</p>
            <PushButton
              onPress={() => {
                setQuery('')
                setDraft('')
              }}
            >
              {say('registers.clear')}
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
  if (register !== 'actions') {
    return (
      <DecisionsList
        kind={KIND[register]}
        items={items}
        timezone={summit.timezone}
        roomOf={(item) => roomName(summit, item)}
      />
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
  const chord = { actions: 'Alt A', decisions: 'Alt D', questions: 'Alt Q' }[register]
  return (
    <WholePage title={say(`registers.none.${register}`)}>
      <p>
        {say(`registers.teach.${register}`)} <Keys of={chord} />
      </p>
      <div className="example">
        <small>{say('registers.asInANote')}</small>
        <div className="item-row">
          <span className="item-name">
            <KindGlyph kind={KIND[register]} size={15} />
            <span className="number">{{ actions: 'A1', decisions: 'D1', questions: 'Q1' }[register]}</span>
          </span>
          <div>
            <p className="record">{say(`registers.example.${register}`)}</p>
            {action ? <ItemFacts kind="action" fields={EXAMPLE} today={view.summit.start} /> : null}
          </div>
        </div>
      </div>
      <a className="button button-primary" href="/">
        {say('registers.goToRoom')}
      </a>
    </WholePage>
  )
}
