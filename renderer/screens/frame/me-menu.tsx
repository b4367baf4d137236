/**
 * My initials at the end of the masthead: who I am here, the theme, signing out.
 */
import type { ReactNode } from 'react'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { isGuest } from '#note/summit.ts'
import { useRelay, useSignIn } from '../../api/sign-in-store.ts'
import { useSummit, useSummitStore } from '../../api/summit-store.ts'
import { useToast } from '../parts/toast.tsx'
import { Initials, initialsOf } from '../parts/initials.tsx'
import { chooseLanguage, LANGUAGE, LANGUAGE_NAMES } from '../../words/language.ts'
import { LANGUAGES } from '#note/language.ts'
import { say } from '../../words/say.ts'
import { ComputerSection } from './computer-section.tsx'
import { useFrameFloat } from './float-store.ts'
import { hasUnsent, useOpenNote } from './open-note-store.ts'
import { useAloudSetting } from '../../note/aloud-setting.ts'
import { useStartInRoom } from '../today/start-in-room.ts'
import { useWaiting } from './use-waiting.ts'
import { useTheme, type Theme } from './theme.ts'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export function MeMenu(): ReactNode {
  const { me } = useSummit()
  return (
    <MenuTrigger>
      <Button
        className="me"
        aria-label={say('frame.meButton', { initials: initialsOf(me.person.name), name: me.person.name })}
      >
        <Initials name={me.person.name} size={26} />
      </Button>
      <Popover className="float menu" placement="bottom end" offset={8}>
        <OpenMenu />
      </Popover>
    </MenuTrigger>
  )
}

/** There only while the menu stands open: every log is read for it, and nobody signs out before that is done. */
function OpenMenu(): ReactNode {
  const { me } = useSummit()
  const { theme, choose } = useTheme()
  const signOut = useSignIn((store) => store.signOut)
  const inOpen = useOpenNote((store) => hasUnsent(store.note))
  const waiting = useWaiting(0)
  const unsent = inOpen || (waiting !== null && waiting.length > 0)
  const mayNot = unsent || waiting === null
  const show = useFrameFloat((store) => store.show)
  return (
    <>
      <p className="menu-head">
        <b>{me.person.name}</b>
        <small>{isGuest(me) ? say('frame.guest') : say(`frame.role.${me.role}`)}</small>
      </p>
      <Menu className="menu-list" aria-label={say('frame.me')} disabledKeys={mayNot ? ['sign-out'] : []}>
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const chosen = THEMES.find((option) => keys !== 'all' && keys.has(option))
            if (chosen !== undefined) choose(chosen)
          }}
        >
          <Header className="menu-group">{say('frame.themes')}</Header>
          {THEMES.map((option) => (
            <MenuItem key={option} id={option} className="menu-row">
              {say(`frame.theme.${option}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <LanguageSection />
        <AloudSection />
        {isGuest(me) ? null : <StartSection />}
        <ComputerSection />
        {me.role === 'organizer' ? <AttributionSection /> : null}
        <Separator className="menu-rule" />
        {me.role === 'organizer' ? (
          <MenuItem id="webhooks" className="menu-row" href="/webhooks">
            {say('webhooks.screen')}
          </MenuItem>
        ) : null}
        <MenuItem id="keys" className="menu-row" onAction={() => show('help')}>
          {say('commands.help')}
        </MenuItem>
        <MenuItem id="sign-out" className="menu-row" onAction={() => void signOut()}>
          {say(unsent ? 'frame.signOutLater' : 'frame.signOut')}
        </MenuItem>
      </Menu>
    </>
  )
}

/** A setting of the whole summit, for its organizers. */
function AttributionSection(): ReactNode {
  const { summit } = useSummit()
  const relay = useRelay()
  const load = useSummitStore((store) => store.load)
  const change = async (shown: boolean): Promise<void> => {
    const answer = await relay.showAttribution(shown)
    if (!answer.ok) return useToast.getState().show({ sentence: answer.failure.sentence })
    await load(relay)
  }
  return (
    <MenuSection
      selectionMode="multiple"
      selectedKeys={summit.attribution === 'off' ? [] : ['attribution']}
      onSelectionChange={(keys) => void change(keys === 'all' || keys.has('attribution'))}
      aria-label={say('frame.attribution')}
    >
      <MenuItem id="attribution" className="menu-row">
        {say('frame.attribution')}
      </MenuItem>
    </MenuSection>
  )
}

function StartSection(): ReactNode {
  const { isOn, choose } = useStartInRoom()
  return (
    <MenuSection
      selectionMode="multiple"
      selectedKeys={isOn ? ['start'] : []}
      onSelectionChange={(keys) => choose(keys === 'all' || keys.has('start'))}
      aria-label={say('frame.startInRoom')}
    >
      <MenuItem id="start" className="menu-row">
        {say('frame.startInRoom')}
      </MenuItem>
    </MenuSection>
  )
}

function AloudSection(): ReactNode {
  const { isOn, choose } = useAloudSetting()
  return (
    <MenuSection
      selectionMode="multiple"
      selectedKeys={isOn ? ['aloud'] : []}
      onSelectionChange={(keys) => choose(keys === 'all' || keys.has('aloud'))}
      aria-label={say('aloud.setting')}
    >
      <MenuItem id="aloud" className="menu-row">
        {say('aloud.setting')}
      </MenuItem>
    </MenuSection>
  )
}

function LanguageSection(): ReactNode {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[LANGUAGE]}
      onSelectionChange={(keys) => {
        const chosen = LANGUAGES.find((language) => keys !== 'all' && keys.has(language))
        if (chosen !== undefined && chosen !== LANGUAGE) chooseLanguage(chosen)
      }}
    >
      <Header className="menu-group">{say('frame.language')}</Header>
      {LANGUAGES.map((language) => (
        <MenuItem key={language} id={language} className="menu-row">
          {LANGUAGE_NAMES[language]}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
