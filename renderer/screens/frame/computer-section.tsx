/** What the desktop app does beside the page, in the menu of who I am: the journal, and the mirror of my notes. */
import { useEffect, type ReactNode } from 'react'
import { Header, MenuItem, MenuSection } from 'react-aria-components'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useMirrorSetting } from './mirror-setting.ts'

export function ComputerSection(): ReactNode {
  const { openJournal, mirror, folder } = useComputer()
  if (window.rapporteur === undefined) return null
  return (
    <MenuSection>
      <Header className="menu-group">{say('keep.thisComputer')}</Header>
      <MenuItem id="journal" className="menu-row" onAction={openJournal}>
        {say('keep.openJournal')}
      </MenuItem>
      <MenuItem id="mirror" className="menu-row" onAction={mirror}>
        {folder === null ? say('keep.mirror') : say('keep.mirrorStop', { folder })}
      </MenuItem>
    </MenuSection>
  )
}

/** Offers both to keys and palette, on every screen of the desktop app. */
export function useComputerCommands(): void {
  const { openJournal, mirror, isHere } = useComputer()
  useCommands({
    'frame.journal': isHere ? openJournal : undefined,
    'frame.mirror': isHere ? mirror : undefined,
  })
}

function useComputer() {
  const { origin } = useRelay()
  const { me } = useSummit()
  const { folder, read, choose, stop } = useMirrorSetting()
  const isHere = window.rapporteur !== undefined
  useEffect(() => {
    if (isHere) void read(origin)
  }, [isHere, origin, read])
  const openJournal = (): void => void window.rapporteur?.openJournal(origin)
  const mirror = (): void => void (folder === null ? choose(origin, me.person.id) : stop(origin))
  return { openJournal, mirror, folder, isHere }
}
