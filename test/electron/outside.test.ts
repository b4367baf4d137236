/** The one way out of the app: which addresses, and only after a yes. */
import { describe, expect, test } from 'vitest'
import { isOwnAddress, weakerPreferences, PAGE_PREFERENCES } from '#electron/contents-locks.ts'
import { openOutside, parseOutsideAddress } from '#electron/outside.ts'
import { isGranted } from '#electron/session-locks.ts'

describe('an address that may be opened outside', () => {
  test.each([
    ['https://example.org/a?b#c', 'example.org'],
    ['https://xn--e1awd7f.com/', 'xn--e1awd7f.com'],
    // The person sees the real host, not the look-alike that was written.
    ['https://еxample.org/', 'xn--xample-2of.org'],
    ['https://example.org:8443/', 'example.org:8443'],
    ['mailto:ada@example.org?subject=Minutes', 'ada@example.org'],
  ])('%s shows %s', (address, shown) => {
    expect(parseOutsideAddress(address)?.shown).toBe(shown)
  })

  test.each([
    'http://example.org/',
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'app://rapporteur/',
    'https://user:word@example.org/',
    'https://example.org@evil.example/',
    'https://',
    'example.org',
    'https://example.org/\u0000',
    `https://example.org/${'a'.repeat(2048)}`,
    'mailto:',
    'mailto:ada@example.org,eve@example.org',
    'mailto:ada@example.org?attach=/etc/passwd',
    'mailto:ada@example.org?BCC=eve@example.org',
  ])('%j is none', (address) => {
    expect(parseOutsideAddress(address)).toBe(null)
  })
})

describe('opening', () => {
  test.each([
    [true, ['ask Open example.org outside Rapporteur?', 'open https://example.org/']],
    [false, ['ask Open example.org outside Rapporteur?']],
  ])('an answer of %s', async (agreed, expected) => {
    const done: string[] = []
    const door = {
      ask: (question: { readonly message: string }) => {
        done.push(`ask ${question.message}`)
        return Promise.resolve(agreed)
      },
      open: (address: string) => {
        done.push(`open ${address}`)
        return Promise.resolve()
      },
    }
    expect(await openOutside('https://example.org', door)).toBe(agreed)
    expect(done).toEqual(expected)
  })
})

test('navigation is judged by the parsed origin', () => {
  const addresses = [
    'app://rapporteur/desk',
    'app://rapporteur.evil/',
    'app://rapporteur@evil/',
    'https://rapporteur/',
    'x',
  ]
  expect(addresses.map(isOwnAddress)).toEqual([true, false, false, false, false])
})

test('weaker settings of a window are named', () => {
  expect(weakerPreferences({ ...PAGE_PREFERENCES })).toEqual([])
  expect(weakerPreferences({ ...PAGE_PREFERENCES, sandbox: false, enableBlinkFeatures: 'X' })).toEqual([
    'sandbox',
    'enableBlinkFeatures',
  ])
})

test('one permission is granted, and to our page only', () => {
  expect([
    isGranted('clipboard-sanitized-write', 'app://rapporteur/'),
    isGranted('clipboard-sanitized-write', 'https://example.org/'),
    isGranted('clipboard-read', 'app://rapporteur/'),
    isGranted('media', 'app://rapporteur/'),
    isGranted('notifications', 'app://rapporteur/'),
  ]).toEqual([true, false, false, false, false])
})
