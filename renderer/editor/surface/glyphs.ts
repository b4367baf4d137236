/**
 * The glyphs an editor draws, as data: our own kinds and states, and the few interface icons beside them (Lucide,
 * ISC licence). Drawn node by node because the page's policy forbids markup from strings.
 */
const SVG = 'http://www.w3.org/2000/svg'

type Shape = readonly [tag: 'path' | 'circle' | 'rect', attributes: Readonly<Record<string, string>>]

interface Drawing {
  readonly grid: number
  readonly stroke: string
  readonly shapes: readonly Shape[]
}

const BOX: Shape = ['rect', { x: '2', y: '2', width: '12', height: '12', rx: '2.5', 'stroke-width': '1.5' }]

function path(d: string, more: Readonly<Record<string, string>> = {}): Shape {
  return ['path', { d, ...more }]
}

function solid(d: string): Shape {
  return path(d, { fill: 'currentColor', stroke: 'none' })
}

function circle(cx: string, cy: string, r: string, more: Readonly<Record<string, string>> = {}): Shape {
  return ['circle', { cx, cy, r, ...more }]
}

function own(...shapes: readonly Shape[]): Drawing {
  return { grid: 16, stroke: '1.5', shapes }
}

function icon(...shapes: readonly Shape[]): Drawing {
  return { grid: 24, stroke: '1.75', shapes }
}

const DRAWINGS = {
  decision: own(solid('M8 1.2 14.8 8 8 14.8 1.2 8Z')),
  question: own(
    circle('8', '8', '6.4'),
    path('M6.1 6.3c.2-1.1 1-1.6 1.9-1.6 1.1 0 1.9.7 1.9 1.7 0 1.4-1.8 1.5-1.8 2.9', {
      'stroke-width': '1.4',
    }),
    circle('8.05', '11.5', '.85', { fill: 'currentColor', stroke: 'none' }),
  ),
  blueprint: own(
    path('M3 1.75h6.8L13.25 5.2v9.05H3Z'),
    path('M9.6 1.9v3.5h3.5M5.4 8.4h5.2M5.4 11h3.4', { 'stroke-width': '1.3' }),
  ),
  reference: own(
    path('M6.5 9.5 9.5 6.5M7 4.7l1.5-1.5a3 3 0 0 1 4.3 4.3L11.3 9M9 11.3l-1.5 1.5a3 3 0 0 1-4.3-4.3L4.7 7'),
  ),
  other: own(circle('8', '8', '5.75')),
  todo: own(BOX),
  inprogress: own(BOX, solid('M4.3 4.3H8v7.4H4.3Z')),
  blocked: own(BOX, path('M4.8 8h6.4', { 'stroke-width': '2.4', 'stroke-linecap': 'butt' })),
  done: own(
    [
      'rect',
      { x: '1.25', y: '1.25', width: '13.5', height: '13.5', rx: '3', fill: 'currentColor', stroke: 'none' },
    ],
    path('m4.6 8.2 2.4 2.4 4.4-4.9', { class: 'glyph-cut', 'stroke-width': '1.8' }),
  ),
  postponed: own(
    ['rect', { x: '2', y: '2', width: '12', height: '12', rx: '2.5', 'stroke-dasharray': '2.4 2' }],
    path('M6 8h4.5M8.8 6l2 2-2 2', { 'stroke-width': '1.3' }),
  ),
  calendar: icon(path('M8 2v3M16 2v3M3 9h18'), [
    'rect',
    { x: '3', y: '3', width: '18', height: '18', rx: '2' },
  ]),
  topic: icon(path('M6 12h12M6 20V4M18 20V4')),
  milestone: icon(path('M4 22V4M4 4h13l-2.5 4.5L17 13H4')),
  'person-plus': icon(path('M2 21a8 8 0 0 1 13.292-6'), circle('10', '8', '5'), path('M19 16v6M22 19h-6')),
  person: icon(circle('12', '8', '5'), path('M20 21a8 8 0 0 0-16 0')),
  nobody: icon(circle('12', '12', '10', { 'stroke-dasharray': '4.2 3.6' })),
  triangle: icon(
    path('m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01'),
  ),
  'turn-down': icon(path('m10 15 5 5 5-5'), path('M4 4h7a4 4 0 0 1 4 4v12')),
  laptop: icon(['rect', { x: '4', y: '4', width: '16', height: '12', rx: '2' }], path('M2 20h20')),
  plus: icon(path('M5 12h14M12 5v14')),
  hand: icon(
    path('M18 11V6a2 2 0 0 0-4 0v5M14 10V4a2 2 0 0 0-4 0v6M10 10.5V6a2 2 0 0 0-4 0v8'),
    path('M18 8a2 2 0 1 1 4 0v6a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.86-5.99-2.34l-3.6-3.6a2 2 0 0 1 2.83-2.82L7 15'),
  ),
  link: icon(path('M9 17H7A5 5 0 0 1 7 7h2M15 7h2a5 5 0 1 1 0 10h-2M8 12h8')),
} as const satisfies Readonly<Record<string, Drawing>>

export type GlyphName = keyof typeof DRAWINGS

/** A drawing for whoever makes its own elements (React): view box, stroke and the shapes in order. */
export function glyphDrawing(name: GlyphName): Drawing {
  return DRAWINGS[name]
}

/** The glyph as an element. With a name it is an image of that name; without, it is decoration. */
export function createGlyph(name: GlyphName, size: number, label?: string): SVGSVGElement {
  const drawing: Drawing = DRAWINGS[name]
  const glyph = document.createElementNS(SVG, 'svg')
  setAll(glyph, {
    class: 'glyph',
    width: String(size),
    height: String(size),
    viewBox: `0 0 ${drawing.grid} ${drawing.grid}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': drawing.stroke,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }),
  })
  for (const [tag, attributes] of drawing.shapes) {
    const shape = document.createElementNS(SVG, tag)
    setAll(shape, attributes)
    glyph.append(shape)
  }
  return glyph
}

const STATUS: Readonly<Record<string, GlyphName>> = {
  TODO: 'todo',
  INPROGRESS: 'inprogress',
  BLOCKED: 'blocked',
  DONE: 'done',
  POSTPONED: 'postponed',
}

/** The box of a status; a status we do not know, or none, looks like one that is to do. */
export function statusGlyph(status: unknown): GlyphName {
  return (typeof status === 'string' ? STATUS[status] : undefined) ?? 'todo'
}

/** Whether a field's choices are states of work, which have a box each; how a decision was agreed has none. */
export function hasBoxes(choices: readonly { readonly value: string }[]): boolean {
  return choices.some(({ value }) => value in STATUS)
}

/** The shape of an item's kind; an action's is the box of its status. */
export function kindGlyph(kind: string, status: unknown): GlyphName {
  if (kind === 'action') return statusGlyph(status)
  return kind === 'decision' || kind === 'question' || kind === 'blueprint' ? kind : 'other'
}

function setAll(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
