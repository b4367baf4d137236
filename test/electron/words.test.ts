/** The shell's words by the system's language, and a menu whose every row has some. */
import { afterEach, expect, it } from 'vitest'
import { menuTemplate } from '#electron/menu.ts'
import { shellWords, speakAs } from '#electron/words.ts'

afterEach(() => speakAs('en-US'))

it('speaks German where the system does, English everywhere else', () => {
  expect(shellWords('openOutside', { address: 'a.example' })).toBe('Open a.example outside Rapporteur?')
  speakAs('de-CH')
  expect(shellWords('openOutside', { address: 'a.example' })).toBe(
    'a.example außerhalb von Rapporteur öffnen?',
  )
  speakAs('fr')
  expect(shellWords('stay')).toBe('Stay')
})

it('leaves no row of the menu to Electron, which names all in English', () => {
  speakAs('de')
  const menus = menuTemplate({
    relay: 'https://notes.example',
    mac: false,
    devTools: true,
    openRelay: () => undefined,
  })
  const rows = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  expect(rows.filter(({ type, label }) => type !== 'separator' && label === undefined)).toEqual([])
  expect(menus.map(({ label }) => label)).toEqual(['&Datei', '&Bearbeiten', '&Ansicht', '&Fenster', '&Hilfe'])
})
