// @vitest-environment jsdom
/** The page of a note's past against a relay that answers from a table: what it shows, asks for and does by key. */
import { RouterProvider } from '@tanstack/react-router'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSignIn } from '#renderer/api/sign-in-store.ts'
import { createRelay } from '#renderer/api/relay.ts'
import { useSummitStore } from '#renderer/api/summit-store.ts'
import { useToast } from '#renderer/screens/parts/toast.tsx'
import { createPageRouter } from '#renderer/screens/routes.tsx'
import { waitUntil } from '../../../helpers/wait-until.ts'
import { template } from '../../surface/written-note.ts'
import {
  ANSWERS,
  AT,
  ok,
  ORIGIN,
  record,
  refusal,
  SESSION,
  SUMMARY,
  VERSIONS,
  type Reply,
} from './answers.ts'

const roots: Root[] = []
const asked: string[] = []

class StillSize {
  readonly #tell: () => void
  constructor(tell: () => void) {
    this.#tell = tell
  }
  observe(): void {
    this.#tell()
  }
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  Object.assign(globalThis, {
    IS_REACT_ACT_ENVIRONMENT: true,
    ResizeObserver: StillSize,
    CSS: { escape: (text: string) => text },
  })
  window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as never
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})

afterEach(() => {
  for (const root of roots.splice(0)) act(() => root.unmount())
  document.body.replaceChildren()
  asked.length = 0
  vi.unstubAllGlobals()
})

function stubRelay(answers: Readonly<Record<string, Reply>>): void {
  vi.stubGlobal('fetch', (address: string, options: RequestInit) => {
    const path = address.slice(ORIGIN.length)
    asked.push(path)
    const body: unknown = typeof options.body === 'string' ? JSON.parse(options.body) : undefined
    const reply = answers[path]?.(body) ?? {
      status: 404,
      body: { error: { code: 'not-found', message: `No ${path}.` } },
    }
    if (reply === 'unreachable') return Promise.reject(new TypeError('failed'))
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status ?? 200 }))
  })
}

async function show(answers: Readonly<Record<string, Reply>> = {}): Promise<void> {
  stubRelay({ ...ANSWERS, ...answers })
  window.history.replaceState(null, '', '/sessions/s1/history')
  useSignIn.setState({ state: { kind: 'signed-in', relay: createRelay(ORIGIN, 'token') } })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  roots.push(root)
  await act(async () => root.render(<RouterProvider router={createPageRouter()} />))
  await settled(() => document.querySelector('main h1') !== null)
}

/** Waits outside act, which would hold back what comes in meanwhile. */
async function settled(sign: () => boolean): Promise<void> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  await waitUntil('the page shows it', sign)
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
}

function words(selector: string): string {
  return document.querySelector(selector)?.textContent?.replaceAll(/\s+/gu, ' ').trim() ?? ''
}

function slider(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>('input[type="range"]')
  if (found === null) throw new Error('There is no slider.')
  return found
}

function press(key: string, more: KeyboardEventInit = {}, on: Element = document.body): void {
  act(
    () =>
      void on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
  )
}

function button(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find((each) =>
    each.textContent?.startsWith(name),
  )
  if (found === null || found === undefined) throw new Error(`There is no button "${name}".`)
  return found
}

async function shows(text: string): Promise<void> {
  await settled(() => words('.sheet').includes(text))
}

test('opens on the note as it stands and says what changed since the version before', async () => {
  await show()
  await settled(() => words('.changes').includes('reworded'))
  await shows('over when ready')
  expect(slider().value).toBe('3')
  expect(slider().getAttribute('aria-valuetext')).toBe('Version 4 of 4: as it stands, Wed 7 Oct, 14:40')
  expect(words('.changes h2')).toBe('What changed from 14:24 to now')
  expect(words('.changes-summary')).toBe('1 decision reworded, 1 action got an owner.')
})

