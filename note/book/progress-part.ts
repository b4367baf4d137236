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
  const { say } = book.words
  const today = localParts(book.edition, timezone)?.date
  if (today === undefined) return null
  const items = book.sessions.flatMap(({ record }) => itemsOf(record))
  const progress = progressOf(items, { steps: book.source.steps, today, timezone })
  const last = progress.days.at(-1)
  if (last === undefined) return null
  const { open, done, all } = last
  const sentence = say('progressSaid', { open, done, all, day: dateWords(book.words, last.day) })
  const words = (what: string) => wordsFor(book, `${what}. ${sentence}`)
  return markup`<section class="progress">
    <h2>${say('progress')}</h2>
    <p class="meta">${sentence}</p>
    <figure>
      <figcaption>${say('stillOpen')}</figcaption>
      ${new Markup(svgText(drawBurnDown(progress, words(say('stillOpen')))))}
    </figure>
    <figure>
      <figcaption>${say('doneOfAll')}</figcaption>
      ${new Markup(svgText(drawBurnUp(progress, words(say('doneOfAll')))))}
    </figure>
    ${numbers(book, progress)}
  </section>`
}

function wordsFor({ summit, words }: Book, label: string): ChartWords {
  const { say } = words
  const day = (each: string) => shortDate(words, each, summit.start.slice(0, 4))
  return {
    ...{ label, day, evenPace: say('evenPace'), atThisPace: say('atThisPace') },
    open: (count) => say('chart.open', { count }),
    done: (count) => say('chart.done', { count }),
    all: (count) => say('chart.all', { count }),
    lastDue: (each) => say('chart.lastDue', { day: day(each) }),
  }
}

function numbers({ summit, words }: Book, progress: Progress): Markup {
  const { say } = words
  return markup`<table class="numbers">
    <thead>
      <tr>
        <th scope="col">${say('head.day')}</th>
        <th scope="col">${say('head.open')}</th>
        <th scope="col">${say('head.done')}</th>
        <th scope="col">${say('head.postponed')}</th>
        <th scope="col">${say('head.all')}</th>
      </tr>
    </thead>
    <tbody>
      ${sampleDays(progress.days, MOST_ROWS).map(
        ({ day, open, done, postponed, all }) =>
          markup`<tr><td>${shortDate(words, day, summit.start.slice(0, 4))}</td><td>${open}</td><td>${done}</td><td>${postponed}</td><td>${all}</td></tr>`,
      )}
    </tbody>
  </table>`
}
