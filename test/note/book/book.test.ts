/** The book's pages: what is on them, that everything leads somewhere, and that nothing typed breaks one. Rules J1 to J6. */
import { JSDOM } from 'jsdom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeBook } from '#note/book/book-model.ts'
import { bookPages } from '#note/book/book-pages.ts'
import type { BookPage } from '#note/book/frame.ts'
import { hasContent, linesOf } from '#note/item-fields.ts'
import { oneLine } from '#note/one-line.ts'
import { anyRecord } from '../../helpers/any-record.ts'
import { BOOK_VALIDATOR } from '../../helpers/book-validator.ts'
import { approved, bookSession, calmSource, madeSource, nastySource } from '../../helpers/book-source.ts'

const LONG = 60_000

const pagesOf = (source: Parameters<typeof makeBook>[0]) => bookPages(makeBook(source))
const pageAt = (pages: readonly BookPage[], path: string) =>
  new JSDOM(pages.find((page) => page.path === path)?.text ?? '').window.document
const words = (element: Element | null) => oneLine(element?.textContent ?? '')

test('J1: the same source gives the same bytes, whatever the order of its sessions', () => {
  const source = calmSource()
  expect(pagesOf({ ...source, sessions: source.sessions.toReversed() })).toEqual(pagesOf(source))
  const [index] = pagesOf(source)
  expect(index?.text).toContain('Edition of 8 October 2026')
})

test('J2: approved sessions have a page; all others are in the contents with the reason why not', () => {
  const pages = pagesOf(calmSource())
  expect(pages.filter(({ session }) => session !== '').map(({ path }) => path)).toEqual([
    'sessions/server-graceful-restart.html',
    'sessions/server-protocol-review.html',
  ])
  const waiting = [...pageAt(pages, 'index.html').querySelectorAll('.pending .entry')].map(words)
  expect(waiting).toEqual([
    'Key rotationIts note is damaged: the relay’s log says where. Nothing of it was deleted.',
    'Translated errorsIt has no note: nobody has opened it.',
    'Offline first runIts note is closed and waits for the track lead’s approval.',
    'HallwayAdaeze Nwosu returned it: “Who owns the work?”',
  ])
  for (const path of ['days.html', 'rooms.html', 'pending.html']) {
    expect(words(pageAt(pages, path).querySelector('main'))).toContain('Who owns the work?')
  }
  expect(pages.some(({ text }) => text.includes('href="sessions/desktop-errors.html"'))).toBe(false)
})

test('J3: every line with words is on its page once, at its own address', () => {
  const source = calmSource()
  const pages = pagesOf(source)
  for (const { session, record } of source.sessions) {
    if (record === null) continue
    const page = pageAt(pages, `sessions/${session.id}.html`)
    for (const line of linesOf(record).filter(hasContent)) {
      const place = page.getElementById(line.id)
      // Who spoke is written out where they are known.
      const said = oneLine(line.text).replace(/^\w+: /, '')
      expect([line.id, words(place?.closest('pre') ?? place)]).toEqual([
        line.id,
        expect.stringContaining(said),
      ])
    }
  }
})

test('J4: what was agreed stands before how: items by kind, then the sections', () => {
  const page = pageAt(pagesOf(calmSource()), 'sessions/server-graceful-restart.html')
  const order = [...page.querySelectorAll('main h2')].map(words)
  expect(order).toEqual(['Decisions', 'Actions', 'Questions', 'Blueprints', 'Goal', 'Discussion'])
  expect(words(page.querySelector('[role=note]'))).toContain('Priya Raman: How long may “ready” take?')
  expect(words(page.querySelector('footer'))).toContain(
    'Approved by Adaeze Nwosu on 8 October 2026 as version 41, unchanged since.',
  )
  expect(words(page.getElementById('l19'))).toContain('Carried to Q1 of Protocol review (answered there)')
})

