/** The content policy names one relay, by HTTP and by WebSocket, and never lets a page run foreign words. */
import { expect, test } from 'vitest'
import { contentSecurityPolicy, contentTypeOf } from '#electron/page-headers.ts'

test('the policy of a page with a relay', () => {
  expect(contentSecurityPolicy('https://notes.example:8443').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    'connect-src https://notes.example:8443 wss://notes.example:8443',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ])
})

test('without a relay the page may talk to nobody', () => {
  expect(contentSecurityPolicy(null)).toContain("connect-src 'none'")
})

test('only the kinds of files that a bundle holds have a type', () => {
  expect(['a.js', 'A.WOFF2', 'a.html', 'a.exe', 'a', 'a.asar'].map(contentTypeOf)).toEqual([
    'text/javascript; charset=utf-8',
    'font/woff2',
    'text/html; charset=utf-8',
    null,
    null,
    null,
  ])
})
