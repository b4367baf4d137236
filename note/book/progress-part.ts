/** How the actions went until the edition's day: burn-down and burn-up with the same numbers in a table beside them. */
import { drawBurnDown, drawBurnUp, type ChartWords } from '../charts/burn.ts'
import { svgText } from '../charts/drawing.ts'
import { progressOf, sampleDays, type Progress } from '../charts/progress.ts'
import { localParts } from '../exports/when.ts'
import { itemsOf } from '../items.ts'
import type { Book } from './book-model.ts'
import { dateWords, shortDate } from './dates.ts'
import { Markup, markup, type Piece } from './markup.ts'

/** Days in the table: enough to see the way. */
const MOST_ROWS = 12

/** Nothing where there are no actions, or nothing is approved. */
export function progressPart(book: Book): Piece {
  const { timezone } = book.summit
  const today = localParts(book.edition, timezone)?.date
  if (today === undefined) return null
  const items = book.sessions.flatMap(({ record }) => itemsOf(record))
  const progress = progressOf(items, { steps: book.source.steps, today, timezone })
  const last = progress.days.at(-1)
  if (last === undefined) return null
  const sentence = `${last.open} open, ${last.done} done of ${last.all} on ${dateWords(last.day)}.`
  const words = (what: string) => wordsFor(book, `${what}. ${sentence}`)
  return markup`<section class="progress">
    <h2>How they went</h2>
    <p class="meta">${sentence}</p>
    <figure>
      <figcaption>Still open</figcaption>
      ${new Markup(svgText(drawBurnDown(progress, words('Still open'))))}
    </figure>
    <figure>
      <figcaption>Done of all</figcaption>
      ${new Markup(svgText(drawBurnUp(progress, words('Done of all'))))}
    </figure>
    ${numbers(book, progress)}
  </section>`
}

function wordsFor({ summit }: Book, label: string): ChartWords {
  const day = (each: string) => shortDate(each, summit.start.slice(0, 4))
  return {
    ...{ label, day, evenPace: 'even pace', atThisPace: 'at this pace' },
    open: (count) => `${count} open`,
    done: (count) => `${count} done`,
    all: (count) => `${count} in all`,
    lastDue: (each) => `last due, ${day(each)}`,
  }
}

function numbers({ summit }: Book, progress: Progress): Markup {
  return markup`<table class="numbers">
    <thead>
      <tr>
        <th scope="col">Day</th>
        <th scope="col">Open</th>
        <th scope="col">Done</th>
        <th scope="col">Postponed</th>
        <th scope="col">All</th>
      </tr>
    </thead>
    <tbody>
      ${sampleDays(progress.days, MOST_ROWS).map(
        ({ day, open, done, postponed, all }) =>
          markup`<tr><td>${shortDate(day, summit.start.slice(0, 4))}</td><td>${open}</td><td>${done}</td><td>${postponed}</td><td>${all}</td></tr>`,
      )}
    </tbody>
  </table>`
}
