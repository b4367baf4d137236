/**
 * What is mine to do in any room: what waits for my answer, what I have to do by date, what is done. Accepting, declining
 * and every field by key.
 */
import { useRef, useState, type ReactNode } from 'react'
import { textField } from '#note/item-fields.ts'
import { isSamePerson } from '#note/search/fits.ts'
import type { PersonRef } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import type { OwnerAnswer } from '#note/wire/item-states.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useGo } from '../frame/use-go.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { dueOf, isFinished, ownerOf } from '../parts/item-facts.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { ActionsTable } from './actions-table.tsx'
import { useFieldFacts, type ActionsView } from './actions-register.tsx'
import type { Group } from './groups.ts'
import { focusedPlace } from './row-focus.ts'
import { itemKey, type ItemsAccess } from './use-items.ts'

interface MyActionsProps {
  readonly items: readonly Item[]
  readonly view: ActionsView
  readonly replace: ItemsAccess['replace']
}

/** `items` are mine. */
export function MyActions({ items, view, replace }: MyActionsProps): ReactNode {
  const go = useGo()
  const facts = useFieldFacts(items)
  const [declining, setDeclining] = useState<Item | null>(null)
  const answer = useAnswer(replace)
  const box = useRef<HTMLDivElement>(null)
  const focused = (): Item | undefined => {
    const place = focusedPlace()
    return items.find((item) => place?.endsWith(` ${itemKey(item)}`) === true && waits(item))
  }
  const onFocused = (act: (item: Item) => void) => ({
    could: () => focused() !== undefined,
    run: () => {
      const item = focused()
      if (item !== undefined) act(item)
    },
  })
  useCommands(
    {
      'registers.accept': onFocused((item) => void answer(item, 'accepted')),
      'registers.decline': onFocused(setDeclining),
    },
    { element: box },
  )
  return (
    <div ref={box}>
      <ActionsTable
        {...{ facts, replace }}
        groups={mineInGroups(items)}
        selected={view.selected}
        onSelect={view.onSelect}
        onGo={(item) => go(`/sessions/${item.session}#${item.line}`)}
        tail={(item) =>
          waits(item) ? (
            <Answers
              item={item}
              onAccept={() => void answer(item, 'accepted')}
              onDecline={() => setDeclining(item)}
            />
          ) : null
        }
      />
      {declining === null ? null : (
        <DeclineDialog
          item={declining}
          onClose={() => setDeclining(null)}
          onSend={(reason) => {
            setDeclining(null)
            void answer(declining, 'declined', reason)
          }}
        />
      )}
    </div>
  )
}

/** The actions this person owns. */
export function actionsOf(items: readonly Item[], me: PersonRef): readonly Item[] {
  return items.filter((item) => isSamePerson(ownerOf(item.fields), me))
}

/** Whether its owner has not said yes or no to it, and it is still to be done. */
export function waits(item: Item): boolean {
  return textField(item, 'answer') === null && !isFinished(item.fields)
}

function mineInGroups(items: readonly Item[]): readonly Group[] {
  const byDue = [...items].sort((left, right) =>
    (dueOf(left.fields) ?? '~').localeCompare(dueOf(right.fields) ?? '~'),
  )
  const open = byDue.filter((item) => !isFinished(item.fields))
  return [
    { key: 'waiting', title: say('items.mineWaiting'), items: open.filter(waits) },
    { key: 'open', title: say('items.mineOpen'), items: open.filter((item) => !waits(item)) },
    { key: 'done', title: say('items.mineDone'), items: byDue.filter((item) => isFinished(item.fields)) },
  ].filter((group) => group.items.length > 0)
}

function useAnswer(replace: ItemsAccess['replace']) {
  const relay = useRelay()
  const show = useToast((store) => store.show)
  return async (item: Item, answer: OwnerAnswer, reason?: string): Promise<void> => {
    const request = reason === undefined ? { answer } : { answer, reason }
    const outcome = await relay.answerItem(item.session, item.line, request)
    if (outcome.ok) replace(outcome.value)
    const { number } = item
    show({ sentence: outcome.ok ? say(`items.${answer}Toast`, { number }) : outcome.failure.sentence })
  }
}

interface AnswersProps {
  readonly item: Item
  readonly onAccept: () => void
  readonly onDecline: () => void
}

function Answers({ item: { number, text }, onAccept, onDecline }: AnswersProps): ReactNode {
  const which = <span className="unseen">{` ${number}: ${text}`}</span>
  return (
    <span className="action-answers" onClick={(event) => event.stopPropagation()}>
      <PushButton onPress={onAccept} keys="A">
        {say('items.accept')}
        {which}
      </PushButton>
      <PushButton look="quiet" onPress={onDecline} keys="R">
        {say('items.decline')}
        {which}
      </PushButton>
    </span>
  )
}

interface DeclineDialogProps {
  readonly item: Item
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

function DeclineDialog({ item, onSend, onClose }: DeclineDialogProps): ReactNode {
  const [reason, setReason] = useState('')
  const title = say('items.declineTitle', { number: item.number })
  const ready = reason.trim() !== ''
  return (
    <FloatingDialog label={title} shape="small-dialog" onClose={onClose} lightly={false}>
      <form
        className="decline-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onSend(reason.trim())
        }}
      >
        <h2>{title}</h2>
        <p className="record">{item.text}</p>
        <label>
          {say('items.declineWhy')}
          <input
            className="field"
            autoFocus
            maxLength={1000}
            value={reason}
            placeholder={say('items.declinePlaceholder')}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="ways">
          <PushButton look="primary" type="submit" off={!ready} keys="↵">
            {say('items.declineSend')}
          </PushButton>
          <PushButton look="quiet" onPress={onClose} keys="Esc">
            {say('items.cancel')}
          </PushButton>
        </div>
      </form>
    </FloatingDialog>
  )
}
