/** The signs of the kinds, drawn once a page and used by name. The shapes are those of the app, on a 16 px grid. */
import { markup, Markup, type Piece } from './markup.ts'

const BOX =
  '<rect x="2" y="2" width="12" height="12" rx="2.5" fill="none" stroke="currentColor" stroke-width="1.5"/>'

const SHAPES: Readonly<Record<string, string>> = {
  decision: '<path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" fill="currentColor"/>',
  question:
    '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6.1 6.3c.2-1.1 1-1.6 1.9-1.6 1.1 0 1.9.7 1.9 1.7 0 1.4-1.8 1.5-1.8 2.9" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/><circle cx="8.05" cy="11.5" r=".85" fill="currentColor"/>',
  blueprint:
    '<path d="M3 1.75h6.8L13.25 5.2v9.05H3Z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M9.6 1.9v3.5h3.5M5.4 8.4h5.2M5.4 11h3.4" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"/>',
  item: '<circle cx="8" cy="8" r="3" fill="currentColor"/>',
  action: BOX,
  TODO: BOX,
  INPROGRESS: `${BOX}<path d="M4.3 4.3H8v7.4H4.3Z" fill="currentColor"/>`,
  BLOCKED: `${BOX}<path d="M4.8 8h6.4" stroke="currentColor" stroke-width="2.4"/>`,
  DONE: '<rect x="1.25" y="1.25" width="13.5" height="13.5" rx="3" fill="currentColor"/><path class="cut" d="m4.6 8.2 2.4 2.4 4.4-4.9" fill="none" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>',
  POSTPONED:
    '<rect x="2" y="2" width="12" height="12" rx="2.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2"/><path d="M6 8h4.5M8.8 6l2 2-2 2" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"/>',
  search:
    '<circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="m10.6 10.6 3.6 3.6" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/>',
}

/** What class the sign of a kind has, by which it gets its hue. */
const HUES: Readonly<Record<string, string>> = {
  ...{ decision: 'decision', question: 'question', blueprint: 'blueprint', search: 'none', item: 'item' },
  ...{ action: 'action', TODO: 'action', INPROGRESS: 'action', BLOCKED: 'action', DONE: 'action' },
  POSTPONED: 'action',
}

/** The sign of a kind, or of an action by its status; beside words that say the same, so it is hidden from readers. */
export function glyph(kind: string, status = ''): Markup {
  const named = kind === 'action' && Object.hasOwn(SHAPES, status) ? status : kind
  const name = Object.hasOwn(SHAPES, named) ? named : 'item'
  return markup`<svg
    class="k k-${HUES[name] ?? 'item'}"
    width="14"
    height="14"
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    <use href="#g.${name}" />
  </svg>`
}

/** The shapes that the page uses, as symbols; nothing where it uses none. */
export function spriteFor(page: Markup): Piece {
  const used = Object.keys(SHAPES).filter((name) => page.text.includes(`#g.${name}"`))
  if (used.length === 0) return null
  const symbols = used.map(
    (name) => `<symbol id="g.${name}" viewBox="0 0 16 16">${SHAPES[name] ?? ''}</symbol>`,
  )
  return new Markup(`<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>`)
}
