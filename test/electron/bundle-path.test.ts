/** The scheme serves the bundle only: a corpus of ways out, and what a good address means. */
import { describe, expect, test } from 'vitest'
import { resolveBundlePath } from '#electron/bundle-path.ts'
import { answerRequest } from '#electron/scheme.ts'

const ROOT = '/app/dist/renderer'

const WAYS_OUT = [
  'app://rapporteur/..%2f..%2fetc/passwd',
  'app://rapporteur/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  'app://rapporteur/a/..%2f..%2fb.js',
  'app://rapporteur/..%5c..%5cwindows.js',
  'app://rapporteur/a\\..\\b.js',
  'app://rapporteur/%252e%252e%252fetc',
  'app://rapporteur/a%00.js',
  'app://rapporteur/a%0d%0ab.js',
  'app://rapporteur/c:/windows.js',
  'app://rapporteur/index.html::$DATA',
  'app://rapporteur//etc/passwd',
  'app://rapporteur/%2fetc/passwd',
  'app://rapporteur/%ff%fe.js',
  'app://rapporteur/%',
  'app://rapporteur.example/index.html',
  'app://other/index.html',
  'app://user@rapporteur/index.html',
  'app://rapporteur:80/index.html',
  'app:///etc/passwd',
  'file:///etc/passwd',
  'https://rapporteur/index.html',
  '/etc/passwd',
  '',
]

describe('the path of a request', () => {
  test.each(WAYS_OUT)('%s is refused', (address) => {
    expect(resolveBundlePath(ROOT, address).kind).toBe('refused')
  })

  test.each([
    ['app://rapporteur', 'route', 'index.html'],
    ['app://rapporteur/', 'route', 'index.html'],
    ['app://rapporteur/sessions/server-limits#abc', 'route', 'index.html'],
    ['app://rapporteur/sessions/rust-1.0', 'route', 'index.html'],
    ['app://rapporteur/desk?track=a', 'route', 'index.html'],
    ['app://rapporteur/assets/page-1a2b.js', 'file', 'assets/page-1a2b.js'],
    // The address standard climbs here by itself, and stays below the host.
    ['app://rapporteur/../../assets/a.js', 'file', 'assets/a.js'],
    ['app://rapporteur/%2e%2e/assets/a.js', 'file', 'assets/a.js'],
  ])('%s is a %s: %s', (address, kind, file) => {
    expect(resolveBundlePath(ROOT, address)).toEqual({ kind, file: `${ROOT}/${file}` })
  })
})

describe('an answer', () => {
  const here = import.meta.dirname

  test('a missing file, another method and an unknown kind of file are refused under the policy', async () => {
    const answers = await Promise.all([
      answerRequest(here, { method: 'GET', url: 'app://rapporteur/missing.js' }, null),
      answerRequest(here, { method: 'POST', url: 'app://rapporteur/' }, null),
      answerRequest(here, { method: 'GET', url: 'app://rapporteur/bundle-path.test.ts' }, null),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([404, 405, 404])
    for (const answer of answers) {
      expect(answer.headers.get('content-security-policy')).toContain("connect-src 'none'")
    }
  })
})
