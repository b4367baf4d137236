/** The book in a folder: written once, kept where a hand was at work, and found in by its own search. Rules J6, J7. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { makeBook, type BookSource } from '#note/book/book-model.ts'
import { siteFiles } from '#server/book/site-files.ts'
import { writeSite } from '#server/book/write-site.ts'
import { calmSource, madeSource } from '../../helpers/book-source.ts'
import { runCommand } from '../../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../../helpers/start-server.ts'

const LONG = 60_000

const publish = (folder: string, source: BookSource, dry = false) =>
  writeSite(folder, siteFiles(makeBook(source)), { dry })

test('J7: the second time nothing is written; a dry run writes nothing at all', async () => {
  const folder = join(temporaryFolder(), 'book')
  const first = await publish(folder, calmSource(), true)
  expect([first.written.length > 20, existsSync(folder)]).toEqual([true, false])
  expect((await publish(folder, calmSource())).written).toEqual(first.written)
  expect(await publish(folder, calmSource())).toEqual({
    ...{ written: [], same: first.written.length, edited: [], removed: [] },
  })
})

test('J7: hand edits stay and are told; a page no longer of the book goes, unless it was edited', async () => {
  const folder = temporaryFolder()
  const source = calmSource()
  await publish(folder, source)
  const index = join(folder, 'index.html')
  writeFileSync(index, readFileSync(index, 'utf8').replace('Other ways in', 'More ways in'))
  const renamed = { ...source, title: 'Harbour 2026' }
  const report = await publish(folder, renamed)
  expect(report.edited).toEqual([{ path: 'index.html', places: 1, contested: 0 }])
  expect(readFileSync(index, 'utf8')).toMatch(/Harbour 2026[^]*More ways in/)
  const review = join(folder, 'sessions/server-protocol-review.html')
  const fewer = {
    ...renamed,
    sessions: source.sessions.filter(({ session }) => session.id !== 'server-protocol-review'),
  }
  writeFileSync(review, `${readFileSync(review, 'utf8')}<!-- mine -->`)
  expect((await publish(folder, fewer)).removed).toEqual([])
  const restart = 'sessions/server-graceful-restart.html'
  const none = { ...fewer, sessions: fewer.sessions.filter(({ record }) => record === null) }
  expect((await publish(folder, none)).removed).toEqual([restart])
  expect([existsSync(join(folder, restart)), existsSync(review)]).toEqual([false, true])
})

/** What the page's own script would find, by the files as they are written. */
function searchIn(folder: string, words: string): readonly string[] {
  const page = createContext({ globalThis: {} })
  runInContext('globalThis = this', page)
  for (const name of ['minisearch.js', 'search-index.js']) {
    runInContext(readFileSync(join(folder, 'assets', name), 'utf8'), page)
  }
  return runInContext(
    `(() => {
      const book = globalThis.rapporteurBook
      const word = new RegExp(book.word, 'gu')
      const cut = (text) => [...text.matchAll(word)].map(([each]) => each.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase())
      const engine = MiniSearch.loadJS(book.index, { fields: book.fields, tokenize: cut, processTerm: (term) => term })
      return engine.search(${JSON.stringify(words)}, { combineWith: 'AND' }).map(({ id }) => book.entries[id][4])
    })()`,
    page,
  ) as readonly string[]
}

test('J6: the index finds lines, sessions, people and blueprints, in any case and without accents', async () => {
  const folder = temporaryFolder()
  await publish(folder, calmSource())
  expect(searchIn(folder, 'PACKAGERS guide')).toEqual(['sessions/server-graceful-restart.html#l18'])
  expect(searchIn(folder, 'kofi')).toContain('people.html#p-kofi')
  expect(searchIn(folder, 'one config')).toContain('blueprints.html#server-one-config')
  const made = temporaryFolder()
  await publish(made, madeSource(5))
  expect(searchIn(made, 'cafe zurich').length).toBeGreaterThan(0)
})

test('J1: no asset depends on the day, the machine or the order of files', () => {
  const contents = (source: BookSource) =>
    siteFiles(makeBook(source)).map(({ path, content }) => [path, content])
  expect(contents(calmSource())).toEqual(contents(calmSource()))
})

test(
  'J2, J7: the command writes approved sessions only, says so, and the same bytes into another folder',
  async () => {
    const server = await startServer()
    const folders = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'two')]
    for (const out of folders) {
      const ran = await runCommand(['publish', '--out', out, '--data', server.data, '--json'])
      expect([ran.code, ran.error]).toEqual([0, ''])
      expect(JSON.parse(ran.out)).toMatchObject({ sessions: 1, pending: 11, edited: [] })
    }
    const [one = '', two = ''] = folders
    const names = readdirSync(one, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of names) {
      const path = join(parentPath, name)
      expect(readFileSync(path).equals(readFileSync(path.replace(one, two)))).toBe(true)
    }
    expect(readdirSync(join(one, 'sessions'))).toEqual(['server-schema-changes.html'])
    const wrong = await runCommand(['publish', '--out', one, '--address', 'harbour', '--data', server.data])
    expect([wrong.code, wrong.error.trim()]).toEqual([
      2,
      '"harbour" is no address of a site: write https://HOST/PATH.',
    ])
  },
  LONG,
)

test('the command publishes in the language that is asked for, and names those it speaks', async () => {
  const server = await startServer()
  await server.close()
  const out = temporaryFolder()
  const words = ['publish', '--out', out, '--data', server.data]
  expect((await runCommand([...words, '--language', 'de'])).code).toBe(0)
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<html lang="de">')
  expect(await runCommand([...words, '--language', 'fr'])).toMatchObject({
    code: 2,
    error: 'The book does not speak "fr": name one of en, de.\n',
  })
})
