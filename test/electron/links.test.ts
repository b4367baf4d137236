/** Links into the app: one grammar, and nothing happens on a link that a person did not agree to. */
import { describe, expect, test } from 'vitest'
import { findDeepLink, parseDeepLink } from '#electron/deep-link.ts'
import { followLink, listenForLinks, type LinkTarget } from '#electron/open-links.ts'
import { parseRelay } from '#electron/relay-origin.ts'
import { readStartOptions } from '#electron/start-options.ts'

describe('the grammar', () => {
  test.each([
    ['rapporteur://notes.example/sessions/server-limits', 'https://notes.example', '/sessions/server-limits'],
    [
      'rapporteur://notes.example:8443/sessions/a.b+c#x_1-Y',
      'https://notes.example:8443',
      '/sessions/a.b+c#x_1-Y',
    ],
    ['rapporteur://localhost:8080/sessions/ab#abc', 'http://localhost:8080', '/sessions/ab#abc'],
    ['rapporteur://[::1]:8080/sessions/ab', 'http://[::1]:8080', '/sessions/ab'],
  ])('%s', (link, relay, path) => {
    expect(parseDeepLink(link)).toEqual({ relay, path })
  })

  test.each([
    '',
    'https://notes.example/sessions/ab',
    'RAPPORTEUR://notes.example/sessions/ab',
    'rapporteur:notes.example/sessions/ab',
    'rapporteur:///sessions/ab',
    'rapporteur://notes.example',
    'rapporteur://notes.example/join/secret',
    'rapporteur://notes.example/sessions/',
    'rapporteur://notes.example/sessions/a',
    'rapporteur://notes.example/sessions/Server',
    'rapporteur://notes.example/sessions/ab/../cd',
    'rapporteur://notes.example/sessions/a..b',
    'rapporteur://notes.example/sessions/ab?join=secret',
    'rapporteur://notes.example/sessions/ab#',
    'rapporteur://notes.example/sessions/ab#<script>',
    'rapporteur://notes.example/sessions/ab#a%20b',
    'rapporteur://user:word@notes.example/sessions/ab',
    'rapporteur://notes..example/sessions/ab',
    'rapporteur://notes.example:99999/sessions/ab',
    'rapporteur://notes.example/sessions/ab\n',
    ' rapporteur://notes.example/sessions/ab',
    'rapporteur://notes.example\\@other/sessions/ab',
    `rapporteur://notes.example/sessions/${'a'.repeat(600)}`,
  ])('%j is no link', (link) => {
    expect(parseDeepLink(link)).toBe(null)
  })

  test('the first link of a command line counts', () => {
    const argv = ['electron', '--flag', 'rapporteur://bad', 'rapporteur://a.example/sessions/ab', 'x']
    expect(findDeepLink(argv)).toEqual({ relay: 'https://a.example', path: '/sessions/ab' })
  })
})

describe('a relay’s address', () => {
  test.each([
    ['https://notes.example/any?thing#here', 'https://notes.example'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    ['http://notes.example', null],
    ['http://localhost.evil.example', null],
    ['https://user@notes.example', null],
    ['ws://notes.example', null],
    ['javascript:alert(1)', null],
    ['file:///etc', null],
    ['notes.example', null],
  ])('%s gives %s', (text, origin) => {
    expect(parseRelay(text)).toBe(origin)
  })

  test('plain http to another machine is taken only where a person named it', () => {
    expect(parseRelay('http://notes.lan:8080', { plain: true })).toBe('http://notes.lan:8080')
  })
})

describe('starting', () => {
  test('the relay comes from the command line, the invite from the environment, where it is taken out', () => {
    const environment = { RAPPORTEUR_JOIN: 'abcdefgh', PATH: '/bin' }
    const argv = ['rapporteur', '--relay=http://10.0.0.5:8080/']
    expect(readStartOptions(argv, environment)).toEqual({
      relay: 'http://10.0.0.5:8080',
      join: 'abcdefgh',
      link: null,
    })
    expect(environment).toEqual({ PATH: '/bin' })
  })

  test.each(['short', 'has space in it', 'a'.repeat(300), '<script>alert(1)</script>'])(
    '%j is no invite',
    (secret) => {
      expect(readStartOptions([], { RAPPORTEUR_JOIN: secret }).join).toBe(null)
    },
  )
})

describe('following', () => {
  function createTarget(relay: string | null): { readonly done: string[]; readonly target: LinkTarget } {
    const done: string[] = []
    const target: LinkTarget = {
      relay: () => relay,
      bringForward: () => done.push('forward'),
      openPath: (path) => done.push(`path ${path}`),
      offerRelay: (other, path) => {
        done.push(`offer ${other} ${path}`)
        return Promise.resolve(false)
      },
    }
    return { done, target }
  }

  test('a link to our relay brings the window forward and tells the page', async () => {
    const { done, target } = createTarget('https://a.example')
    await followLink({ relay: 'https://a.example', path: '/sessions/ab' }, target)
    expect(done).toEqual(['forward', 'path /sessions/ab'])
  })

  test('a link to another relay only asks', async () => {
    const { done, target } = createTarget('https://a.example')
    await followLink({ relay: 'https://b.example', path: '/sessions/ab' }, target)
    expect(done).toEqual(['forward', 'offer https://b.example /sessions/ab'])
  })

  test('a second start and the system’s own event lead to the same; a bad link opens nothing', () => {
    const { done, target } = createTarget('https://a.example')
    const listeners = new Map<string, (...values: unknown[]) => void>()
    const on = (name: string, listener: (...values: unknown[]) => void): void =>
      void listeners.set(name, listener)
    const app = { on, isPackaged: false, setAsDefaultProtocolClient: () => done.push('registered') }
    listenForLinks(app as unknown as Parameters<typeof listenForLinks>[0], target)
    const event = { preventDefault: () => done.push('prevented') }
    listeners.get('second-instance')?.(event, ['rapporteur', 'rapporteur://bad'])
    listeners.get('open-url')?.(event, 'rapporteur://a.example/sessions/ab')
    listeners.get('open-url')?.(event, 'rapporteur://a.example/settings')
    expect(done).toEqual(['forward', 'prevented', 'forward', 'path /sessions/ab', 'prevented'])
  })
})
