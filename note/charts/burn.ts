/**
 * Burn-down and burn-up as drawings. Every line is told apart by its dashes and named where it ends; colour is never the
 * only sign. Colours are the page's tokens, with a value for print and for pages without them.
 */
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { Drawing, Shape } from './drawing.ts'
import { daysBetween, peakOf, type DayCount, type Progress } from './progress.ts'

/** The words on a chart, in the reader's language. */
export interface ChartWords {
  /** How a day is called: `16 Oct`. */
  readonly day: (day: string) => string
  /** `55 open`. */
  readonly open: (count: number) => string
  readonly done: (count: number) => string
  readonly all: (count: number) => string
  readonly evenPace: string
  readonly atThisPace: string
  /** The last day that something is due: `last due, 29 Oct`. */
  readonly lastDue: (day: string) => string
  /** The sentence that says what the chart shows. */
  readonly label: string
}

/** As wide as half a page of the registers, so that letters keep their size where two stand side by side. */
const WIDTH = 480
const HEIGHT = 190
const PLOT = { left: 4, right: 430, top: 26, bottom: 160 } as const
/** Letters on a chart are so high; two lines of them need so much room. */
const LETTER = 12
const BETWEEN_LABELS = 16

const INK = 'var(--ink, #1b2426)'
const QUIET = 'var(--ink-3, #566467)'
const RULE = 'var(--rule, #dbe0de)'
const ACCENT = 'var(--accent, #0b6271)'
const ATTENTION = 'var(--attn, #9a3412)'

/** How many are still open: what happened, the even pace to the last due day, and where this pace leads. */
export function drawBurnDown(progress: Progress, words: ChartWords): Drawing {
  const { days, ends, lastDue } = progress
  const last = days.at(-1)
  const peak = peakOf(progress)
  if (last === undefined || peak === null) return blank(words)
  const plot = plotOf(progress, peak.open)
  const happened = days.map((day): Point => [plot.x(day.day), plot.y(day.open)])
  const end: Point = [plot.x(last.day), plot.y(last.open)]
  const shapes: Shape[] = [
    ...grid(plot, progress, words),
    filled(happened, plot),
    stroke(happened, { stroke: ACCENT, 'stroke-width': 2 }),
  ]
  if (lastDue !== null && lastDue > peak.day) {
    const pace: Point[] = [
      [plot.x(peak.day), plot.y(peak.open)],
      [plot.x(lastDue), plot.y(0)],
    ]
    shapes.push(stroke(pace, { stroke: QUIET, 'stroke-width': 1, 'stroke-dasharray': '10 3 2 3' }))
    shapes.push(
      label(along(pace, 0.62), words.evenPace, { fill: QUIET, dy: LETTER + 4, 'text-anchor': 'end' }),
    )
  }
  if (ends !== null) {
    const forecast: Point[] = [end, [plot.x(ends), plot.y(0)]]
    shapes.push(stroke(forecast, { stroke: ACCENT, 'stroke-width': 2, 'stroke-dasharray': '2 4' }))
    shapes.push(
      label(along(forecast, 0.45), words.atThisPace, { fill: QUIET, dy: -8, 'text-anchor': 'start' }),
    )
  }
  shapes.push(dot(end), endLabel(end, words.open(last.open)))
  return { ...SIZE, label: words.label, shapes }
}

/** How many there are and how many of them are done: the room between the lines is what is left. */
export function drawBurnUp(progress: Progress, words: ChartWords): Drawing {
  const last = progress.days.at(-1)
  if (last === undefined) return blank(words)
  const plot = plotOf(
    { ...progress, ends: null, lastDue: null },
    Math.max(...progress.days.map(({ all }) => all)),
  )
  const points = (of: (day: DayCount) => number) =>
    progress.days.map((day): Point => [plot.x(day.day), plot.y(of(day))])
  const all = points((day) => day.all)
  const done = points((day) => day.done)
  const top: Point = all.at(-1) ?? [0, 0]
  const bottom: Point = done.at(-1) ?? [0, 0]
  // Where the two ends are too near, the names part.
  const apart = Math.max(0, BETWEEN_LABELS - (bottom[1] - top[1]))
  const shapes: Shape[] = [
    ...grid(plot, { ...progress, ends: null, lastDue: null }, words),
    filled(done, plot),
    stroke(all, { stroke: INK, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }),
    stroke(done, { stroke: ACCENT, 'stroke-width': 2 }),
    dot(bottom),
    label(top, words.all(last.all), { fill: INK, dy: -6 - apart / 2, ...inside(top, 6) }),
    label(bottom, words.done(last.done), {
      fill: INK,
      dy: -6 + apart / 2,
      ...inside(bottom, 8),
      'font-weight': 600,
    }),
  ]
  return { ...SIZE, label: words.label, shapes }
}

const SIZE = { width: WIDTH, height: HEIGHT } as const

type Point = readonly [number, number]

