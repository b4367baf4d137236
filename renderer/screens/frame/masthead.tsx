/**
 * The top line of every screen: the mark, the summit, the screens by role, the go-to field, the status mark, the
 * relay's clock and me. Below 700 px it keeps back or menu, a title, the status and the search.
 */
import { useLocation } from '@tanstack/react-router'
import { ChevronLeft, Menu as MenuIcon, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { isGuest } from '#note/summit.ts'
import { useSummit, type SummitView } from '../../api/summit-store.ts'
import { Mark } from '../../glyphs/glyph.tsx'
import { timeOf, useNow } from '../clock.ts'
import { waiting } from '../desk/queue.ts'
import { Icon } from '../parts/icon.tsx'
import { Keys } from '../parts/keys.tsx'
import { say } from '../../words/say.ts'
import { currentScreen, screensFor } from './destinations.ts'
import { useFrameFloat } from './float-store.ts'
import { MeMenu } from './me-menu.tsx'
import { useOpenNote } from './open-note-store.ts'
import { StatusMark } from './status-mark.tsx'

/** The summit's name and its year apart: the year is set lighter. */
export function nameAndYear(title: string): readonly [name: string, year: string] {
  const match = /^(.*\S)\s+(\d{4})$/u.exec(title)
  return match === null ? [title, ''] : [match[1] ?? title, match[2] ?? '']
}

export function Masthead(): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const show = useFrameFloat((store) => store.show)
  const [name, year] = nameAndYear(view.summit.title)
  return (
    <header className="masthead">
      <a className="masthead-name" href="/">
        <Mark />
        <span>
          {name} <i>{year}</i>
        </span>
      </a>
      {isGuest(view.me) ? null : (
        <>
          <Screens view={view} />
          <Button className="go-to-button" onPress={() => show('go-to')}>
            <Icon of={Search} />
            <span>{say('frame.goToShort')}</span>
            <Keys of="Ctrl K" />
          </Button>
        </>
      )}
      <div className="masthead-end">
        <StatusMark />
        <time className="wall-clock">{timeOf(now, view.summit.timezone)}</time>
        <MeMenu />
      </div>
    </header>
  )
}

function Screens({ view }: { readonly view: SummitView }): ReactNode {
  const current = currentScreen(useLocation().pathname)
  const toRead = waiting(view).length
  return (
    <nav className="screens" aria-label={say('frame.group.screens')}>
      {screensFor(view.me.role).map((screen) => (
        <a key={screen.path} href={screen.path} aria-current={screen.path === current ? 'page' : undefined}>
          {screen.words}
          {screen.path === '/desk' && toRead > 0 ? <em>{toRead}</em> : null}
        </a>
      ))}
    </nav>
  )
}

/** The masthead of a phone. */
export function PhoneHead(): ReactNode {
  const { summit, me } = useSummit()
  const { note, title } = useOpenNote()
  const show = useFrameFloat((store) => store.show)
  return (
    <header className="masthead masthead-phone">
      {isGuest(me) ? (
        <Mark />
      ) : note === null ? (
        <PhoneMenu />
      ) : (
        <a className="icon-button" href="/" aria-label={say('frame.backToToday')}>
          <Icon of={ChevronLeft} size={20} />
        </a>
      )}
      <span className="phone-title">{note === null ? nameAndYear(summit.title)[0] : title}</span>
      <StatusMark />
      {isGuest(me) ? null : (
        <Button className="icon-button" aria-label={say('frame.goToShort')} onPress={() => show('go-to')}>
          <Icon of={Search} size={20} />
        </Button>
      )}
      <MeMenu />
    </header>
  )
}

function PhoneMenu(): ReactNode {
  const { me } = useSummit()
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={say('frame.group.screens')}>
        <Icon of={MenuIcon} size={20} />
      </Button>
      <Popover className="float menu" placement="bottom start">
        <Menu className="menu-list" aria-label={say('frame.group.screens')}>
          {screensFor(me.role).map((screen) => (
            <MenuItem key={screen.path} href={screen.path} className="menu-row">
              {screen.words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
