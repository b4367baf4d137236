/**
 * The two ways a screen says something about itself: a row under the masthead, and a whole page with one heading, one
 * sentence and at most three ways out.
 */
import { CircleAlert, OctagonAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface BannerProps {
  readonly tone: 'need' | 'notice'
  readonly icon?: LucideIcon
  readonly first: string
  readonly rest?: ReactNode
  readonly children?: ReactNode
}

/** A row of the screen, never an overlay. `first` is set strong; `children` are its buttons. */
export function Banner({ tone, icon = CircleAlert, first, rest, children }: BannerProps): ReactNode {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'need' ? 'alert' : 'status'}>
      <Icon of={icon} size={16} />
      <p>
        <b>{first}</b> {rest}
      </p>
      <span className="banner-buttons">{children}</span>
    </div>
  )
}

interface WholePageProps {
  readonly title: string
  readonly children: ReactNode
  readonly error?: boolean
}

/** An empty or failed screen. */
export function WholePage({ title, children, error = false }: WholePageProps): ReactNode {
  return (
    <main className="whole-page" id="main" tabIndex={-1}>
      <div>
        {error ? (
          <span className="whole-page-sign">
            <Icon of={OctagonAlert} size={36} />
          </span>
        ) : null}
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
