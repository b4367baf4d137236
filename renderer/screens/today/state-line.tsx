/**
 * The line of state under a session's title, with its sign; rust where somebody must act.
 */
import {
  Archive,
  Check,
  CheckCheck,
  CornerUpLeft,
  Pause,
  PencilLine,
  PencilOff,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import type { LineSign, SessionLine } from './session-line.ts'

const SIGNS: Readonly<Record<LineSign, LucideIcon>> = {
  published: Archive,
  approved: CheckCheck,
  closed: Check,
  returned: CornerUpLeft,
  'no-notes': TriangleAlert,
  writing: PencilLine,
  quiet: Pause,
  'no-taker': PencilOff,
}

interface StateLineProps {
  readonly line: SessionLine
  /** "until 16:55", where it stands over several columns. */
  readonly until?: string | null
}

export function StateLine({ line, until = null }: StateLineProps): ReactNode {
  const words = [line.words, until].filter((part) => part !== null && part !== '').join(', ')
  if (words === '') return null
  return (
    <span className={line.wants ? 'state-line state-line-wants' : 'state-line'}>
      {line.sign === null ? null : <Icon of={SIGNS[line.sign]} size={13} />}
      {words}
    </span>
  )
}
