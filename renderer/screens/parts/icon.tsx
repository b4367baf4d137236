/**
 * A Lucide icon at our stroke. Decoration: whatever it stands in has a name of its own.
 */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface IconProps {
  readonly of: LucideIcon
  readonly size?: 12 | 13 | 14 | 16 | 18 | 20 | 36
}

export function Icon({ of: Drawing, size = 14 }: IconProps): ReactNode {
  return <Drawing className="icon" size={size} strokeWidth={1.75} aria-hidden="true" />
}
