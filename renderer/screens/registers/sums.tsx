/**
 * The actions by status, as a ruled row over the table: sign, word, number; and how many nobody owns.
 */
import { UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { ownerOf, statusOf, STATUS_WORDS } from '../parts/item-facts.tsx'

interface SumsProps {
  readonly items: readonly Item[]
  /** What is done with all of them; stands at the end of the row. */
  readonly children: ReactNode
}

export function Sums({ items, children }: SumsProps): ReactNode {
  const unowned = items.filter((item) => ownerOf(item.fields) === null).length
  return (
    <div className="sums-row">
      <dl className="sums">
        {Object.entries(STATUS_WORDS).map(([status, words]) => (
          <div key={status}>
            <dt>
              <KindGlyph kind="action" status={status} size={14} />
              {words}
            </dt>
            <dd>{items.filter((item) => statusOf(item.fields) === status).length}</dd>
          </div>
        ))}
        <div className={unowned > 0 ? 'wants' : undefined}>
          <dt>
            <Icon of={UserX} />
            {say('items.withoutOwner')}
          </dt>
          <dd>{unowned}</dd>
        </div>
      </dl>
      {children}
    </div>
  )
}
