/**
 * The button of every screen: plain, primary (one on a screen) or quiet, with its key inside. A button that cannot
 * act now stays focusable and pressable, so that pressing it can say why.
 */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { Keys } from './keys.tsx'

interface PushButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly keys?: string
  /** Drawn as not available; `describedBy` names the element that says why. */
  readonly off?: boolean
  readonly describedBy?: string
  readonly label?: string
  /** Of a button that opens something beside it. */
  readonly expanded?: boolean
  readonly large?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
}

export function PushButton(props: PushButtonProps): ReactNode {
  const { children, onPress, look = 'plain', keys, off = false, describedBy, label, large = false } = props
  const shape = `button button-${look}${off ? ' button-off' : ''}${large ? ' button-large' : ''}`
  return (
    <Button
      className={shape}
      type={props.type ?? 'button'}
      autoFocus={props.autoFocus ?? false}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {children}
      {keys === undefined ? null : <Keys of={keys} />}
    </Button>
  )
}
