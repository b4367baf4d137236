/** By finger what `Alt T` does, where no bar and no margin is. */
import { MessageSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../../commands/offers.ts'
import { say } from '../../../words/say.ts'
import { Icon } from '../../parts/icon.tsx'

export function ThreadButton(): ReactNode {
  return (
    <button
      type="button"
      className="thread-button"
      aria-label={say('commands.thread')}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => runCommand('note.thread')}
    >
      <Icon of={MessageSquare} size={20} />
    </button>
  )
}
