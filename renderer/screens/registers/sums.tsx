/**
 * The actions by status, as a ruled row over the table: sign, word, number; and how many nobody owns.
 */
import { UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { Icon } from '../parts/icon.tsx'
import { ownerOf, statusOf, STATUS_WORDS } from '../parts/item-facts.tsx'

export function Sums({ items }: { readonly items: readonly Item[] }): ReactNode {
  const unowned = items.filter((item) => ownerOf(item.fields) === null).length
  return (
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
          Without owner
        </dt>
        <dd>{unowned}</dd>
      </div>
    </dl>
  )
}
