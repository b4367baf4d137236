/** What can be done with the row that has the focus, as buttons with their keys. */
import type { ReactNode } from 'react'
import type { LineRecord } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import type { AskedWhat } from './item-editing.tsx'
import { hasField } from './row-fields.ts'

interface RowButtonsProps {
  readonly line: LineRecord
  readonly template: Template
  readonly mayChange: boolean
  readonly mayComment: boolean
  readonly mayReturn: boolean
  readonly onAsk: (what: AskedWhat) => void
  readonly onStory: () => void
}

export function RowButtons({
  line,
  template,
  mayChange,
  mayComment,
  mayReturn,
  onAsk,
  onStory,
}: RowButtonsProps): ReactNode {
  const has = (field: string): boolean => hasField(line, field, template)
  const all: readonly (readonly [AskedWhat, string, string, boolean])[] = [
    ['words', 'W', say('desk.words'), mayChange],
    ['owner', 'O', say('desk.owner'), mayChange && has('owner')],
    ['due', 'T', say('desk.due'), mayChange && has('due')],
    ['status', 'S', say('desk.status'), mayChange && has('status')],
    ['comment', 'C', say('desk.comment'), mayComment],
    [
      'return',
      'Shift+R',
      say('desk.returnItem', { number: line.number ?? '' }),
      mayReturn && line.number !== null,
    ],
  ]
  return (
    <p className="item-review">
      {all.map(([what, keys, words, possible]) =>
        possible ? (
          <PushButton key={what} look="quiet" keys={keys} onPress={() => onAsk(what)}>
            {words}
          </PushButton>
        ) : null,
      )}
      {line.number === null ? null : (
        <PushButton look="quiet" keys="H" onPress={onStory}>
          {say('story.short')}
        </PushButton>
      )}
    </p>
  )
}