interface Plot {
  readonly x: (day: string) => number
  readonly y: (count: number) => number
  /** Figures at the grid lines. */
  readonly figures: readonly number[]
}

function blank({ label: words }: ChartWords): Drawing {
  return { ...SIZE, label: words, shapes: [] }
}

/** From the first day to whatever lies furthest ahead. */
function plotOf({ days, ends, lastDue }: Progress, most: number): Plot {
  const first = days[0]?.day ?? ''
  const today = days.at(-1)?.day ?? first
  const end = [today, ends ?? today, lastDue ?? today].sort().at(-1) ?? today
  const x = scaleLinear([0, Math.max(1, daysBetween(first, end))], [PLOT.left, PLOT.right])
  const y = scaleLinear([0, Math.max(1, most)], [PLOT.bottom, PLOT.top]).nice(2)
  const top = y.domain()[1] ?? most
  const figures = [0, top / 2, top].filter(Number.isInteger)
  return { x: (day) => x(daysBetween(first, day)), y: (count) => y(count), figures }
}

function grid(plot: Plot, progress: Progress, words: ChartWords): readonly Shape[] {
  const lines = plot.figures.flatMap((figure): Shape[] => {
    const y = rounded(plot.y(figure))
    return [
      { tag: 'line', attributes: { x1: PLOT.left, x2: PLOT.right, y1: y, y2: y, stroke: RULE } },
      label([PLOT.right + 10, y], String(figure), { fill: QUIET, dy: 4 }),
    ]
  })
  return [...lines, ...dayLabels(plot, progress, words), ...dueLine(plot, progress, words)]
}

/** The last day that something is due, as an upright line with its name. */
function dueLine(plot: Plot, { lastDue, days }: Progress, words: ChartWords): readonly Shape[] {
  if (lastDue === null || lastDue < (days[0]?.day ?? '')) return []
  const x = rounded(plot.x(lastDue))
  return [
    {
      tag: 'line',
      attributes: { x1: x, x2: x, y1: PLOT.top - 8, y2: PLOT.bottom, stroke: ATTENTION, 'stroke-width': 1.5 },
    },
    label([x, PLOT.top - 12], words.lastDue(lastDue), {
      fill: ATTENTION,
      dx: x > WIDTH / 2 ? -4 : 4,
      dy: 6,
      'text-anchor': x > WIDTH / 2 ? 'end' : 'start',
    }),
  ]
}

/** The days that mean something, below the plot, those left out that would stand in another's letters. */
function dayLabels(plot: Plot, { days, ends }: Progress, words: ChartWords): readonly Shape[] {
  const wanted = [days[0]?.day, days.at(-1)?.day, ends].filter((day) => typeof day === 'string')
  const shapes: Shape[] = []
  let free = -Infinity
  for (const day of [...new Set(wanted)].sort()) {
    const x = rounded(plot.x(day))
    if (x < free) continue
    const anchor = x > PLOT.right - 60 ? 'end' : 'start'
    shapes.push(
      label([x, PLOT.bottom], words.day(day), { fill: QUIET, dy: LETTER + 8, 'text-anchor': anchor }),
    )
    free = x + 90
  }
  return shapes
}

function stroke(points: readonly Point[], attributes: Shape['attributes']): Shape {
  // One day alone is a point, and a path of one point is not drawn.
  const path = line<Point>().curve(curveMonotoneX).digits(1)(
    points.length === 1 ? [...points, ...points] : [...points],
  )
  return {
    tag: 'path',
    attributes: { d: path ?? '', fill: 'none', 'stroke-linejoin': 'round', ...attributes },
  }
}

function filled(points: readonly Point[], plot: Plot): Shape {
  const shape = area<Point>()
    .x(([x]) => x)
    .y0(plot.y(0))
    .y1(([, y]) => y)
    .curve(curveMonotoneX)
    .digits(1)
  return { tag: 'path', attributes: { d: shape([...points]) ?? '', fill: ACCENT, 'fill-opacity': 0.1 } }
}

function dot([x, y]: Point): Shape {
  return { tag: 'circle', attributes: { cx: rounded(x), cy: rounded(y), r: 4, fill: ACCENT } }
}

function endLabel([x, y]: Point, words: string): Shape {
  return label([x, y], words, { fill: INK, dy: -8, ...inside([x, y], 8), 'font-weight': 600 })
}

/** Letters beside a point go to the side where there is room for them. */
function inside([x]: Point, away: number): Shape['attributes'] {
  return x > WIDTH / 2 ? { dx: -away, 'text-anchor': 'end' } : { dx: away, 'text-anchor': 'start' }
}

function label([x, y]: Point, words: string, attributes: Shape['attributes']): Shape {
  return {
    tag: 'text',
    words,
    attributes: { x: rounded(x), y: rounded(y), 'font-size': LETTER, ...attributes },
  }
}

function along([[x1, y1] = [0, 0], [x2, y2] = [0, 0]]: readonly Point[], share: number): Point {
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share]
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