test('shows before and after as removed and added words that are also said', async () => {
  await show()
  await settled(() => words('.changes').includes('reworded'))
  expect([...document.querySelectorAll('.change')].map((row) => row.textContent)).toEqual([
    'Kofi Mensah reworded D1. Show itHand the sockets over removed: at once end of removed. added: when ready end of added. ',
    'You set the owner of A1. removed: nobody added: Kofi Mensah',
  ])
  expect(document.querySelectorAll('.change del, .change ins')).toHaveLength(4)
})

test('arrows go through the versions from anywhere, with Shift by step, and Escape comes back to now', async () => {
  await show()
  press('ArrowLeft')
  await shows('over at once')
  expect(words('.time-now')).toBe('14:24Closed by Kofi MensahWed 7 Oct, version 3 of 4')
  press('ArrowLeft')
  await shows('As it was on Wed 7 Oct, 13:40')
  press('ArrowLeft', { shiftKey: true })
  await shows('Nothing was written yet.')
  press('ArrowRight', { shiftKey: true })
  expect(slider().value).toBe('2')
  press('Escape')
  expect(slider().value).toBe('3')
})

test('the slider has its own keys for steps and pages', async () => {
  await show()
  press('PageDown', {}, slider())
  expect(slider().value).toBe('0')
  press('PageUp', {}, slider())
  expect(slider().value).toBe('3')
  press('ArrowLeft', { shiftKey: true }, slider())
  expect(slider().value).toBe('2')
})

test('a version is asked for once, and only where one comes to rest', async () => {
  await show()
  await shows('over when ready')
  press('ArrowLeft')
  press('ArrowLeft')
  await shows('As it was on Wed 7 Oct, 13:40')
  press('Escape')
  await shows('As it stands now')
  press('ArrowLeft')
  press('ArrowLeft')
  await shows('As it was on Wed 7 Oct, 13:40')
  expect(asked.filter((path) => path.endsWith('/record'))).toEqual([
    `${AT}/versions/31/record`,
    `${AT}/versions/8/record`,
  ])
})

