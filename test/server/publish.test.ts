/** Writing exports into folders and repositories: plans, hand edits, commits. Rules X1 to X5. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MadeFile } from '#server/notes/plan-export.ts'
import { applyPlan } from '#server/publish/apply-plan.ts'
import { checkRepository, commitFiles } from '#server/publish/git.ts'
import { handEdits } from '#server/publish/hand-edits.ts'
import { hunksOf, mergeLines } from '#server/publish/merge-lines.ts'
import { offersOf, planFiles } from '#server/publish/plan-files.ts'
import { readWritten } from '#server/publish/written.ts'
import { buildRecord } from '../helpers/build-note.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'

const LONG = 60_000

const file = (text: string) => ({ path: 'specs/a.rst', text, session: 'a', sessions: ['a'], commit: 'A' })

/** Plans and writes as the command does. */
async function publish(folder: string, made: string | MadeFile) {
  const written = readWritten(folder, 'nova')
  const planned = await planFiles(folder, [typeof made === 'string' ? file(made) : made], written)
  await applyPlan(planned, { folder, written, commits: null })
  return planned[0]
}

test('X1: a hand edit stays through any number of exports, and the note’s changes beside it arrive', async () => {
  const folder = temporaryFolder()
  const place = join(folder, 'specs/a.rst')
  expect(await publish(folder, 'one\ntwo\nthree\nfour\nfive\n')).toMatchObject({ change: 'new', edits: [] })
  writeFileSync(place, 'one\nTWO\nthree\nfour\nfive\n')
  expect(await publish(folder, 'one\ntwo\nthree\nfour\n5\n')).toMatchObject({
    change: 'changed',
    contested: 0,
  })
  expect(readFileSync(place, 'utf8')).toBe('one\nTWO\nthree\nfour\n5\n')
  expect(await publish(folder, 'one\ntwo\nthree\nfour\n5\n')).toMatchObject({
    change: 'same',
    edits: [{ from: 1 }],
  })
  expect(await publish(folder, 'one\nzwei\nthree\nfour\n5\n')).toMatchObject({ change: 'same', contested: 1 })
  expect(readFileSync(place, 'utf8')).toBe('one\nTWO\nthree\nfour\n5\n')
})

test('X1: merging keeps every line of the hand, and without hand edits gives what is wanted', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, text, (base, there, wanted) => {
      expect(mergeLines(base, base, wanted).text).toBe(wanted)
      expect(mergeLines(base, there, base).text).toBe(there)
      const merged = mergeLines(base, there, wanted)
      const words = (all: string) => all.split(/\s+/).join(' ').trim()
      for (const { lines } of hunksOf(base.split('\n'), there.split('\n')))
        expect(words(merged.text)).toContain(words(lines.join(' ')))
      const left = merged.text.split('\n')
      for (const line of merged.kept.flatMap(({ lines }) => lines)) {
        expect(left).toContain(line)
        left.splice(left.indexOf(line), 1)
      }
    }),
  )
})

test('X1: a kept place knows where it stands, what was written and what the note says now', () => {
  const base = 'one\ntwo\nthree\nfour\nfive\nsix'
  const merged = mergeLines(base, 'zero\none\nTWO\nthree\nFOUR\nfive', 'one\ntwo\nthree\nvier\nfive\nsix')
  expect(merged).toEqual({
    text: 'zero\none\nTWO\nthree\nFOUR\nfive',
    contested: 1,
    kept: [
      { from: 0, to: 0, at: 0, lines: ['zero'], written: [], note: null },
      { from: 1, to: 2, at: 2, lines: ['TWO'], written: ['two'], note: null },
      { from: 3, to: 4, at: 4, lines: ['FOUR'], written: ['four'], note: ['vier'] },
      { from: 5, to: 6, at: 6, lines: [], written: ['six'], note: null },
    ],
  })
})

test('X1: what the note has come to say as well is no hand edit any more', () => {
  const merged = mergeLines('one\ntwo\nthree\nfour', 'ONE\ntwo\nthree\nFOUR', 'ONE\ntwo\nthree\nfour')
  expect(merged).toMatchObject({ text: 'ONE\ntwo\nthree\nFOUR', contested: 0, kept: [{ lines: ['FOUR'] }] })
})

test('X1: where the note has come to say the same with its lines broken elsewhere, its lines stand', () => {
  const base = 'a\n* one two three\nb'
  const merged = mergeLines(base, 'a\n* one and two and three\nb', 'a\n* one and two\n  and three\nb')
  expect(merged).toEqual({ text: 'a\n* one and two\n  and three\nb', kept: [], contested: 0 })
  // A hand that only broke lines elsewhere is left alone.
  expect(mergeLines(base, 'a\n* one\n  two three\nb', base)).toMatchObject({ kept: [{ from: 1 }] })
})

