/**
 * `npm run bench:capture`: one session typed into the real page by real keys, in each of three ways, and the same typed
 * into a plain text area. What counts is keys pressed, Shift and Alt among them; what came of it is read from the
 * relay's record. `--way NAME` runs one way.
 */
import { chromium, type Page } from '@playwright/test'
import type { NoteRecord } from '#note/record-model.ts'
import { itemsOfKind, personField, textField } from '#note/item-fields.ts'
import { chromiumOptions } from '../setup/system.ts'
import { caretIn, joinSummit, nextFrame, note, openNotePage, saved } from '../e2e/people.ts'
import { runRelay } from '../e2e/run-relay.ts'
import { namedWords, plainWords, SCRIPT, type Said } from './capture-script.ts'

const GOAL = 1.25

/** Keys in the order in which they are pressed; `type` presses letter by letter. */
interface Hands {
  readonly type: (text: string) => Promise<void>
  readonly press: (chord: string) => Promise<void>
}

interface Count {
  keys: number
}

const SHIFTED = /^[\p{Lu}~!@#$%^&*()_+{}|:"<>?]$/u

/** A hand that holds Shift for as many letters as need it, and counts what it presses. */
function handsOn(page: Page, count: Count): Hands {
  return {
    press: async (chord) => {
      count.keys += chord.split('+').length
      await page.keyboard.press(chord)
    },
    type: async (text) => {
      let shifted = false
      for (const letter of text) {
        const wants = SHIFTED.test(letter)
        if (wants !== shifted) {
          count.keys += wants ? 1 : 0
          await (wants ? page.keyboard.down('Shift') : page.keyboard.up('Shift'))
          shifted = wants
        }
        count.keys += 1
        await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      }
      if (shifted) await page.keyboard.up('Shift')
    },
  }
}

type Way = (hands: Hands, said: Said) => Promise<void>

const SIGNS: Way = async ({ type, press }, said) => {
  const name = { said: '', decision: 'agreed: ', action: 'action: ' }[said.is]
  await type(`${name}${plainWords(said)}`)
  await press('Enter')
}

const KEYS: Way = async ({ type, press }, said) => {
  await type(said.text)
  if (said.is === 'said') return press('Enter')
  await press(said.is === 'decision' ? 'Alt+d' : 'Alt+a')
  if (said.is !== 'action') return
  await press('Alt+o')
  await type(said.owner.slice(0, 3).toLowerCase())
  await press('Enter')
  await press('Alt+u')
  await type(said.due)
  await press('Enter')
}

const MENU: Way = async ({ type, press }, said) => {
  if (said.is === 'said') {
    await type(said.text)
    return press('Enter')
  }
  const words = said.is === 'action' ? plainWords(said) : said.text
  await type(`${words} ${said.is === 'decision' ? '/de' : '/ac'}`)
  await press('Enter')
}

const WAYS: Readonly<Record<string, Way>> = { signs: SIGNS, keys: KEYS, menu: MENU }

interface Outcome {
  readonly what: string
  readonly keys: number
  readonly seconds: number
  readonly got?: string
}

async function typed(page: Page, what: string, act: (hands: Hands) => Promise<void>): Promise<Outcome> {
  const count: Count = { keys: 0 }
  const start = performance.now()
  await act(handsOn(page, count))
  return { what, keys: count.keys, seconds: (performance.now() - start) / 1000 }
}

async function plainly(page: Page, what: string, wordsOf: (said: Said) => string): Promise<Outcome> {
  await page.goto('about:blank')
  await page.setContent('<textarea rows="40" cols="100" autofocus></textarea>')
  await page.locator('textarea').focus()
  return typed(page, what, async ({ type, press }) => {
    for (const said of SCRIPT) {
      await type(wordsOf(said))
      await press('Enter')
    }
  })
}

const relay = await runRelay()
const headers = { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' }

async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${relay.address}/api/v1${path}`, {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

async function openedSession(title: string): Promise<string> {
  const made = await ask<{ summary: { session: { id: string } } }>('/sessions', { title })
  const { id } = made.summary.session
  const named = { id: 'tobias', name: 'Tobias Lindqvist' }
  await ask(`/sessions/${id}/state`, { to: 'open', roles: { lead: named, 'note-taker': named } })
  return id
}

/** What stands in the record, held against what was said. */
async function gotOf(session: string): Promise<string> {
  const record = await ask<NoteRecord>(`/sessions/${session}/record`)
  const wanted = SCRIPT.filter((said) => said.is === 'action')
  const actions = itemsOfKind(record, 'action')
  const owned = actions.filter(
    (line, index) => personField(line, 'owner')?.id === wanted[index]?.person,
  ).length
  const due = actions.filter((line) => textField(line, 'due') !== null).length
  const clean = actions.filter((line, index) => line.text.trim() === wanted[index]?.text).length
  const decisions = itemsOfKind(record, 'decision').length
  return `${decisions}/12 decisions, ${actions.length}/15 actions, ${owned} with owner, ${due} with day, ${clean} with clean words`
}

function print(outcomes: readonly Outcome[]): void {
  const [plain, named] = outcomes
  console.log(`\nA session of ${SCRIPT.length} lines, by hand`)
  for (const { what, keys, seconds, got } of outcomes) {
    const ratio = keys / (plain?.keys ?? Number.NaN)
    const beside = got === undefined ? '' : `  ${ratio <= GOAL ? 'reached' : 'NOT reached'} (goal ${GOAL})`
    const labelled = (keys / (named?.keys ?? Number.NaN)).toFixed(2)
    console.log(
      `  ${what.padEnd(26)} ${String(keys).padStart(5)} keys  x${ratio.toFixed(2)} (x${labelled} of named)  ${seconds.toFixed(1).padStart(5)} s${beside}`,
    )
    if (got !== undefined) console.log(`      ${got}`)
  }
}

const only = process.argv.includes('--way') ? process.argv[process.argv.indexOf('--way') + 1] : undefined
const browser = await chromium.launch(chromiumOptions())
try {
  const blank = await browser.newPage()
  const outcomes = [
    await plainly(blank, 'plain text, bare words', plainWords),
    await plainly(blank, 'plain text, items named', namedWords),
  ]
  await blank.close()
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Nadia Ortiz' })
  for (const [name, way] of Object.entries(WAYS)) {
    if (only !== undefined && name !== only) continue
    const session = await openedSession(`Typed by ${name}`)
    await openNotePage(page, relay, session)
    await note(page).and(page.locator('[contenteditable="true"]')).waitFor()
    await caretIn(page, 'Discussion')
    await nextFrame(page)
    const outcome = await typed(page, `this page, by ${name}`, async (hands) => {
      for (const said of SCRIPT) await way(hands, said)
    })
    await saved(page)
    outcomes.push({ ...outcome, got: await gotOf(session) })
  }
  print(outcomes)
} finally {
  await browser.close()
  await relay.close()
}
