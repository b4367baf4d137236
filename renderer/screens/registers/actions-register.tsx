/** The register of actions: sums, the table in the chosen groups, what is selected, and copying all of it. */
import { useState, type ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { everybody, useSummit } from '../../api/summit-store.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { textField } from '#note/item-fields.ts'
import { dateOf, useNow } from '../clock.ts'
import { useGo } from '../frame/use-go.ts'
import { refOf } from '../parts/person-field.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { ActionsTable } from './actions-table.tsx'
import { actionsTable, copyMarkdown, copyTable } from './copy-table.ts'
import type { FieldFacts } from './field-options.ts'
import { groupActions, GROUPINGS, type Group, type Grouping } from './groups.ts'
import { itemKey, type ItemsAccess } from './use-items.ts'

/** What a typed field of an action is offered, out of the summit and the items themselves. */
export function useFieldFacts(items: readonly Item[]): FieldFacts {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const milestones = items.flatMap((item) => textField(item, 'milestone') ?? [])
  return {
    me: refOf(view.me.person),
    people: everybody(view).map(refOf),
    milestones: [...new Set(milestones)].sort(),
    today: dateOf(now, view.summit.timezone),
  }
}

export interface ActionsView {
  readonly grouping: Grouping
  readonly onGrouping: (grouping: Grouping) => void
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
}

/** How the actions are grouped and which are selected; kept while the screen is shown. */
export function useActionsView(): ActionsView {
  const [grouping, onGrouping] = useState<Grouping>('date')
  const [selected, onSelect] = useState<ReadonlySet<string>>(new Set())
  return { grouping, onGrouping, selected, onSelect }
}

interface ActionsRegisterProps {
  readonly items: readonly Item[]
  readonly view: ActionsView
  readonly replace: ItemsAccess['replace']
}

export function ActionsRegister({ items, view, replace }: ActionsRegisterProps): ReactNode {
  const { summit } = useSummit()
  const go = useGo()
  const facts = useFieldFacts(items)
  const groups = groupActions(items, view.grouping, { tracks: summit.tracks, today: facts.today })
  return (
    <>
      <Selected items={items} view={view} />
      <ActionsTable
        {...{ groups, facts, replace }}
        selected={view.selected}
        onSelect={view.onSelect}
        onGo={(item) => go(`/sessions/${item.session}#${item.line}`)}
      />
    </>
  )
}

/** Choosing the groups and copying; part of the head. */
export function ActionsTools({ items, view }: Pick<ActionsRegisterProps, 'items' | 'view'>): ReactNode {
  const { copy, markdown } = useCopying(items, view.selected)
  const { grouping, onGrouping } = view
  useCommands({
    'registers.group': () =>
      onGrouping(GROUPINGS[(GROUPINGS.indexOf(grouping) + 1) % GROUPINGS.length] ?? 'date'),
    'registers.copy': copy,
    'registers.copy-markdown': markdown,
  })
  return (
    <>
      <select
        className="register-choice"
        aria-label={say('items.group')}
        value={grouping}
        onChange={(event) => onGrouping(GROUPINGS.find((each) => each === event.target.value) ?? 'date')}
      >
        {GROUPINGS.map((each) => (
          <option key={each} value={each}>
            {`${say('items.group')}: ${say(`items.group.${each}`)}`}
          </option>
        ))}
      </select>
      <PushButton look="quiet" onPress={copy} keys="C">
        {say('items.copy')}
      </PushButton>
    </>
  )
}

/** Copies the selected rows, or all that are shown, in the order of the table. */
function useCopying(items: readonly Item[], selected: ReadonlySet<string>) {
  const { origin } = useRelay()
  const show = useToast((store) => store.show)
  const chosen = items.filter((item) => selected.size === 0 || selected.has(itemKey(item)))
  const table = () => actionsTable(chosen, origin)
  const tell = (done: boolean, key: 'items.copied' | 'items.copiedMarkdown'): void =>
    show({ sentence: done ? say(key, { count: chosen.length }) : say('items.notCopied') })
  return {
    copy: () => void copyTable(table()).then((done) => tell(done, 'items.copied')),
    markdown: () => void copyMarkdown(table()).then((done) => tell(done, 'items.copiedMarkdown')),
  }
}

function Selected({ items, view }: Pick<ActionsRegisterProps, 'items' | 'view'>): ReactNode {
  const shown = items.filter((item) => view.selected.has(itemKey(item))).length
  const clear = (): void => view.onSelect(new Set())
  useCommands({ 'registers.select-none': shown === 0 ? undefined : clear })
  return (
    <p className="register-selected" role="status">
      {shown === 0 ? null : (
        <>
          {say('items.selected', { count: shown })}
          <PushButton look="quiet" onPress={clear} keys="Shift+X">
            {say('items.selectNone')}
          </PushButton>
        </>
      )}
    </p>
  )
}

/** The rows of several groups as one list, each once, in the order of the table. */
export function inOrder(groups: readonly Group[]): readonly Item[] {
  return [...new Map(groups.flatMap(({ items }) => items.map((item) => [itemKey(item), item]))).values()]
}