test('X3: an edit is offered with its item, what it said and what it says', async () => {
  const folder = temporaryFolder()
  await publish(folder, '* **A1** Write the\n  spec (kofi)\n\nplain\n')
  writeFileSync(join(folder, 'specs/a.rst'), '* **A1** Write the\n  whole spec (kofi)\n\nplain words\n')
  const planned = await publish(folder, '* **A1** Write the\n  spec (kofi)\n\nplain\n')
  expect(offersOf(planned === undefined ? [] : [planned])).toEqual([
    { path: 'specs/a.rst', session: 'a', item: 'A1', before: '  spec (kofi)', after: '  whole spec (kofi)' },
    { path: 'specs/a.rst', session: 'a', item: null, before: 'plain', after: 'plain words' },
  ])
})

test('X8: several places of one paragraph that were changed by hand are one edit of its words', async () => {
  const folder = temporaryFolder()
  const made = 'Intro.\n\nThe daemon hands\nits open sockets\nto the new one.\n'
  await publish(folder, made)
  const edited = 'Intro.\n\nEach daemon hands\nits open sockets\nto the next one.\n'
  writeFileSync(join(folder, 'specs/a.rst'), edited)
  const planned = await publish(folder, made)
  const words = 'The daemon hands its open sockets to the new one.'
  const record = buildRecord({ sections: { discussion: ['Intro.', words] } })
  const [edit, ...more] = planned === undefined ? [] : handEdits(planned, record)
  expect(more).toEqual([])
  expect(edit).toMatchObject({
    edit: { kind: 'text', text: 'Each daemon hands its open sockets to the next one.' },
    places: [0, 1],
  })
})

test('X4: a folder that is no repository is refused with a way out', async () => {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  expect(await checkRepository(folder)).toEqual({
    ok: false,
    sentence: `${folder} is no git repository: run "git init" there, or publish without commits.`,
  })
})

test('X4: a commit holds its own files only; what was staged stays staged', async () => {
  const folder = temporaryFolder()
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' })
  mkdirSync(folder, { recursive: true })
  git('init', '-q')
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  git('add', 'mine.txt')
  writeFileSync(join(folder, 'spec.rst'), 'spec')
  const message = 'Graceful restart\n\nblueprint x'
  expect(await commitFiles(folder, ['spec.rst'], { message })).toEqual({ ok: true })
  expect(git('show', '--name-only', '--format=%B').trim().split('\n')).toEqual([
    'Graceful restart',
    '',
    'blueprint x',
    '',
    '',
    'spec.rst',
  ])
  expect(git('status', '--short').trim()).toBe('A  mine.txt')
})

test(
  'X2, X4: every session is a commit, and the second run writes nothing',
  async () => {
    const server = await startServer()
    await server.close()
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' }).trim()
    git('init', '-q')
    const words = [
      'export',
      '--target',
      'openstack-nova',
      '--all',
      '--out',
      folder,
      '--data',
      server.data,
      '--commit',
    ]
    const first = await runCommand(words)
    const made = first.out
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('new: '))
    expect(made.length).toBeGreaterThan(2)
    expect(git('log', '--format=%s').split('\n')).toHaveLength(made.length)
    expect(git('log', '-1', '--format=%b')).toMatch(/blueprint [a-z0-9-]+$/)
    expect(git('status', '--short')).toBe('')
    const specs = readdirSync(join(folder, 'specs/2027.1/approved')).map((name) =>
      join(folder, 'specs/2027.1/approved', name),
    )
    const times = () => specs.map((path) => statSync(path).mtimeMs)
    const before = times()
    const again = await runCommand(words)
    expect(again.out.split('\n').filter((line) => /^(new|changed): /.test(line))).toEqual([])
    expect(times()).toEqual(before)
    expect(git('log', '--format=%s').split('\n')).toHaveLength(made.length)
  },
  LONG,
)

test(
  'E19: --set fills a target’s settings and refuses what the target does not have',
  async () => {
    const server = await startServer()
    await server.close()
    const out = temporaryFolder()
    const words = ['export', '--target', 'kubernetes-kep', '--all', '--out', out, '--data', server.data]
    await runCommand([...words, '--set', 'sig=sig-node'])
    expect(readdirSync(join(out, 'keps'))).toEqual(['sig-node'])
    const wrong = await runCommand([...words, '--set', 'sog=x'])
    expect([wrong.code, wrong.error]).toEqual([
      2,
      '"sog=x" sets nothing of kubernetes-kep: write KEY=VALUE with one of number, sig, approver.\n',
    ])
  },
  LONG,
)

test(
  'X5: a session whose action has no owner is held back, the others are written',
  async () => {
    const server = await startServer()
    await server.close()
    const out = temporaryFolder()
    const words = ['export', '--target', 'launchpad-work-items', '--all', '--out', out, '--data', server.data]
    const ran = await runCommand(words)
    expect([ran.code, ran.error]).toEqual([
      1,
      expect.stringContaining('has no owner. It cannot become a work item.'),
    ])
    const files = readdirSync(join(out, 'work-items'))
    expect(files.length).toBeGreaterThan(0)
    expect(files).not.toContain('server-graceful-restart.txt')
  },
  LONG,
)