test('two versions can be compared with each other', async () => {
  await show()
  press('ArrowLeft')
  press('ArrowLeft')
  await shows('13:40')
  const select = document.querySelector('select')
  const option = [...(select?.options ?? [])].find((each) => each.text.includes('Closed'))
  expect([...(select?.options ?? [])].map((each) => each.text)).toEqual([
    'Now',
    'Wed 7 Oct, 14:24: Closed by Kofi Mensah',
    'Wed 7 Oct, 13:30: Opened by you',
  ])
  act(() => {
    if (select !== null && option !== undefined) select.value = option.value
    select?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await settled(() => words('.changes-summary') === 'Nothing changed.')
  expect(words('.changes h2')).toBe('What changed from 13:40 to 14:24')
})

test('who wrote what names everybody, and marks the words of others with their initials', async () => {
  await show()
  press('w')
  await settled(() => document.querySelector('.writers li') !== null)
  expect([...document.querySelectorAll('.writers li')].map((row) => row.textContent)).toEqual([
    'MOMaren Okafor22 letters in 1 line',
    'KMKofi Mensah10 letters in 1 line',
  ])
  expect(document.querySelector('.sheet .record')?.textContent).toBe(
    'Maren Okafor: Hand the sockets over Kofi Mensah: when readyKM',
  )
  expect(button('Who wrote what').getAttribute('aria-pressed')).toBe('true')
  press('ArrowLeft')
  expect(button('Who wrote what').getAttribute('aria-pressed')).toBe('false')
})

test('restoring says first what will happen, then goes back to the note and says what was done', async () => {
  await show()
  press('ArrowLeft')
  await settled(() => words('.changes').includes('14:24') && words('.changes').includes('reworded'))
  act(() => button('Restore this version').click())
  const dialog = words('[role="dialog"]')
  expect(dialog).toContain('The note will say again what it said on Wed 7 Oct, 14:24.')
  expect(dialog).toContain('as new edits, by you. 2 lines will change.')
  expect(dialog).toContain('Nothing is erased.')
  await act(async () => button('Restore as new edits').click())
  await settled(() => window.location.pathname === '/sessions/s1')
  expect(useToast.getState().toast?.sentence).toBe('Restored as it was on Wed 7 Oct, 14:24: 2 lines changed.')
})

test('a refused restoring says so and changes nothing', async () => {
  await show({ [`${AT}/restore`]: refusal(403, 'role', 'The note of session "s1" is approved.') })
  press('ArrowLeft')
  await shows('over at once')
  act(() => button('Restore this version').click())
  await act(async () => button('Restore as new edits').click())
  await settled(() => words('[role="alert"]') !== '')
  expect(words('[role="alert"]')).toBe('The note of session "s1" is approved. Nothing was changed.')
  expect(window.location.pathname).toBe('/sessions/s1/history')
})

test('whoever only reads is told whom to ask', async () => {
  const answer = {
    summary: SUMMARY,
    template,
    history: [],
    write: false,
    mayBecome: [],
  }
  await show({ [AT]: ok(answer) })
  expect(words('#why-not-restored')).toBe('This is the note as it stands.')
  press('ArrowLeft')
  expect(words('#why-not-restored')).toBe('You can read this note. To restore, ask Adaeze Nwosu.')
  act(() => button('Restore this version').click())
  expect(document.querySelector('[role="dialog"]')).toBeNull()
})

test('a version that cannot be read leaves the others in reach', async () => {
  await show({ [`${AT}/versions/20/record`]: refusal(500, 'damaged', 'The note is damaged from 9 to 20.') })
  press('ArrowLeft')
  await shows('This version cannot be shown')
  expect(words('.whole-page-text p')).toContain('The note is damaged from 9 to 20.')
  press('ArrowRight')
  await shows('over when ready')
})

test('a damaged note, one without a past and a relay that is away are told apart', async () => {
  await show({ [`${AT}/versions`]: refusal(500, 'damaged', 'The note of session "s1" is damaged.') })
  expect(words('main h1')).toBe('A part of this note is damaged')
  act(() => roots.splice(0).forEach((root) => root.unmount()))
  await show({ [`${AT}/versions`]: () => 'unreachable' })
  expect(words('main h1')).toBe('This history cannot be shown')
  expect(words('main p')).toContain('The relay does not answer.')
  act(() => roots.splice(0).forEach((root) => root.unmount()))
  const scheduled = { ...SUMMARY, session: { ...SESSION, state: 'scheduled' } }
  await show({
    [AT]: ok({
      summary: scheduled,
      template,
      history: [],
      write: false,
      mayBecome: [],
    }),
  })
  expect(words('main h1')).toBe('No past yet')
})

test('without a connection it keeps what was looked at, and asks again once the relay answers', async () => {
  const away: { reply: Reply } = { reply: () => 'unreachable' }
  await show({ [`${AT}/versions/20/record`]: (body) => away.reply(body) })
  await shows('over when ready')
  act(() => setUnreachable(Date.parse('2026-10-07T14:01:00Z')))
  expect(words('.banner')).toMatch(/^No connection to the summit since \d\d:\d\d\./)
  press('ArrowLeft')
  await shows('The relay does not answer.')
  expect(words('#why-not-restored')).toBe('Restoring needs the connection.')
  away.reply = ok(record('Hand the sockets over at once'))
  act(() => setUnreachable(null))
  await shows('over at once')
  expect(document.querySelector('.banner')).toBeNull()
})

function setUnreachable(unreachableSince: number | null): void {
  const { state } = useSummitStore.getState()
  if (state.kind === 'ready')
    useSummitStore.setState({ state: { kind: 'ready', view: { ...state.view, unreachableSince } } })
}

test('a note of which nothing was kept yet has a slider that does not move and says why', async () => {
  await show({ [`${AT}/versions`]: ok({ versions: VERSIONS.slice(3) }) })
  await shows('over when ready')
  expect(slider().disabled).toBe(true)
  expect(words('.changes')).toContain('Nothing was kept to compare with yet.')
})
