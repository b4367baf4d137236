/** Opens what happened to an item, for whoever has no keys; stands in the item's row and takes no tab stop of its own. */
import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { showStory } from './story-store.ts'

export function StoryButton({ item }: { readonly item: Item }): ReactNode {
  const words = say('story.open', { number: item.number })
  return (
    <button
      type="button"
      className="icon-button story-button"
      tabIndex={-1}
      aria-label={words}
      title={words}
      onClick={(event) => {
        event.stopPropagation()
        showStory(item)
      }}
    >
      <Icon of={History} size={14} />
    </button>
  )
}