/** Every address on every page, followed. */
function deadLinks(pages: readonly BookPage[], assets: readonly string[]): readonly string[] {
  const places = new Map(
    pages.map(({ path, text }) => [path, new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
  )
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, written = '']) => {
      if (/^(https?|mailto):/.test(written)) return []
      const url = new URL(written.replace(/&amp;/g, '&'), `book:///${path}`)
      const target = decodeURI(url.pathname.slice(1))
      const anchor = decodeURIComponent(url.hash.slice(1))
      if (anchor.startsWith('g.') || assets.includes(target)) return []
      const isThere = anchor === '' ? places.has(target) : places.get(target)?.has(anchor)
      return isThere === true ? [] : [`${path} → ${written}`]
    }),
  )
}

const ASSETS = ['assets/book.css', 'assets/minisearch.js', 'assets/search-index.js', 'assets/search.js']

describe('J3: every link leads to a page and a place of the book', () => {
  test('calm', () => expect(deadLinks(pagesOf(calmSource()), ASSETS)).toEqual([]))
  test('made', () => expect(deadLinks(pagesOf(madeSource(30)), ASSETS)).toEqual([]))
  test('nasty', () => expect(deadLinks(pagesOf(nastySource()), ASSETS)).toEqual([]))
})

async function mistakesIn(pages: readonly BookPage[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const { path, text } of pages) {
    const report = await BOOK_VALIDATOR.validateString(text)
    for (const { messages } of report.results) {
      found.push(...messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`))
    }
  }
  return found
}

describe('J5: every page is valid HTML, whatever was typed', () => {
  test('calm', async () => expect(await mistakesIn(pagesOf(calmSource()))).toEqual([]), LONG)
  test('nasty', async () => expect(await mistakesIn(pagesOf(nastySource()))).toEqual([]), LONG)
})

test(
  'J5: nothing that is typed becomes an element, and no page has anything inline',
  () => {
    const known = new Set<string>()
    for (const { text } of pagesOf(calmSource()))
      for (const element of new JSDOM(text).window.document.querySelectorAll('*'))
        known.add(element.localName)
    const more = ['code', 'em', 's', 'ol', 'br']
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 2 }), (records) => {
        const sessions = records.map((record, index) => approved(bookSession({ id: `any-${index}` }), record))
        for (const { path, text } of pagesOf({ ...calmSource(), sessions })) {
          const page = new JSDOM(text).window.document
          for (const element of page.querySelectorAll('*')) {
            expect([path, known.has(element.localName) || more.includes(element.localName)]).toEqual([
              path,
              true,
            ])
            const names = element.getAttributeNames()
            expect(names.filter((name) => name.startsWith('on') || name === 'style')).toEqual([])
          }
          for (const script of page.querySelectorAll('script')) expect(words(script)).toBe('')
        }
      }),
      { numRuns: 12 },
    )
  },
  LONG,
)

test('J5: nothing but the search needs a script', () => {
  const withScript = pagesOf(calmSource()).filter(({ text }) => text.includes('<script'))
  expect(withScript.map(({ path }) => path)).toEqual(['search.html'])
})

test('J3: registers list each item once, with the way to its place', () => {
  const pages = pagesOf(calmSource())
  const numbers = (path: string) => [...pageAt(pages, path).querySelectorAll('.number a')].map(words)
  expect(numbers('decisions.html')).toEqual([
    'D1 of Graceful restart for the sync daemon',
    'D2 of Graceful restart for the sync daemon',
    'D3 of Graceful restart for the sync daemon',
    'D1 of Protocol review',
  ])
  expect(numbers('actions.html')).toHaveLength(3)
  expect(words(pageAt(pages, 'actions.html').querySelector('.progress .numbers tbody'))).toMatch(
    /8 Oct\s*3\s*0\s*0\s*3/,
  )
  expect(numbers('questions.html')).toHaveLength(2)
  expect(words(pageAt(pages, 'feedback.html').querySelector('.voiced'))).toContain('in Protocol review')
  expect(words(pageAt(pages, 'people.html').querySelector('#p-kofi'))).toBe('Kofi Mensah')
  const blueprint = pageAt(pages, 'blueprints.html').querySelector('.blueprint')
  expect(words(blueprint)).toContain('Review, High priority, drafted by Tobias Lindqvist. 3 actions, 0 done.')
})
